import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { tryMutation } from '../../bench/time/mutate-one.ts';
import { MUTATIONS } from '../../bench/time/mutations.ts';

const SHOWN = ['nobody is pinged', 'a wrong clock sweeps nothing'];

describe('the list of rules that the bench must miss', () => {
  test.each(MUTATIONS.flatMap(({ rule, edits }) => edits.map((edit) => ({ rule, ...edit }))))(
    'knows the one place of: $rule',
    async ({ file, find }) => {
      const text = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
      expect(text.split(find)).toHaveLength(2);
    },
  );

  test.each(SHOWN)('goes red without: %s', { timeout: 240_000 }, async (wanted) => {
    const mutation = MUTATIONS.find(({ rule }) => rule === wanted);
    if (mutation === undefined) throw new Error(`no rule ${wanted}`);
    expect(await tryMutation(mutation, { guildWeeks: 60, guilds: 2 })).toMatchObject({
      kind: 'red',
    });
  });
});
