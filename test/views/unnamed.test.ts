import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { unnamed } from '../../src/views/unnamed.ts';

const words = wordsOf('en');
const somebody = words('person.hidden');
const MEI = { memberId: '42', alias: 'A*b', hidden: false };
const of = (description: string, person = MEI) =>
  unnamed('en', { content: '', embeds: [{ description }] }, person)?.embeds?.[0]?.description;

describe('a message without somebody', () => {
  test('names somebody in their place, by mention or alias', () => {
    expect(of('🥇 <@42> · 3 points\n🥈 <@421> · 2 points')).toBe(
      `🥇 ${somebody} · 3 points\n🥈 <@421> · 2 points`,
    );
    expect(of('Done: **A\\*b** <@7>')).toBe(`Done: ${somebody} <@7>`);
  });

  test('keeps none of their own words, and all of the others’', () => {
    expect(of('(1) <@42>: stuck on fixtures · since Monday\n<@7>: fine')).toBe(
      `(1) ${somebody}: …\n<@7>: fine`,
    );
    expect(of('<@7>: fine · helped by <@42>')).toBe(`<@7>: fine · helped by ${somebody}`);
  });

  test('of somebody who was hidden keeps no hidden words at all', () => {
    const hidden = { ...MEI, hidden: true };
    expect(of(`${somebody}: stuck\n<@7>: fine`, hidden)).toBe(`${somebody}: …\n<@7>: fine`);
    expect(of(`${somebody}: stuck`)).toBeUndefined();
  });

  test('is the message itself when they are not in it', () => {
    expect(unnamed('en', { content: '<@421> A*b', embeds: [] }, MEI)).toBeNull();
  });
});
