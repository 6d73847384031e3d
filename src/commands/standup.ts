import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { component, customId, declare, modal, type Reply } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Group } from '../store/groups.ts';
import { itemNamed } from '../study/blockers.ts';
import {
  type Standup,
  type StandupKey,
  StandupRef,
  standupOf,
  standupState,
  standupsOf,
} from '../study/standups.ts';
import { blockersMessage } from '../views/blockers.ts';
import { say } from '../views/parts.ts';
import { bare, deadline, plain } from '../views/text.ts';
import {
  askAbout,
  claimBlocker,
  groupBlockers,
  pickBlocker,
  resolveBlocker,
  setAbout,
} from './blockers.ts';
import { GroupId, type Kit } from './kit.ts';
import { phaseTitle } from './phases.ts';
import { LONGEST, QUESTIONS, standupDialog } from './standup-draft.ts';
import { memberGroup, message, suggestGroups } from './which.ts';

const OfStandup = z.tuple([GroupId, StandupRef]).rest(z.string());
const OfBlocker = z.tuple([GroupId, GroupId]);

/** Answer a standup in a dialog; help with what blocks others. */
export default declare({
  name: 'standup',
  options: [{ name: 'group', type: 'string', autocomplete: true }],
  run: (ask, { group }, kit: Kit) => answerOpen(kit, ask, group),
  suggest: (ask, { text }, kit: Kit) => suggestGroups(kit, ask, text, true),
  // Of organisers alone: they may resolve what is none of theirs.
  audited: { components: { solved: { args: ['group', 'blocker'] } } },
  components: {
    /** "Answer" on the standup's post, its answers and its report. */
    open: component(OfStandup, async (ask, [groupId, key], _, kit: Kit) => {
      const found = await memberGroup(kit, ask, groupId, '');
      if (found.kind === 'answer') return message(found.message);
      return mayAnswer(found.group, key, ask.at) === null
        ? message(say(ask.language, 'standup.closed'))
        : standupDialog(kit, ask, found.group, key);
    }),
    in: component(z.tuple([]), (ask, _, [groupId], kit: Kit) =>
      answerOpen(kit, ask, groupId ?? ''),
    ),
    help: component(OfBlocker, (ask, [groupId, id], _, kit: Kit) =>
      claimBlocker(kit, ask, groupId, id),
    ),
    solved: component(OfBlocker, (ask, [groupId, id], _, kit: Kit) =>
      resolveBlocker(kit, ask, groupId, id),
    ),
    /** One of a menu's. */
    blocker: component(z.tuple([GroupId]), (ask, [groupId], [id], kit: Kit) =>
      pickBlocker(kit, ask, groupId, id ?? ''),
    ),
    /** "Which item is it about?" */
    about: component(OfBlocker, (ask, [groupId, id], [itemId], kit: Kit) =>
      setAbout(kit, ask, { groupId, blockerId: id, itemId: itemId ?? null }),
    ),
  },
  modals: {
    answer: modal(OfStandup, (ask, [groupId, key], fields, kit: Kit) =>
      keep(kit, ask, groupId, key, fields),
    ),
  },
});

async function answerOpen(kit: Kit, ask: Ask, named: string | null): Promise<Reply> {
  const found = await memberGroup(kit, ask, named, customId('standup', 'in'));
  if (found.kind === 'answer') return message(found.message);
  const { group } = found;
  const standup = await standupToAnswer(kit, ask, group);
  return standup === null
    ? message(await noStandup(kit, ask, group))
    : standupDialog(kit, ask, group, standup);
}

/**
 * The first open one that the member has not answered; then any that is open; then one that closed
 * within the last days, was theirs to answer and is not answered. Standups of phases that end in the
 * same week are open side by side.
 */
