import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Key, Params } from '../../src/i18n/words.ts';
import type { MemberClient } from '../../src/playground/interactions/as-member.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { createStore } from '../../src/store/store.ts';
import { CHINA } from '../../src/study/holidays-china.ts';
import { type Hall, idsOf, LANGUAGES, need, openHall } from './hall.ts';
import { dump, expectRefused } from './refusal.ts';

/** Mondays at 09:00 in Shanghai from 31 August 2026 on: week 5 would start on 28 September. */
const FIRST = '2026-08-31';
let hall: Hall;
let group: number;
const lin = (locale?: 'en-US' | 'zh-CN') => hall.as('Lin', locale);
const shanghai = (day: string) => Date.parse(`${day}T09:00:00+08:00`);

async function begin(options: Record<string, string | number> = {}): Promise<void> {
  hall = await openHall();
  group = await hall.startGroup('Night owls', {
    'first-day': FIRST,
    'time-zone': 'Asia/Shanghai',
    time: '09:00',
    weeks: 8,
    ...options,
  });
}

async function goTo(day: string, time = '12:00'): Promise<void> {
  hall.world.goTo(Date.parse(`${day}T${time}:00+08:00`));
  await hall.world.product.sweep();
  await hall.world.settle();
}

/** The days on which the group's weeks start, and its end, as its owner would write them. */
async function starts(): Promise<string[]> {
  const store = createStore(hall.world.connection.db);
  const { weekStarts } = need(await store.groups.find(hall.hall.id, group));
  return weekStarts.map((at) =>
    new Date(at + 8 * 3_600_000).toISOString().slice(5, 16).replace('T09:00', ''),
  );
}

function textOf({ message }: Outcome): string {
  const embeds = message?.embeds.map(({ title, description }) => `${title}\n${description}`) ?? [];
  return [message?.content, ...embeds].filter(Boolean).join('\n');
}

async function press(client: MemberClient, outcome: Outcome, handler: string): Promise<Outcome> {
  const id = need(idsOf(outcome).find((each) => each.startsWith(`group.rest:${handler}:`)));
  const pressed = await client.click(need(outcome.message), id);
  await hall.world.settle();
  return pressed;
}

const day = (date: string) => `<t:${shanghai(date) / 1000}:D>`;

const BEFORE = ['08-31', '09-07', '09-14', '09-21', '09-28', '10-05', '10-12', '10-19', '10-26'];
const RESTED = ['08-31', '09-07', '09-14', '09-21', '10-12', '10-19', '10-26', '11-02', '11-09'];

