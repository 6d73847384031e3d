import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, customId, declare, type Reply } from '../../discord/command.ts';
import { profileMessage } from '../../views/me.ts';
import type { Kit } from '../kit.ts';
import { memberGroup, message, suggestGroups } from '../which.ts';
import { profileOf } from './profile.ts';

/** One's own profile in a group: progress, points, streak, and why each week counts. */
export default declare({
  name: 'show',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => show(kit, ask, group),
  dear: ['run', 'in'],
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, true),
  components: {
    in: component(z.tuple([]), (ask, _, [group], kit: Kit) => show(kit, ask, group ?? '')),
  },
});

async function show(kit: Kit, ask: Ask, named: string | null): Promise<Reply> {
  const found = await memberGroup(kit, ask, named, customId('me.show', 'in'));
  if (found.kind === 'answer') return message(found.message);
  const { profile, facts } = await profileOf(kit, ask, found.group);
  const picture = (await kit.pictures?.profile(ask.language, facts)) ?? null;
  return message(profileMessage(ask.language, { ...profile, picture }));
}
