import type { Ask } from '../discord/ask.ts';
import { customId, type Reply } from '../discord/command.ts';
import { cutText } from '../discord/seal.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import type { Group, MemberItem } from '../store/groups.ts';
import { type StandupKey, standupRef } from '../study/standups.ts';
import { textModal } from '../views/modals.ts';
import { bare } from '../views/text.ts';
import type { Kit } from './kit.ts';
import { phaseTitle } from './phases.ts';

/** An answer's parts together stay below what one message can hold. */
export const LONGEST = 1000;
export const QUESTIONS = ['finished', 'next', 'blockers'] as const;
/** So much of a note is drafted. */
const NOTE = 120;

/** The dialog: as answered before, else drafted from the check-ins. */
export async function standupDialog(
  kit: Kit,
  ask: Ask,
  group: Group,
  key: StandupKey,
): Promise<Reply> {
  const words = wordsOf(ask.language);
  const { guildId, memberId } = ask;
  const [title, items, answers] = await Promise.all([
    key.scope === 'phase'
      ? phaseTitle(kit, group, key.number).then((phase) =>
          words('standup.modalTitle', { phase: bare(phase) }),
        )
      : words('standup.weekModalTitle', { week: key.number }),
    kit.store.groups.items(guildId, group.groupId, memberId),
    kit.store.standups.answers(guildId, group.groupId, key),
  ]);
  const before = answers.find((answer) => answer.memberId === memberId);
  const { done, open } = itemsAbout(items, key);
  const field = (id: (typeof QUESTIONS)[number], value: string) => ({
    id,
    label: words(`standup.${id}`),
    long: true,
    maxLength: LONGEST,
    value,
  });
  return {
    kind: 'modal',
    modal: textModal(customId('standup', 'answer', group.groupId, standupRef(key)), title, [
      field('finished', before?.finished ?? done.map((item) => withNote(words, item)).join('\n')),
      field('next', before?.next ?? open.slice(0, 3).map(line).join('\n')),
      { ...field('blockers', before?.blockers ?? ''), hint: words('standup.blockersHint') },
    ]),
  };
}

/** What a standup is about: the phase's items; of a week, what was done in it and what is open by then. */
export function itemsAbout(
  items: readonly MemberItem[],
  { scope, number }: StandupKey,
): { done: MemberItem[]; open: MemberItem[] } {
  const isPhase = scope === 'phase';
  return {
    done: items.filter(
      (item) => item.done === 'done' && (isPhase ? item.phase : item.doneWeek) === number,
    ),
    open: items.filter(
      (item) => item.done === null && (isPhase ? item.phase === number : item.week <= number),
    ),
  };
}

function line({ text }: MemberItem): string {
  return `- ${bare(text)}`;
}

/** What the member wrote beside the check-in may be said here too; they see it before they send it. */
function withNote(words: Words, item: MemberItem): string {
  const note = bare(item.note ?? '').replace(/\s+/g, ' ');
  return note === ''
    ? line(item)
    : words('standup.noted', { line: line(item), note: cutText(note, NOTE) });
}