describe('the public holidays of China', () => {
  let preview: Outcome;

  beforeAll(async () => {
    await begin();
    await goTo('2026-09-21');
    await hall.as('Mei').command('roadmap join');
  });
  afterAll(() => hall.world.close());

  test('are shown week by week before anything moves', async () => {
    preview = await lin().command('group rest', { holidays: 'china' });
    expect(textOf(preview)).toBe(
      [
        'A rest for Night owls?',
        '🌴 **September 28, 2026 – October 11, 2026** · National Day · 2 weeks',
        '',
        '**What moves**',
        `Week 4, which is running: until ${day('2026-10-12')} instead of ${day('2026-09-28')}`,
        `Week 5: ${day('2026-09-28')} → ${day('2026-10-12')}`,
        `Week 6: ${day('2026-10-05')} → ${day('2026-10-19')}`,
        `Week 7: ${day('2026-10-12')} → ${day('2026-10-26')}`,
        `Week 8: ${day('2026-10-19')} → ${day('2026-11-02')}`,
        `The end: ${day('2026-10-26')} → ${day('2026-11-09')}`,
        'What has been posted stays, and no streak breaks.',
      ].join('\n'),
    );
    expect(await starts()).toEqual(BEFORE);
  });

  test('are said in Chinese to who reads Chinese', async () => {
    const shown = textOf(await lin('zh-CN').command('group rest', { holidays: 'china' }));
    expect(shown).toContain('🌴 **2026年9月28日 – 2026年10月11日** · 国庆节 · 2 周');
    expect(shown).toContain('正在进行的第 4 周');
  });

  test('move nothing when the proposal is an older one, or was cancelled', async () => {
    const stale = () => press(lin(), preview, 'apply');
    const gone = await stale();
    expect(gone.message?.content).toContain('This proposal is over');
    const again = await lin().command('group rest', { holidays: 'china' });
    await press(lin(), again, 'cancel');
    const id = need(idsOf(again)[0]);
    const late = () => hall.forge('Lin').press(id);
    await expectRefused(hall.world, 'en', late, 'rest.gone');
    expect(await starts()).toEqual(BEFORE);
  });

  test('move the coming weeks on confirmation, once, however often it is pressed', async () => {
    preview = await lin().command('group rest', { holidays: 'china' });
    const id = need(idsOf(preview)[0]);
    const [first, second] = await Promise.all([
      press(lin(), preview, 'apply'),
      hall.forge('Lin').press(id),
    ]);
    await hall.world.settle();
    expect(await starts()).toEqual(RESTED);
    const said = need(first?.message).content;
    expect(said).toContain('**Night owls** rests');
    expect(said).toContain(`Week 5 starts <t:${shanghai('2026-10-12') / 1000}:F>`);
    expect(second?.message?.content).toBe(said);
    const { discord } = hall.world.local;
    const pressed = need(discord.sent.at(-1));
    const rows = await dump(hall.world);
    await discord.redeliver(pressed);
    await hall.world.settle();
    expect((await dump(hall.world)).filter((row) => row.startsWith('groups '))).toEqual(
      rows.filter((row) => row.startsWith('groups ')),
    );
  });

  test('lengthen the running week, whose post and plan tell of the rest', async () => {
    const plan = await hall.as('Mei').command('plan');
    const shown = JSON.stringify(plan.message?.embeds);
    expect(shown).toContain(`<t:${shanghai('2026-10-12') / 1000}:F>`);
    expect(shown).toContain(`Next is a rest, National Day: week 5 starts ${day('2026-10-12')}`);
    const post = posted().find((message) => JSON.stringify(message).includes('Week 4 of 8'));
    expect(JSON.stringify(post)).toContain('Next is a rest, National Day');
  });

  test('leave the days of rest without a post, and come back at the usual hour', async () => {
    const count = posted().length;
    await goTo('2026-10-05');
    await goTo('2026-10-12', '08:59');
    expect(posted()).toHaveLength(count);
    await goTo('2026-10-12', '09:00');
    expect(JSON.stringify(posted().slice(count))).toContain('Week 5 of 8');
    expect(JSON.stringify(posted().slice(count))).not.toContain('Next is a rest');
  });

  test('that are over cannot be taken back, nor are they given twice', async () => {
    await hall.world.settle();
    const call = () => lin().command('group rest');
    await expectRefused(hall.world, 'en', call, 'rest.none', { group: 'Night owls' });
    const take = () => hall.forge('Lin').press(`group.rest:take:${group}:2026-09-28`);
    await expectRefused(hall.world, 'en', take, 'rest.begun');
    const again = () => lin().command('group rest', { holidays: 'china' });
    const table = { least: 2, first: `${CHINA.at(0)?.year}`, last: `${CHINA.at(-1)?.year}` };
    const params = { group: 'Night owls', ...table };
    await expectRefused(hall.world, 'en', again, 'rest.noneInTable', params);
  });

  /** What stands in the group's channel. */
  function posted() {
    return hall.world.local.discord.messages(need(hall.hall.channels.general));
  }
});

