import type { Words } from '../i18n/words.ts';
import { isScheduled, type PublicKind } from '../study/post-kinds.ts';

export type NamedPost = {
  kind: PublicKind;
  /** Of the week or phase. */
  number: number;
  /** Not empty on what the calendar did not bring. */
  subject: string;
  /** The title of the phase it is about; empty when it is about a week. */
  phase: string;
};

/** What a post is called: "Assignment, week 3". Without markup, but with the phase's own title. */
export function postName(words: Words, { kind, number, subject, phase }: NamedPost): string {
  const name = words(`schedule.kind.${kind}`, { number, phase: phase || String(number) });
  return isScheduled(kind) && subject !== '' ? words('schedule.copy', { post: name }) : name;
}
