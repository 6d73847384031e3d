import { type Course, escaped, resumesIn, startsAt, when } from './course.ts';
import type { CoursePhase } from './course-plan.ts';
import { nameOf, namesOf, withoutErased } from './names.ts';
import { type Answered, fold } from './oracle.ts';
import { NOTHING, type Shown } from './read-message.ts';

type Answer = Answered & { member: string; at: number };

/** Answers to a phase's standup before an instant, each member's last, in the order of giving. */
function answersTo({ facts }: Course, phase: number, before: number): Answer[] {
  const last = new Map<string, Answer>();
  for (const fact of withoutErased(facts, before)) {
    if (fact.kind !== 'answer' || fact.phase !== phase || fact.at >= before) continue;
    last.delete(fact.member);
    last.set(fact.member, fact);
  }
  return [...last.values()];
}

type Stuck = { member: string; text: string; since: number; isCarried: boolean };

/**
 * What blocks members at an instant, as a standup tells it: raised in it, then in those that closed
 * before, of members who are still in. In this course nobody helps or resolves.
 */
function stuckAt(course: Course, { number, lastWeek }: CoursePhase, before: number): Stuck[] {
  const active = new Set(
    fold(course.facts, before).flatMap((each) => (each.active ? [each.member] : [])),
  );
  const raisedIn = (phase: CoursePhase) => {
    const open = new Map<string, Stuck>();
    for (const fact of withoutErased(course.facts, before)) {
      if (fact.kind !== 'answer' || fact.phase !== phase.number || fact.at >= before) continue;
      const { member, blockers: text, at } = fact;
      const since = open.get(member)?.since ?? at;
      if (text === '') open.delete(member);
      else open.set(member, { member, text, since, isCarried: phase.number !== number });
    }
    return [...open.values()];
  };
  const bySince = (a: Stuck, b: Stuck) => a.since - b.since;
  const earlier = course.phases.filter((phase) => phase.lastWeek < lastWeek);
  const own = course.phases.filter((phase) => phase.number === number);
  return [
    ...own.flatMap(raisedIn).sort(bySince),
    ...earlier
      .flatMap(raisedIn)
      .filter(({ member }) => active.has(member))
      .sort(bySince),
  ];
}

function stuckLines({ phrases }: Course, all: Stuck[], isCarried: boolean): string[] {
  return all.flatMap((each, place) => {
    if (each.isCarried !== isCarried) return [];
    const mark = all.length > 1 ? `(${place + 1}) ` : '';
    const since = phrases.blockerSince(`<t:${Math.floor(each.since / 1000)}:D>`);
    const line = `${mark}<@${each.member}>: ${escaped(inOneLine(each.text))}`;
    return [each.isCarried ? `${line} · ${since}` : line];
  });
}

/** Which blocker a button is for only the database knows. */
function stuckButtons({ phrases, groupId }: Course, all: Stuck[]): string[] {
  return all.flatMap((_, place) => {
    const mark = all.length > 1 ? `(${place + 1}) ` : '';
    return [
      `${mark}${phrases.canHelp} -> standup:help:${groupId}:*`,
      `${mark}${phrases.resolved} -> standup:solved:${groupId}:*`,
    ];
  });
}

