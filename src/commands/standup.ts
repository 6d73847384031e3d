import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { component, customId, declare, modal, type Reply } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import { wordsOf } from '../i18n/words.ts';
import { phaseNumbered } from '../study/phases.ts';
import { weekOf } from '../study/schedule.ts';
import type { Group } from '../store/groups.ts';
import { textModal } from '../views/modals.ts';
import { say } from '../views/parts.ts';
import { bare, deadline, plain } from '../views/text.ts';
import { GroupId, type Kit } from './kit.ts';
import { nextStandup, openStandups, phaseTitle } from './phases.ts';
import { memberGroup, message, suggestGroups } from './which.ts';

/** An answer's parts together stay below what one message can hold. */
const LONGEST = 1000;
const QUESTIONS = ['finished', 'next', 'blockers'] as const;

const Phase = z.coerce.number().int().min(1).max(1000);
const InPhase = z.tuple([GroupId, Phase]).rest(z.string());

/** Answer the open standup in a dialog. */
export default declare({
  name: 'standup',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => answerOpen(kit, ask, group),
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, true),
  components: {
    /** "Answer" on the standup's post. */
    open: component(InPhase, async (ask, [groupId, phase], _, kit: Kit) => {
      const found = await memberGroup(kit, ask, groupId, '');
      if (found.kind === 'answer') return message(found.message);
      return isOpenPhase(found.group, phase, ask.at)
        ? dialog(kit, ask, found.group, phase)
        : message(say(ask.language, 'standup.closed'));
    }),
    in: component(z.tuple([]), (ask, _, [groupId], kit: Kit) =>
      answerOpen(kit, ask, groupId ?? ''),
    ),
  },
  modals: {
    answer: modal(InPhase, (ask, [groupId, phase], fields, kit: Kit) =>
      keep(kit, ask, groupId, phase, fields),
    ),
  },
});

async function answerOpen(kit: Kit, ask: Ask, named: string | null): Promise<Reply> {
  const found = await memberGroup(kit, ask, named, customId('standup', 'in'));
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const open = openStandups(group, ask.at);
  const phase = (await firstUnanswered(kit, ask, group, open)) ?? open[0];
  return phase === undefined
    ? message(await noStandup(kit, ask, group))
    : dialog(kit, ask, group, phase);
}

/** Phases that end in the same week have their standups side by side. */
async function firstUnanswered(
  kit: Kit,
  ask: Ask,
  group: Group,
  open: readonly number[],
): Promise<number | undefined> {
  for (const phase of open) {
    const answers = await kit.store.standups.answers(ask.guildId, group.groupId, phase);
    if (!answers.some(({ memberId }) => memberId === ask.memberId)) return phase;
  }
  return undefined;
}

async function noStandup(kit: Kit, ask: Ask, group: Group): Promise<Message> {
  const words = wordsOf(ask.language);
  const next = nextStandup(group, ask.at);
  const none = words('standup.none', { group: plain(group.name) });
  if (next === null) return { content: none };
  const phase = plain(await phaseTitle(kit, group, next.phase));
  return { content: `${none}\n${words('standup.nextOpens', { phase, when: deadline(next.at) })}` };
}

/** The dialog, with what is finished filled in from the check-ins of this phase. */
async function dialog(kit: Kit, ask: Ask, group: Group, phase: number): Promise<Reply> {
  const words = wordsOf(ask.language);
  const [title, items, answers] = await Promise.all([
    phaseTitle(kit, group, phase),
    kit.store.groups.items(ask.guildId, group.groupId, ask.memberId),
    kit.store.standups.answers(ask.guildId, group.groupId, phase),
  ]);
  const before = answers.find(({ memberId }) => memberId === ask.memberId);
  const done = items.filter((item) => item.phase === phase && item.done === 'done');
  const open = items.filter((item) => item.phase === phase && item.done === null);
  const drafted = (list: typeof items) => list.map(({ text }) => `- ${bare(text)}`).join('\n');
  const field = (id: (typeof QUESTIONS)[number], value: string) => ({
    id,
    label: words(`standup.${id}`),
    long: true,
    maxLength: LONGEST,
    value,
  });
  return {
    kind: 'modal',
    modal: textModal(
      customId('standup', 'answer', group.groupId, phase),
      words('standup.modalTitle', { phase: bare(title) }),
      [
        field('finished', before?.finished ?? drafted(done)),
        field('next', before?.next ?? drafted(open.slice(0, 3))),
        { ...field('blockers', before?.blockers ?? ''), hint: words('standup.blockersHint') },
      ],
    ),
  };
}

async function keep(
  kit: Kit,
  ask: Ask,
  groupId: number,
  phase: number,
  fields: Readonly<Record<string, string>>,
): Promise<Reply> {
  const { language } = ask;
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  if (!isOpenPhase(found.group, phase, ask.at)) return message(say(language, 'standup.closed'));
  const { finished = '', next = '', blockers = '' } = fields;
  const tooLong = QUESTIONS.find((name) => (fields[name] ?? '').length > LONGEST);
  if (tooLong !== undefined) {
    const option = wordsOf(language)(`standup.${tooLong}`);
    return message(say(language, 'refuse.tooLong', { option, limit: LONGEST }));
  }
  if (bare(finished) === '' && bare(next) === '' && bare(blockers) === '') {
    return message(say(language, 'standup.empty'));
  }
  await kit.store.standups.answer(ask.guildId, groupId, phase, {
    memberId: ask.memberId,
    finished: bare(finished),
    next: bare(next),
    blockers: bare(blockers),
    answeredAt: ask.at,
  });
  return { kind: 'message', message: say(language, 'standup.thanks'), sweep: true };
}

function isOpenPhase(group: Group, phase: number, at: number): boolean {
  return phaseNumbered(group.plan, phase)?.lastWeek === weekOf(group, at);
}
