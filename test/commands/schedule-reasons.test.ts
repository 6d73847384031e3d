import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { posts } from '../../src/store/tables/schema.ts';
import { PUBLIC_KINDS } from '../../src/study/post-kinds.ts';
import { postName } from '../../src/views/post-name.ts';
import { type Reason, reasonLines } from '../../src/views/why.ts';
import { sources } from '../i18n/sources.ts';
import { LANGUAGES } from './hall.ts';

/** How a reason is explained that the program writes into a post or a halt. */
const blocked = (reason: string): Reason => {
  return { kind: 'blocked', reason, channelId: '1', missing: null };
};
const postponed = (reason: string): Reason => ({ kind: 'postponed', reason, until: 0 });
const skipped = (reason: string): Reason => ({ kind: 'skipped', reason });
const EXPLAINED: Record<string, Reason> = {
  'too-late': { kind: 'missed', reason: 'too-late', until: 0 },
  failed: blocked('failed'),
  'failed 1': postponed('failed 1'),
  'rate-limited': postponed('rate-limited'),
  unauthorised: postponed('unauthorised'),
  'global-limit': { kind: 'halted', by: 'global-limit', until: 0 },
  'no-answer': skipped('no-answer'),
  'no-standup': skipped('no-standup'),
  'no-version': skipped('no-version'),
  'nowhere-to-tell': skipped('nowhere-to-tell'),
  'taken-back': skipped('taken-back'),
  hidden: skipped('hidden'),
  mended: skipped('mended'),
};
/** Written with what was asked for by hand, and left out of what is said. */
const SILENT = ['by-hand'];
/** Why a private reminder was not sent: nobody is shown that. */
const PRIVATE = ['left', 'paused', 'not-wanted', 'off', 'nothing-open'];

/** The reasons that stand in the sources, as they are written. */
function written(): string[] {
  const places = [...sources].filter(([path]) =>
    /^(scheduler|posts)[/\\]|^store[/\\](post-|by-hand|tell-|halts)/.test(path),
  );
  const pattern =
    /(?:reason: |BY_HAND = |reasonNow\(post, |\.block\(post, |\.begin\()['`]([\w-]+(?: \$\{)?)/g;
  const found = places.flatMap(([, text]) =>
    [...text.matchAll(pattern)].map(([, reason = '']) => reason.replace(' ${', ' 1')),
  );
  return [...new Set(found)].sort();
}

describe('every reason that the program writes', () => {
  test('is among those that /schedule why explains', () => {
    // Discord's own codes and what the network says are words of others.
    const own = written().filter(
      (reason) => !reason.startsWith('Discord') && ![...SILENT, ...PRIVATE].includes(reason),
    );
    expect(own.filter((reason) => EXPLAINED[reason] === undefined)).toEqual([]);
    expect(own.length).toBeGreaterThan(6);
  });

  test.each(LANGUAGES)('has a sentence of its own in %s, and no code in it', (language) => {
    const words = wordsOf(language);
    const said = Object.entries(EXPLAINED).map(([reason, how]) => {
      const text = reasonLines(words, how).join(' ');
      // Codes have hyphens; the others are words of the language.
      if (reason.includes('-')) expect(text).not.toContain(reason);
      return text;
    });
    expect(new Set(said).size).toBe(said.length);
  });

  test.each(LANGUAGES)('that is Discord’s comes with a remedy in %s', (language) => {
    const words = wordsOf(language);
    const say = (code: number) => reasonLines(words, blocked(`Discord ${code}`)).join(' ');
    const codes = [10_003, 50_001, 50_013, 50_024, 50_035, 50_083, 160_005, 160_006];
    const known = codes.map((code) => {
      expect(say(code)).toContain(`Discord ${code}`);
      return say(code).replace(String(code), '');
    });
    expect(new Set(known).size).toBe(codes.length - 1);
    expect(say(40_333)).toContain('Discord 40333');
    expect(say(40_333)).toMatch(/`\/(?:doctor|体检)`/);
  });
});

test('every kind of post has a name, and every state a word', () => {
  for (const [language] of LANGUAGES) {
    const words = wordsOf(language);
    const names = PUBLIC_KINDS.map((kind) =>
      postName(words, { kind, number: 3, subject: '', phase: 'Tests' }),
    );
    expect(new Set(names).size).toBe(PUBLIC_KINDS.length);
    const states = posts.state.enumValues.map((state) => words(`schedule.state.${state}`));
    expect(new Set(states).size).toBe(states.length);
  }
});