/** `report`: the place in the channel of the report that closed it, or null while it is open. */
export function expectedStandup(
  course: Course,
  phase: CoursePhase,
  { at, now, report }: { at: number; now: number; report: number | null },
): Shown {
  const { phrases, groupId } = course;
  const { number, title, lastWeek } = phase;
  const end = startsAt(course, now)[lastWeek] ?? 0;
  const answers = answersTo(course, number, report === null ? Number.POSITIVE_INFINITY : end);
  const resumed = resumesIn(course, at, Math.min(end, now + 1)).at(-1) ?? at;
  const written = Math.max(answers.at(-1)?.at ?? at, resumed);
  const closes = startsAt(course, written)[lastWeek] ?? 0;
  const carried =
    report === null ? stuckAt(course, phase, written + 1).filter(({ isCarried }) => isCarried) : [];
  const who = namesOf(
    course,
    answers.map(({ member }) => member),
    written,
  );
  return {
    ...NOTHING,
    title: phrases.standup(escaped(title)),
    body: [report === null ? phrases.standupText : phrases.standupClosed(`#${report}`)],
    fields: [
      `${phrases.answered(answers.length)}: ${who === '' ? phrases.nobodyAnswered : who}`,
      ...(carried.length > 0
        ? [`${phrases.blockerCarried}: ${stuckLines(course, carried, true).join('\n')}`]
        : []),
      ...(report === null ? [`${phrases.closes}: ${when(closes)}`] : []),
    ],
    footer: course.name,
    buttons: [
      `${report === null ? phrases.answer : phrases.answerLate} -> standup:open:${groupId}:${number}`,
      ...stuckButtons(course, carried),
    ],
    thread: { name: phrases.standup(title), messages: threadOf(course, number, answers, now) },
  };
}

/** One message a member, where the first answer stood, with what was said last. */
function threadOf(course: Course, phase: number, answers: Answer[], now: number): Shown[] {
  const { phrases, groupId } = course;
  const first = new Map<string, number>();
  for (const fact of withoutErased(course.facts, now + 1)) {
    if (fact.kind !== 'answer' || fact.phase !== phase) continue;
    if (!first.has(fact.member)) first.set(fact.member, fact.at);
  }
  return [...first].flatMap(([member, at]): Shown[] => {
    const answer = answers.find((each) => each.member === member);
    if (answer === undefined) return [];
    const field = (name: string, text: string) =>
      text === '' ? [] : [`${name}: ${escaped(text)}`];
    return [
      {
        ...NOTHING,
        content: nameOf(course, member, answer.at),
        fields: [
          ...field(phrases.finished, answer.finished),
          ...field(phrases.next, answer.next),
          ...field(phrases.blockers, answer.blockers || phrases.noBlockers),
        ],
        buttons: [
          `${phrases.answer} -> standup:open:${groupId}:${phase}:${at.toString(36)}`,
          ...(answer.blockers === ''
            ? []
            : [
                `${phrases.canHelp} -> standup:help:${groupId}:*`,
                `${phrases.resolved} -> standup:solved:${groupId}:*`,
              ]),
        ],
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
      .map((answer) => `${nameOf(course, answer.member, at)}: ${escaped(inOneLine(pick(answer)))}`);
  const stuck = stuckAt(course, phase, at);
  const carried = stuckLines(course, stuck, true);
  const counts = new Map(left.map((each) => [each.member, each.left]));
  const having = (isOpen: boolean) =>
    left.flatMap((each) => (each.left > 0 === isOpen ? [each.member] : []));
  const finished = namesOf(course, having(false), at);
  const openLine = (member: string) =>
    phrases.stillOpenLine(nameOf(course, member, at), counts.get(member) ?? 0);
  const open = namesOf(course, having(true), at, openLine, '\n');
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
      `${phrases.finishedBy}: ${finished || phrases.nobodyFinished}`,
      `${phrases.stillOpen}: ${open || phrases.nothingOpen}`,
      `${phrases.next}: ${quoted(({ next }) => next).join('\n') || phrases.answersNone}`,
      `${phrases.blockers}: ${stuckLines(course, stuck, false).join('\n') || phrases.noBlockers}`,
      ...(carried.length > 0 ? [`${phrases.blockerCarried}: ${carried.join('\n')}`] : []),
    ],
    footer: course.name,
    buttons: [
      `${phrases.showBoard} -> leaderboard:open:${groupId}:report:${number}`,
      `${phrases.answerLate} -> standup:open:${groupId}:${number}:report`,
      ...stuckButtons(course, stuck),
    ],
  };
}

function inOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^- /, ''))
    .join('; ');
}