describe('dates that an organiser names', () => {
  beforeAll(async () => {
    await begin();
    await goTo('2026-09-02');
  });
  afterAll(() => hall.world.close());

  test('make a rest of every coming week that has one of them', async () => {
    const wish = { from: '2026/9/20', to: '2026年9月21日', because: 'Exams @everyone' };
    const preview = await lin().command('group rest', wish);
    expect(textOf(preview)).toContain(
      '🌴 **September 14, 2026 – September 27, 2026** · Exams \\@everyone · 2 weeks',
    );
    await press(lin(), preview, 'apply');
    const moved = ['08-31', '09-07', '09-28', '10-05', '10-12', '10-19', '10-26', '11-02'];
    expect((await starts()).slice(0, 8)).toEqual(moved);
  });

  test('are listed, and a rest that lies ahead is taken back after a look', async () => {
    const list = await lin().command('group rest');
    expect(textOf(list)).toContain('Exams \\@everyone · 2 weeks');
    const menu = `group.rest:back:${group}`;
    const look = await lin().choose(need(list.message), menu, ['2026-09-14']);
    expect(textOf(look)).toContain(`Week 3: ${day('2026-09-28')} → ${day('2026-09-14')}`);
    expect((await starts())[2]).toBe('09-28');
    const taken = await press(lin(), look, 'take');
    expect(taken.message?.content).toContain('does not rest then');
    expect(await starts()).toEqual(BEFORE);
  });

  test('are shown anew when the group has changed since', async () => {
    const preview = await lin().command('group rest', { from: '2026-09-28' });
    await lin().command('group edit', { time: '20:00' });
    const anew = await press(lin(), preview, 'apply');
    expect(textOf(anew)).toContain('The group has changed since you asked.');
    await press(lin(), anew, 'apply');
    expect((await starts()).slice(3, 5)).toEqual(['09-21T20:00', '10-05T20:00']);
    await lin().command('group edit', { time: '09:00' });
  });

  test('stay where they are when the group pauses or meets on another day', async () => {
    expect((await starts()).slice(3, 5)).toEqual(['09-21', '10-05']);
    await lin().command('group pause');
    await goTo('2026-09-16');
    await lin().command('group resume');
    // Two weeks later, but for the rest of 28 September, which stays.
    const resumed = ['08-31', '09-21', '10-05', '10-12'];
    expect((await starts()).slice(0, 4)).toEqual(resumed);
    await lin().command('group edit', { weekday: '3' });
    expect((await starts()).slice(0, 5)).toEqual(['08-31', '09-23', '10-07', '10-14', '10-21']);
  });
});

describe('a calendar file', () => {
  beforeAll(async () => {
    await begin();
    await goTo('2026-09-02');
  });
  afterAll(() => hall.world.close());

  const calendar = (...events: string[]) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//example//EN',
      ...events.flatMap((event) => ['BEGIN:VEVENT', ...event.split('|'), 'END:VEVENT']),
      'END:VCALENDAR',
    ].join('\r\n');
  const bring = (content: string | Uint8Array, locale?: 'en-US' | 'zh-CN') =>
    lin(locale).command('group rest', { file: { filename: 'days-off.ics', content } });

  test('gives rests for weeks that lose two weekdays, with the events’ names', async () => {
    const preview = await bring(
      calendar(
        'UID:1|DTSTART;VALUE=DATE:20260921|DTEND;VALUE=DATE:20260924|SUMMARY:Retreat *2026*',
        'UID:2|DTSTART;VALUE=DATE:20261016|SUMMARY:One day off',
        'UID:3|DTSTART:20261020T010000Z|RRULE:FREQ=DAILY;COUNT=2|DTEND:20261020T020000Z|SUMMARY:Move',
        'UID:4|SUMMARY:No time at all',
      ),
    );
    const shown = textOf(preview);
    expect(shown).toContain(
      'September 21, 2026 – September 27, 2026** · Retreat \\*2026\\* · 1 week',
    );
    expect(shown).toContain('October 19, 2026 – October 25, 2026** · Move · 1 week');
    expect(shown).not.toContain('One day off');
    expect(shown).toContain('Of the file I read 3 events.');
    expect(shown).toContain('One event has a time or a repetition that I can’t read');
    await press(lin(), preview, 'apply');
    expect(await starts()).toEqual([
      ...['08-31', '09-07', '09-14', '09-28', '10-05', '10-12', '10-26', '11-02', '11-09'],
    ]);
  });

  const FILES: [string, string | Uint8Array, Key, Params?][] = [
    ['empty', '\n', 'rest.fileNotCalendar'],
    ['Markdown', '# Bake bread\n\n- [ ] Knead\n', 'rest.fileNotCalendar'],
    ['an archive', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'rest.fileNotCalendar'],
    ['half a calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', 'rest.fileNotCalendar'],
    ['too large', 'x'.repeat(262_145), 'rest.fileTooLarge', { kilobytes: 256 }],
    [
      'full of events',
      calendar(...Array.from({ length: 1001 }, () => 'UID:1')),
      'rest.fileTooMany',
      { most: 1000 },
    ],
    [
      'about the past',
      calendar('UID:1|DTSTART;VALUE=DATE:20200101|DURATION:P30D'),
      'rest.noneInFile',
      { group: 'Night owls', least: 2 },
    ],
  ];

  describe.each(LANGUAGES)('in %s', (language, locale) => {
    test.each(FILES)('that is %s is refused', async (_, content, key, params) => {
      await expectRefused(hall.world, language, () => bring(content, locale), key, params);
    });
  });
});

