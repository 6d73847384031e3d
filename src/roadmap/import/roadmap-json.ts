import type { Roadmap } from '../roadmap.ts';
import type { Counts, ReportEntry } from './import-report.ts';

/** What `import --json` prints: the roadmap as other programs compare it. */
export type RoadmapJson = {
  title: string;
  /** With the script for Chinese: zh-Hans, zh-Hant. */
  language: string;
  phases: {
    title: string;
    topics: {
      title: string;
      done?: boolean;
      days?: number;
      stars?: number;
      items: { text: string; done: boolean }[];
    }[];
  }[];
  weekPlan: { weeks: string; goal: string; task: string }[];
  resources: number;
  counts: Counts;
  report: ReportEntry[];
};

type Read = { roadmap: Roadmap; headings: string[]; counts: Counts; report: ReportEntry[] };

/** Puts an imported roadmap into the form that the command line prints. */
export function toRoadmapJson({ roadmap, headings, counts, report }: Read): RoadmapJson {
  const topics = roadmap.phases.flatMap((phase) => phase.topics);
  return {
    title: roadmap.title,
    language: scriptTag(roadmap.language),
    phases: roadmap.phases.map((phase, index) => ({
      title: headings[index] ?? phase.title,
      topics: phase.topics.map(({ title, done, days, stars, items }) => ({
        title,
        ...(done === true ? { done } : {}),
        ...(days === undefined ? {} : { days }),
        ...(stars === undefined ? {} : { stars }),
        items: items.map((item) => ({ text: item.text, done: item.done })),
      })),
    })),
    weekPlan: roadmap.weekPlan.map(({ from, to, goal, task }) => ({
      weeks: from === to ? `${from}` : `${from}-${to}`,
      goal,
      task,
    })),
    resources: [roadmap, ...topics].reduce((sum, { resources }) => sum + resources.length, 0),
    counts,
    report,
  };
}

/** zh-CN says a place, and other programs ask for the script; both name the same Chinese. */
function scriptTag(language: string): string {
  if (/^zh(?:-(?:CN|SG))?$/.test(language)) return 'zh-Hans';
  return /^zh-(?:TW|HK|MO)$/.test(language) ? 'zh-Hant' : language;
}
