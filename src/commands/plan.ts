import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { component, customId, declare, type Reply } from '../discord/command.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { Group } from '../store/groups.ts';
import { MOST_SHIFT } from '../study/own-plan.ts';
import { finishLine } from '../views/pace.ts';
import { timestamp } from '../views/text.ts';
import { checklist } from './checklist.ts';
import { GroupId, type Kit } from './kit.ts';
import { ownPace } from './own-pace.ts';
import { memberGroup, message, suggestGroups } from './which.ts';

const Shift = z.coerce.number().int().min(0).max(MOST_SHIFT);

/** My week: the private panel, and how the plan becomes the member's own. */
export default declare({
  name: 'plan',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => panel(kit, ask, group),
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, true),
  components: {
    /** "My week" on the weekly post. */
    open: component(z.tuple([GroupId]).rest(z.string()), (ask, [groupId], _, kit: Kit) =>
      panel(kit, ask, groupId),
    ),
    in: component(z.tuple([]), (ask, _, [groupId], kit: Kit) => panel(kit, ask, groupId ?? '')),
    /** A week later or earlier than now; pressed twice, it is one. */
    shift: component(z.tuple([GroupId, Shift, Shift]), (ask, [groupId, from, to], _, kit: Kit) =>
      Math.abs(from - to) === 1
        ? change(kit, ask, groupId, () =>
            kit.store.enrolments.setShift(ask.guildId, groupId, ask.memberId, { from, to }),
          )
        : panel(kit, ask, groupId),
    ),
    skip: component(z.tuple([GroupId, z.enum(['0', '1'])]), (ask, [groupId, on], _, kit: Kit) =>
      change(kit, ask, groupId, () =>
        kit.store.enrolments.setSkipOptional(ask.guildId, groupId, ask.memberId, on === '1'),
      ),
    ),
  },
});

async function panel(
  kit: Kit,
  ask: Ask,
  named: string | number | null,
  news: string | null = null,
): Promise<Reply> {
  const found = await memberGroup(kit, ask, named, customId('plan', 'in'));
  if (found.kind === 'answer') return message(found.message);
  return message(await checklist(kit, ask, found.group, { scope: null, page: 0, news }));
}

/** Changes the member's own plan, and says what that makes of it. */
async function change(
  kit: Kit,
  ask: Ask,
  groupId: number,
  write: () => Promise<boolean>,
): Promise<Reply> {
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const words = wordsOf(ask.language);
  const before = await paceOf(kit, ask, group);
  if (!(await write())) return panel(kit, ask, groupId, words('pace.unchanged'));
  const after = await paceOf(kit, ask, group);
  const news = [changedLine(words, before, after), finishLine(words, after.finish)].join('\n');
  return panel(kit, ask, groupId, news);
}

type Own = ReturnType<typeof ownPace>;

function changedLine(words: Words, before: Own, { own, pace }: Own): string {
  if (before.own.skipOptional !== own.skipOptional) {
    const items = pace.optional;
    return words(own.skipOptional ? 'pace.nowSkipping' : 'pace.nowIncluding', { items });
  }
  const when = timestamp(own.endsAt, 'D');
  return own.shiftWeeks === 0
    ? words('pace.unshifted', { when })
    : words('pace.shifted', { shift: own.shiftWeeks, when });
}

async function paceOf(kit: Kit, ask: Ask, group: Group): Promise<Own> {
  const [items, enrolment] = await Promise.all([
    kit.store.groups.items(ask.guildId, group.groupId, ask.memberId),
    kit.store.enrolments.find(ask.guildId, group.groupId, ask.memberId),
  ]);
  return ownPace(group, items, enrolment, ask.at);
}