describe('an organiser', () => {
  beforeAll(async () => {
    await begin();
    await goTo('2026-09-02');
  });
  afterAll(() => hall.world.close());

  const name = { group: 'Night owls' };
  async function refused(options: Record<string, string>, key: Key, params: Params = {}) {
    for (const [language, locale] of LANGUAGES) {
      const call = () => lin(locale).command('group rest', options);
      await expectRefused(hall.world, language, call, key, params);
    }
  }

  test('is told what a rest needs', async () => {
    await refused({ from: '2026-09-09', holidays: 'china' }, 'rest.oneWay');
    await refused({ to: '2026-09-09' }, 'rest.oneWay');
    await refused({ from: 'soon' }, 'refuse.badDate', { text: 'soon' });
    await refused({ from: '2026-09-09', to: '31.2.' }, 'refuse.badDate', { text: '31.2.' });
    await refused({ from: '2029-09-09' }, 'refuse.farDate', { date: '2029-09-09' });
    const zone = 'Asia/Shanghai';
    await refused({ from: '2026-09-01' }, 'refuse.pastDate', { date: '2026-09-01', zone });
    const swapped = { from: '2026-09-19', to: '2026-09-09' };
    await refused(swapped, 'rest.backwards', swapped);
    await refused({}, 'rest.none', name);
  });

  test('is told that neither the running week rests nor what follows the end', async () => {
    const at = shanghai('2026-09-07') / 1000;
    const when = `<t:${at}:F> (<t:${at}:R>)`;
    for (const [language, locale] of LANGUAGES) {
      for (const from of ['2026-09-04', '2026-10-26']) {
        const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', dateStyle: 'long' });
        const params = { ...name, range: format.format(Date.parse(from)), when };
        const call = () => lin(locale).command('group rest', { from });
        await expectRefused(hall.world, language, call, 'rest.noneInRange', params);
      }
    }
  });

  test('alone gives, sees and takes back rests', async () => {
    for (const id of ['in', 'china', `apply:${group}:1`, `cancel:${group}:1`, `back:${group}`]) {
      const call = () => hall.forge('Mei').press(`group.rest:${id}`, [`${group}`]);
      await expectRefused(hall.world, 'en', call, 'refuse.notOrganiser');
    }
    const take = () => hall.forge('Mei').press(`group.rest:take:${group}:2026-09-28`);
    await expectRefused(hall.world, 'en', take, 'refuse.notOrganiser');
    const call = () => hall.as('Mei').command('group rest');
    await expectRefused(hall.world, 'en', call, 'refuse.notOrganiser');
  });

  test('cannot rest a paused group, nor one without weeks to come', async () => {
    await lin().command('group pause');
    for (const options of [{ from: '2026-09-21' }, { holidays: 'china' }]) {
      await refused(options, 'rest.paused', name);
    }
    await lin().command('group resume');
    await goTo('2026-12-01');
    await refused({ from: '2026-12-07' }, 'rest.noWeeks', name);
  });

  test('is asked which of several groups, and told that a year is provisional', async () => {
    const options = { 'first-day': '2027-01-04', 'time-zone': 'Asia/Shanghai' };
    const later = await hall.startGroup('Early birds', options);
    await refused({ from: '2027-02-08' }, 'refuse.whichGroupToEdit');
    const asked = await lin().command('group rest', { holidays: 'china' });
    const menu = need(asked.message);
    const preview = await lin().choose(menu, 'group.rest:china', [`${later}`]);
    expect(textOf(preview)).toContain('February 8, 2027 – February 14, 2027** · Spring Festival');
    expect(textOf(preview)).toContain('⚠️ 2027 has not been announced yet.');
  });
});
