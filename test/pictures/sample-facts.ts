import type { BoardFacts, BurnUpFacts, ProfileFacts, WeekState } from '../../src/pictures/facts.ts';

const STATES: readonly WeekState[] = [
  'before',
  'met',
  'met',
  'missed',
  'leave',
  'met',
  'rest',
  'running',
  'coming',
  'coming',
];

export const PROFILE: ProfileFacts = {
  name: '林小满 🌱',
  group: 'Full-stack · Tuesdays',
  phases: [
    { title: 'Foundations', done: 12, total: 12 },
    { title: '工程化与运维能力', done: 9, total: 14 },
    { title: 'System design', done: 0, total: 14 },
  ],
  weeks: STATES.map((state, at) => ({
    number: at + 1,
    state,
    done: state === 'met' ? at + 2 : 0,
  })),
  streak: { now: 1, best: 2 },
  points: 1240,
  rank: { place: 3, of: 24 },
};

export const BOARD: BoardFacts = {
  group: 'Full-stack',
  subtitle: 'This month · by points',
  by: 'points',
  lines: ['Ann', '李雷', 'Zoë', 'Александр', '🐼', 'Ben', '小林', 'Cho', 'Dee', 'Eve'].map(
    (name, at) => ({ place: at + 1, name, value: 1000 - at * 90, share: 1 - at / 10 }),
  ),
  own: { place: 14, name: 'Tom', value: 1, share: 0.02 },
};

export const BURN_UP: BurnUpFacts = {
  group: 'Full-stack',
  total: 200,
  planned: [20, 40, 60, 80, 100, 120, 140, 160, 180, 200],
  done: [15, 32, 50, 61],
  forecast: 13.1,
};

/** Names that people give themselves to see what breaks. */
export const HOSTILE: readonly string[] = [
  'a'.repeat(32),
  '国'.repeat(32),
  'W'.repeat(400),
  '\u202eevil\u202c \u2067right to left\u2069',
  'محمد عبد الله',
  '\u200b\u200d\ufeff\u2060',
  '',
  '\ud800 lone',
  'line one\nline two\ttab\r\n',
  '👩🏽‍💻👨‍👩‍👧‍👦🇨🇳🏴󠁧󠁢󠁥󠁮󠁧󠁿1️⃣'.repeat(8),
  `Z${'\u0335\u0321\u0322\u031b\u0324'.repeat(40)}algo`,
  '𝓯𝓪𝓷𝓬𝔂 ＦＵＬＬ ﷽ ꧁༺name༻꧂',
  '@everyone <@1> **bold** ||spoiler||',
];
