import * as z from 'zod';
import type { Sim } from './sim.ts';

const Answer = z.looseObject({
  fields: z.array(z.looseObject({ name: z.string() })),
  rows: z.array(z.array(z.unknown())),
});

/** A statement that changes posts as their holder does: by key and state. */
const HELD = /update "posts" set .*"posts"\."subject" = \$\d+ and "posts"\."state" = \$\d+/s;
const CLAIM = /for update of p skip locked/;

/** Looks at every statement that has run: only whoever claimed a post last may change it. */
export function judgeLeases(violate: Sim['violate']) {
  const holders = new Map<string, string>();
  return (process: string, text: string, answer: unknown): void => {
    const claims = CLAIM.test(text);
    if (!claims && !HELD.test(text)) return;
    const read = Answer.safeParse(answer);
    if (!read.success) return;
    const { fields, rows } = read.data;
    const places = ['guild_id', 'group_id', 'kind', 'number', 'subject'].map((name) =>
      fields.findIndex((field) => field.name === name),
    );
    for (const row of rows) {
      const key = places.map((place) => String(row[place])).join(' ');
      const holder = holders.get(key);
      if (claims) holders.set(key, process);
      else if (holder !== process) {
        violate('a stale write changes nothing', `${key}: ${process} writes, ${holder} holds`);
      }
    }
  };
}
