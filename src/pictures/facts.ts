/** What the pictures show: plain data, worded and counted by whoever asks for one. */

export type WeekState =
  | 'met'
  | 'missed'
  | 'leave'
  | 'rest'
  | 'running'
  | 'coming'
  /** Over when the member joined. */
  | 'before';

export type ProfileFacts = {
  name: string;
  group: string;
  /** In the order of the plan. Short titles: about 230 points are there for one, half of it past six. */
  phases: readonly { title: string; done: number; total: number }[];
  /** Every week of the plan, in order; `done`: items checked in during it. */
  weeks: readonly { number: number; state: WeekState; done: number }[];
  /** In weeks. */
  streak: { now: number; best: number };
  points: number;
  /** Null before the first point, and for a hidden member. */
  rank: { place: number; of: number } | null;
};

export type BoardMeasure = 'points' | 'share' | 'streak';

export type BoardPlace = {
  /** From 1; members who tie have the same. */
  place: number;
  /** The alias of a member who has one. */
  name: string;
  /** In what the board is by: points, a share from 0 to 1, or weeks. */
  value: number;
  /** Of the member's own plan, 0 to 1: the bar. */
  share: number;
};

export type BoardFacts = {
  group: string;
  /** The period, in the reader's language, such as "This month · by points". */
  subtitle: string;
  by: BoardMeasure;
  /** At most ten are drawn. */
  lines: readonly BoardPlace[];
  /** The caller's own place, marked above where it is among the lines, else set below them. */
  own: BoardPlace | null;
};

export type BurnUpFacts = {
  group: string;
  /** All items of all members; what `planned` and `done` count. Above 0. */
  total: number;
  /** What is to be done by the end of each week of the plan, from the first; never less than before. */
  planned: readonly number[];
  /** What was done by the end of each week so far, the running one included. */
  done: readonly number[];
  /** In which week all is done at this pace, with a fraction; null when nothing tells. */
  forecast: number | null;
};

export type Picture = {
  name: string;
  data: Uint8Array<ArrayBuffer>;
  type: 'image/png';
  /** What the picture shows, in words; at most 1,024 UTF-16 units. */
  description: string;
};
