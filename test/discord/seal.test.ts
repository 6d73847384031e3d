import type { APIEmbed } from 'discord-api-types/v10';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/discord/message.ts';
import { cutText, sealed } from '../../src/discord/seal.ts';
import { messageSchema } from '../../src/playground/rules/check-message.ts';

/** Text of any length up to far beyond a limit, much of it of characters of two units. */
const text = (most: number) =>
  fc
    .tuple(
      fc.constantFrom('x', '同', '🚀', 'e\u0301', '👩‍💻'),
      fc.nat(most),
      fc.string({ unit: 'grapheme' }),
    )
    .map(([unit, times, rest]) => rest + unit.repeat(times));

const embed: fc.Arbitrary<APIEmbed> = fc.record(
  {
    title: text(400),
    description: text(6000),
    footer: fc.record({ text: text(3000) }),
    fields: fc.array(fc.record({ name: text(400), value: text(2000) }), { maxLength: 30 }),
  },
  { requiredKeys: ['description'] },
);
const message: fc.Arbitrary<Message> = fc.record(
  { content: text(3000), embeds: fc.array(embed, { maxLength: 12 }) },
  { requiredKeys: [] },
);

test('whatever a message says, Discord takes it, and nobody is pinged', () => {
  fc.assert(
    fc.property(message, (given) => {
      const sent = sealed(given);
      expect(sent.allowed_mentions).toEqual({ parse: [] });
      expect(messageSchema(0).safeParse(sent).error?.issues ?? []).toEqual([]);
      expect(JSON.stringify(sent)).not.toMatch(/\\ud[89a-f]/i);
    }),
    { numRuns: 150 },
  );
});

describe('a message that fits', () => {
  test('leaves as it is, the parts it lacks emptied', () => {
    const embeds = [{ title: 'T', description: 'D', fields: [{ name: 'N', value: 'V' }] }];
    expect(sealed({ embeds })).toEqual({
      content: '',
      embeds,
      components: [],
      allowed_mentions: { parse: [] },
      attachments: [],
    });
    expect(sealed({ content: '@everyone' })).toMatchObject({ content: '@everyone', embeds: [] });
    expect(sealed({})).toMatchObject({ content: '', embeds: [], components: [] });
  });

  test('may be exactly as long as Discord allows', () => {
    const exact = {
      content: 'c'.repeat(2000),
      embeds: [{ title: 't'.repeat(256), description: 'd'.repeat(4096) }],
    };
    expect(sealed(exact)).toMatchObject(exact);
  });
});

describe('cutting', () => {
  test('ends with an ellipsis, within the limit, between characters', () => {
    expect(cutText('abcdef', 6)).toBe('abcdef');
    expect(cutText('abcdef', 5)).toBe('abcd…');
    expect(cutText('🚀🚀🚀', 6)).toBe('🚀🚀🚀');
    expect(cutText('🚀🚀🚀', 5)).toBe('🚀🚀…');
    expect(cutText('🚀🚀🚀', 4)).toBe('🚀…');
    expect(cutText('🚀', 1)).toBe('…');
    expect(cutText('🚀', 0)).toBe('');
    expect(cutText('', 0)).toBe('');
  });

  test('never makes text longer, nor halves a character', () => {
    fc.assert(
      fc.property(text(50), fc.nat(120), (given, limit) => {
        const cut = cutText(given, limit);
        expect(cut.length).toBeLessThanOrEqual(Math.max(limit, 0));
        expect(cut).toBe(cut.toWellFormed());
        if (given.length <= limit) expect(cut).toBe(given);
        else if (limit > 0)
          expect(given.startsWith(cut.slice(0, -1)) && cut.endsWith('…')).toBe(true);
      }),
    );
  });
});
