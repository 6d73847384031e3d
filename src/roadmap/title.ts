import { readChinese } from './import/numerals.ts';
import { cutTail } from './title-tail.ts';

/** A phase's heading taken apart; `problems` are sentences. */
export type PhaseTitle = {
  title: string;
  number?: number;
  weeks?: { min: number; max: number };
  onDemand?: boolean;
  problems: string[];
};

/** A topic's heading taken apart; `ticked` when it began with `[x]`. */
export type TopicTitle = {
  title: string;
  ticked: boolean;
  number?: number;
  stars?: number;
  days?: number;
  onDemand?: boolean;
  problems: string[];
};

const phaseNumber = /^(?:Phase\s*(\d+)|第\s*(\d+|[一二三四五六七八九十]+)\s*阶段|阶段\s*(\d+))/i;

/** Reads `Phase 1: Core skills (2-3 weeks)`, `第一阶段：核心补充（2-3 周）`, `Extras (on demand)`. */
export function readPhaseTitle(heading: string): PhaseTitle {
  const { title: head, duration, onDemand, stars, problems } = cutTail(heading);
  if (stars > 0) problems.push('Stars belong to topics, not to a phase.');
  let title = head;
  let number: number | undefined;
  const match = phaseNumber.exec(head);
  if (match !== null) {
    const after = head.slice(match[0].length);
    const name = /^\s*[:：]\s*(.+)$/.exec(after)?.[1];
    if (name !== undefined) {
      title = name;
      number = toNumber(match[1] ?? match[2] ?? match[3] ?? '');
    } else if (/^\s*[:：]?\s*$/.test(after)) {
      problems.push(`"${head}" needs a name after a colon, such as "Phase 1: Core skills".`);
    }
  }
  if (title === '') problems.push('The phase has no title.');
  if (duration !== undefined && duration.unit !== 'week') {
    problems.push('A phase is measured in weeks, such as "(2-3 weeks)".');
  }
  const weeks = duration?.unit === 'week' ? duration : undefined;
  if (weeks !== undefined && !isWeekRange(weeks)) {
    problems.push(`A phase cannot take ${weeks.min}-${weeks.max} weeks.`);
  }
  return {
    title,
    ...(number === undefined ? {} : { number }),
    ...(weeks === undefined ? {} : { weeks: { min: weeks.min, max: weeks.max } }),
    ...(onDemand ? { onDemand } : {}),
    problems,
  };
}

/** Reads `1. Testing ⭐⭐⭐⭐⭐ (3 days)`, `[x] 数据库 ORM`, `14. 第三方服务集成 ⭐⭐（按需）`. */
export function readTopicTitle(heading: string): TopicTitle {
  const { title: head, duration, onDemand, stars, problems } = cutTail(heading);
  const box = /^\[([ xX])\]\s*/.exec(head);
  const unboxed = head.slice(box?.[0].length ?? 0);
  const numbered = /^(\d{1,4})\s*[.．、](?!\d)\s*/.exec(unboxed);
  const title = unboxed.slice(numbered?.[0].length ?? 0);
  if (title === '') problems.push('The topic has no title.');
  if (title.includes('⭐')) problems.push('Stars stand together, right after the title.');
  if (stars > 5) problems.push(`A topic has at most 5 stars; here are ${stars}.`);
  if (duration !== undefined && duration.unit !== 'day') {
    problems.push('A topic is measured in days, such as "(3 days)".');
  } else if (duration !== undefined && duration.min !== duration.max) {
    problems.push('A topic has one number of days, not a range.');
  } else if (duration !== undefined && !(duration.min > 0)) {
    problems.push('A topic takes more than 0 days.');
  }
  return {
    title,
    ticked: box !== null && box[1] !== ' ',
    ...(numbered === null ? {} : { number: Number(numbered[1]) }),
    ...(duration === undefined ? {} : { days: duration.min }),
    ...(stars === 0 ? {} : { stars }),
    ...(onDemand ? { onDemand } : {}),
    problems,
  };
}

function isWeekRange({ min, max }: { min: number; max: number }): boolean {
  return Number.isInteger(min) && Number.isInteger(max) && min >= 1 && max >= min;
}

/** Arabic digits, or Chinese numerals up to 九十九. */
function toNumber(digits: string): number {
  return /^\d+$/.test(digits) ? Number(digits) : (readChinese(digits) ?? 0);
}
