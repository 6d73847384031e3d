import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, customId, declare, type Reply } from '../../discord/command.ts';
import { wordsOf } from '../../i18n/words.ts';
import { button, buttons, COLOUR, say } from '../../views/parts.ts';
import type { Kit } from '../kit.ts';
import { message } from '../which.ts';

/** So long the question may be answered, in milliseconds. */
const VALID = 15 * 60_000;

/** When it was asked: epoch ms in base 36. */
const AskedAt = z
  .string()
  .regex(/^[0-9a-z]{6,9}$/)
  .transform((text) => Number.parseInt(text, 36));

/** Deletes everything about the member in this server, after asking. */
export default declare({
  name: 'delete',
  options: [],
  run: (ask, _, kit: Kit) => sure(kit, ask),
  components: {
    open: component(z.tuple([]), (ask, _, __, kit: Kit) => sure(kit, ask)),
    yes: component(z.tuple([AskedAt]), (ask, [askedAt], _, kit: Kit) => erase(kit, ask, askedAt)),
    no: component(z.tuple([]), async (ask) => message(say(ask.language, 'me.kept'))),
  },
});

async function sure(kit: Kit, ask: Ask): Promise<Reply> {
  const words = wordsOf(ask.language);
  const tables = await kit.store.memberData.read(ask.guildId, ask.memberId);
  if (Object.values(tables).every((rows) => rows.length === 0)) {
    return message(say(ask.language, 'me.nothing'));
  }
  const numbers = {
    checkIns: tables.checkIns.length,
    answers: tables.standupAnswers.length,
    groups: tables.enrolments.length,
  };
  return message({
    embeds: [
      {
        color: COLOUR.quiet,
        title: words('me.deleteTitle'),
        description: [
          words('me.deleteGone', numbers),
          words('me.deleteDiscord'),
          words('me.deleteStays'),
          words('me.deleteAgain'),
        ].join('\n\n'),
      },
    ],
    components: [
      buttons(
        button(customId('me.delete', 'yes', ask.at.toString(36)), words('me.deleteYes'), 'danger'),
        button(customId('me.delete', 'no'), words('me.deleteNo')),
      ),
    ],
  });
}

async function erase(kit: Kit, ask: Ask, askedAt: number): Promise<Reply> {
  const { guildId, memberId, language, at } = ask;
  const age = at - askedAt;
  if (age < 0 || age > VALID) return message(say(language, 'me.deleteExpired'));
  const hadAny = await kit.store.memberData.erase(guildId, memberId, at);
  if (!hadAny) return message(say(language, 'me.nothing'));
  return { kind: 'message', message: say(language, 'me.deleted'), sweep: true };
}
