import { customId } from '../discord/command.ts';
import type { Words } from '../i18n/words.ts';
import { MOST_SHIFT, type OwnPlan } from '../study/own-plan.ts';
import type { Finish } from '../study/pace.ts';
import { button } from './parts.ts';
import { timestamp } from './text.ts';

/** How a member keeps up with the own plan, and what may be done about it. */
export type Pace = OwnPlan & {
  /** Items fewer than the own plan's line has by now; 0: not behind. */
  behind: number;
  /** Open items that may be skipped, skipped or not. */
  optional: number;
  canTakeLeave: boolean;
};

/** That somebody is behind: the group's line, or one's own. */
export function paceLine(words: Words, { behind, shiftWeeks, skipOptional }: Pace): string {
  const isOwn = shiftWeeks > 0 || skipOptional;
  return words(isOwn ? 'pace.behindOwn' : 'progress.behind', { items: behind });
}

/** In which way the plan is the member's own. */
export function planLines(words: Words, own: OwnPlan & { week: number }, weeks: number): string[] {
  const { shiftWeeks, skipOptional, week } = own;
  return [
    ...(shiftWeeks === 0 ? [] : [words('pace.ownWeek', { shift: shiftWeeks, week, weeks })]),
    ...(skipOptional ? [words('pace.skipping')] : []),
  ];
}

/** Ways to catch up for those who are behind; the ways back for those who took one. */
export function paceButtons(words: Words, groupId: number, pace: Pace) {
  const { behind, shiftWeeks, skipOptional, optional, canTakeLeave } = pace;
  const shift = (to: number, label: string) =>
    button(customId('plan', 'shift', groupId, shiftWeeks, to), label);
  const skip = (on: 0 | 1, label: string) => button(customId('plan', 'skip', groupId, on), label);
  return [
    ...(behind > 0 && shiftWeeks < MOST_SHIFT ? [shift(shiftWeeks + 1, words('pace.shift'))] : []),
    ...(shiftWeeks > 0 ? [shift(shiftWeeks - 1, words('pace.shiftBack'))] : []),
    ...(behind > 0 && !skipOptional && optional > 0 ? [skip(1, words('pace.skip'))] : []),
    ...(skipOptional ? [skip(0, words('pace.skipNoMore'))] : []),
    ...(behind > 0 && canTakeLeave
      ? [button(customId('leave-week', 'take', groupId), words('pace.leave'))]
      : []),
  ];
}

/** When a member will be through, at the rate so far. */
export function finishLine(words: Words, finish: Finish): string {
  switch (finish.kind) {
    case 'finished':
      return words('progress.finished');
    case 'unknown':
      return words('progress.finishUnknown');
    case 'at':
      return words('progress.finish', { when: timestamp(finish.at, 'D') });
  }
}
