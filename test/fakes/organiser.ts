import { expect } from 'vitest';
import { when } from './course.ts';
import { messageOf } from './members.ts';
import { expectChannel, member, type Walk } from './walk.ts';

/** What organisers do to a group on its way. */

async function command(walk: Walk, name: string, path: string): Promise<string> {
  const { client } = member(walk, name);
  return messageOf(await client.command(path)).content;
}

/** Pauses; the group's calendar stands still, whatever instants it held, and nothing is posted. */
export async function pause(walk: Walk, name: string, until: string): Promise<void> {
  const { course, world } = walk;
  await command(walk, name, 'group pause');
  const starts = course.calendars.at(-1)?.starts ?? [];
  course.calendars.push({
    from: world.now(),
    starts: starts.map((at) => (at > world.now() ? Number.POSITIVE_INFINITY : at)),
  });
  for (const at of starts.filter((each) => each > world.now() && each < Date.parse(until))) {
    world.goTo(at);
    await world.product.sweep();
    expectChannel(walk);
  }
}

/** Goes on at an instant; from then on the weeks start as given. */
export async function resume(
  walk: Walk,
  name: string,
  at: string,
  starts: readonly string[],
): Promise<void> {
  const { course, world } = walk;
  world.goTo(Date.parse(at) - 60_000);
  const calendar = { from: Date.parse(at), starts: starts.map((each) => Date.parse(each)) };
  const answer = await command(walk, name, 'group resume');
  course.calendars.push(calendar);
  const next = calendar.starts.find((start) => start > world.now()) ?? 0;
  expect(answer).toContain(when(next));
  await world.settle();
  expectChannel(walk);
}

/** Finds items and phases of a course by where they stand. */
export function finder(walk: () => Walk) {
  const week = (number: number) => walk().course.items.filter((item) => item.week === number);
  return {
    week,
    item: (number: number, place: number) => {
      const found = week(number)[place];
      if (found === undefined) throw new Error(`week ${number} has no item ${place}`);
      return found;
    },
    phase: (number: number) => {
      const found = walk().course.phases[number - 1];
      if (found === undefined) throw new Error(`no phase ${number}`);
      return found;
    },
  };
}
