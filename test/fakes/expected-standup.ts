import { type Course, escaped, resumesIn, startsAt, when } from './course.ts';
import type { CoursePhase } from './course-plan.ts';
import { type Answered, fold } from './oracle.ts';
import { NOTHING, type Shown } from './read-message.ts';

type Answer = Answered & { member: string; at: number };

/** Answers to a phase's standup before an instant, each member's last, in the order of giving. */
function answersTo({ facts }: Course, phase: number, before: number): Answer[] {
  const last = new Map<string, Answer>();
  for (const fact of facts) {
    if (fact.kind !== 'answer' || fact.phase !== phase || fact.at >= before) continue;
    last.delete(fact.member);
    last.set(fact.member, fact);
  }
  return [...last.values()];
}

/** `report`: the place in the channel of the report that closed it, or null while it is open. */
export function expectedStandup(
  course: Course,
  { number, title, lastWeek }: CoursePhase,
  { at, now, report }: { at: number; now: number; report: number | null },
): Shown {
  const { phrases, groupId } = course;
  const end = startsAt(course, now)[lastWeek] ?? 0;
  const answers = answersTo(course, number, report === null ? Number.POSITIVE_INFINITY : end);
  const resumed = resumesIn(course, at, Math.min(end, now + 1)).at(-1) ?? at;
  const written = Math.max(answers.at(-1)?.at ?? at, resumed);
  const closes = startsAt(course, written)[lastWeek] ?? 0;
  const who = answers.map(({ member }) => `<@${member}>`).join(' ');
  return {
    ...NOTHING,
    title: phrases.standup(escaped(title)),
    body: [report === null ? phrases.standupText : phrases.standupClosed(`#${report}`)],
    fields: [
      `${phrases.answered(answers.length)}: ${who === '' ? phrases.nobodyAnswered : who}`,
      ...(report === null ? [`${phrases.closes}: ${when(closes)}`] : []),
    ],
    footer: course.name,
    buttons: [
      `${phrases.answer} -> standup:open:${groupId}:${number}${report === null ? '' : ' (off)'}`,
    ],
    thread: { name: phrases.standup(title), messages: threadOf(course, number, answers) },
  };
}

/** One message a member, where the first answer stood, with what was said last. */
function threadOf({ facts, phrases, groupId }: Course, phase: number, answers: Answer[]): Shown[] {
  const order = facts.flatMap((fact) =>
    fact.kind === 'answer' && fact.phase === phase ? [fact.member] : [],
  );
  return [...new Set(order)].flatMap((member): Shown[] => {
    const answer = answers.find((each) => each.member === member);
    if (answer === undefined) return [];
    const field = (name: string, text: string) =>
      text === '' ? [] : [`${name}: ${escaped(text)}`];
    return [
      {
        ...NOTHING,
        content: `<@${member}>`,
        fields: [
          ...field(phrases.finished, answer.finished),
          ...field(phrases.next, answer.next),
          ...field(phrases.blockers, answer.blockers || phrases.noBlockers),
        ],
        buttons: [`${phrases.answer} -> standup:open:${groupId}:${phase}:${member}`],
      },
    ];
  });
}

export function expectedReport(course: Course, phase: CoursePhase, at: number): Shown {
  const { phrases, groupId, items } = course;
  const { number, title } = phase;
  const planned = items.filter((item) => item.phase === number).length;
  const standings = fold(course.facts, at).filter(({ active }) => active);
  const left = standings.map(({ member, ticked }) => {
    const done = [...ticked.values()].filter(({ item }) => item.phase === number).length;
    return { member, left: planned - done };
  });
  const answers = answersTo(course, number, at);
  const quoted = (pick: (answer: Answer) => string) =>
    answers
      .filter((answer) => pick(answer) !== '')
      .map((answer) => `<@${answer.member}>: ${escaped(inOneLine(pick(answer)))}`);
  const finished = left.filter((each) => each.left === 0).map(({ member }) => `<@${member}>`);
  const open = left
    .filter((each) => each.left > 0)
    .map((each) => phrases.stillOpenLine(`<@${each.member}>`, each.left));
  const following = course.phases[number]?.title;
  return {
    ...NOTHING,
    title: phrases.report(escaped(title)),
    body: [
      following === undefined
        ? phrases.lastPhase
        : `**${phrases.nextPhase}** ${escaped(following)}`,
    ],
    fields: [
      `${phrases.finishedBy}: ${finished.join(' ') || phrases.nobodyFinished}`,
      `${phrases.stillOpen}: ${open.join('\n') || phrases.nothingOpen}`,
      `${phrases.next}: ${quoted(({ next }) => next).join('\n') || phrases.answersNone}`,
      `${phrases.blockers}: ${quoted(({ blockers }) => blockers).join('\n') || phrases.noBlockers}`,
    ],
    footer: course.name,
    buttons: [`${phrases.showBoard} -> leaderboard:open:${groupId}:report:${number}`],
  };
}

function inOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^- /, ''))
    .join('; ');
}