async function standupToAnswer(kit: Kit, ask: Ask, group: Group): Promise<Standup | null> {
  const { guildId, memberId } = ask;
  const { groupId } = group;
  const hasPost = async ({ scope, number }: Standup) =>
    scope === 'phase' ||
    (await kit.store.outbox.find({
      ...{ guildId, groupId, kind: 'week-standup', number, subject: '' },
    })) !== undefined;
  const isAnswered = async (standup: Standup) =>
    (await kit.store.standups.answers(guildId, groupId, standup)).some(
      (answer) => answer.memberId === memberId,
    );
  const inState = (state: string) =>
    standupsOf(group).filter((standup) => standupState(group, standup, ask.at) === state);
  const enrolment = await kit.store.enrolments.find(guildId, groupId, memberId);
  const joinedAt = enrolment?.joinedAt ?? ask.at;
  const open: Standup[] = [];
  for (const standup of inState('open')) {
    // One that was turned on too late for its week has nowhere to put answers.
    if (!(await hasPost(standup))) continue;
    if (!(await isAnswered(standup))) return standup;
    open.push(standup);
  }
  if (open[0] !== undefined) return open[0];
  for (const standup of inState('late').filter(({ closesAt }) => joinedAt < closesAt)) {
    if ((await hasPost(standup)) && !(await isAnswered(standup))) return standup;
  }
  return null;
}

/** When the next one opens, and what blocks people meanwhile. */
async function noStandup(kit: Kit, ask: Ask, group: Group): Promise<Message> {
  const words = wordsOf(ask.language);
  const [next] = standupsOf(group)
    .filter((standup) => standupState(group, standup, ask.at) === 'ahead')
    .sort((a, b) => a.opensAt - b.opensAt);
  const lines = [words('standup.none', { group: plain(group.name) })];
  if (next !== undefined) {
    const when = deadline(next.opensAt);
    lines.push(
      next.scope === 'week'
        ? words('standup.nextWeekOpens', { week: next.number, when })
        : words('standup.nextOpens', {
            phase: plain(await phaseTitle(kit, group, next.number)),
            when,
          }),
    );
  }
  const open = await groupBlockers(kit, group);
  return blockersMessage(ask.language, group.groupId, lines.join('\n'), open);
}

async function keep(
  kit: Kit,
  ask: Ask,
  groupId: number,
  key: StandupKey,
  fields: Readonly<Record<string, string>>,
): Promise<Reply> {
  const { language, guildId, memberId, at } = ask;
  const found = await memberGroup(kit, ask, groupId, '');
  if (found.kind === 'answer') return message(found.message);
  const state = mayAnswer(found.group, key, at);
  if (state === null) return message(say(language, 'standup.closed'));
  const { finished = '', next = '', blockers = '' } = fields;
  const tooLong = QUESTIONS.find((name) => (fields[name] ?? '').length > LONGEST);
  if (tooLong !== undefined) {
    const option = wordsOf(language)(`standup.${tooLong}`);
    return message(say(language, 'refuse.tooLong', { option, limit: LONGEST }));
  }
  if (bare(finished) === '' && bare(next) === '' && bare(blockers) === '') {
    return message(say(language, 'standup.empty'));
  }
  const items = await kit.store.groups.items(guildId, groupId, memberId);
  const about = items.filter((item) =>
    key.scope === 'phase' ? item.phase === key.number : item.week <= key.number,
  );
  const raised = await kit.store.standups.answer(guildId, groupId, key, {
    memberId,
    finished: bare(finished),
    next: bare(next),
    blockers: bare(blockers),
    answeredAt: at,
    itemId: itemNamed(about, bare(blockers)),
  });
  const thanks = say(language, state === 'late' ? 'standup.thanksLate' : 'standup.thanks');
  return {
    kind: 'message',
    message: raised?.isOpen === true ? askAbout(language, groupId, thanks, raised, about) : thanks,
    sweep: true,
  };
}

/** Whether an answer is taken now, in time or late; null when it is not. */
function mayAnswer(group: Group, key: StandupKey, at: number): 'open' | 'late' | null {
  const standup = standupOf(group, key);
  const state = standup && standupState(group, standup, at);
  return state === 'open' || state === 'late' ? state : null;
}
