import { type Course, escaped } from './course.ts';
import type { Fact } from './oracle.ts';
import type { Phrases } from './phrases.ts';
import type { Shown } from './read-message.ts';

/** How members are shown to others: by name, by an alias, or as somebody. */
type Seen = { alias: string | null; hidden: boolean };

function seenAs({ facts }: Course, member: string, at: number): Seen {
  const chosen = facts.findLast(
    (fact) => fact.kind === 'name' && fact.member === member && fact.at <= at,
  );
  return chosen?.kind === 'name' ? chosen : { alias: null, hidden: false };
}

export function isHidden(course: Course, member: string, at: number): boolean {
  return seenAs(course, member, at).hidden;
}

export function nameOf(
  course: Course,
  member: string,
  at: number,
  phrases: Phrases = course.phrases,
): string {
  const { alias, hidden } = seenAs(course, member, at);
  if (hidden) return phrases.somebody;
  return alias === null ? `<@${member}>` : `**${escaped(alias)}**`;
}

/** Names one after the other; who is hidden is counted behind them. */
export function namesOf(
  course: Course,
  members: readonly string[],
  at: number,
  line: (member: string) => string = (member) => nameOf(course, member, at),
  gap = ' ',
): string {
  const named = members.filter((member) => !isHidden(course, member, at));
  const hidden = members.length - named.length;
  const unnamed = hidden === 0 ? [] : [course.phrases.unnamed(hidden)];
  return named.length + hidden === 0
    ? ''
    : [named.map(line).join(gap), ...unnamed].filter(Boolean).join(gap);
}

/** Without those who deleted their data before an instant: as if they had never been. */
export function withoutErased(facts: readonly Fact[], before: number): readonly Fact[] {
  const gone = facts.filter((fact) => fact.kind === 'erase' && fact.at < before);
  return facts.filter(({ member, at }) => !gone.some((g) => g.member === member && at <= g.at));
}

/** A message that named them, since: their name gives way, and so do their words behind it. */
export function forgetErased(course: Course, shown: Shown, now: number): Shown {
  const erased = course.facts.filter(({ kind, at }) => kind === 'erase' && at <= now);
  const forget = (text: string) =>
    text
      .split('\n')
      .map((line) =>
        erased.reduce((left, { member, at }) => {
          const name = nameOf(course, member, at);
          const [before, ...behind] = left.split(name);
          if (behind.length === 0) return left;
          const { somebody } = course.phrases;
          return /^[:：]/.test(behind[0] ?? '')
            ? `${before}${somebody}: …`
            : left.replaceAll(name, somebody);
        }, line),
      )
      .join('\n');
  return { ...shown, body: shown.body.map(forget), fields: shown.fields.map(forget) };
}
