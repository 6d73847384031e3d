import type { APIMessage } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import type { MemberClient } from '../../src/playground/interactions/as-member.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { createStore } from '../../src/store/store.ts';
import { timestamp } from '../../src/views/text.ts';
import { BREAD, saveRoadmap } from '../fakes/bread.ts';
import { readMessage } from '../fakes/read-message.ts';
import { type Hall, ITEM, idsOf, LANGUAGES, need, openHall, START } from './hall.ts';
import { expectNothingWritten, expectPrivate, expectRefused } from './refusal.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NAME = 'Async crew';
const NOTE = 'Fixtures *first*';
const LINK = 'https://example.org/my-tests';

let hall: Hall;
let group: number;

beforeAll(async () => {
  hall = await openHall();
});
afterAll(() => hall.world.close());

const shown = (outcome: Outcome) => readMessage(need(outcome.message));
const handlersOf = (outcome: Outcome) => idsOf(outcome).map((id) => id.split(':')[1]);

/** Presses the button of a handler under an answer. */
function press(client: MemberClient, outcome: Outcome, handler: string): Promise<Outcome> {
  const id = need(idsOf(outcome).find((each) => each.startsWith(`review:${handler}:`)));
  return client.click(need(outcome.message), id);
}

/** Opens the checklist's suggestions and checks in so many of them; gives their texts. */
async function checkIn(client: MemberClient, count: number): Promise<string[]> {
  const { choices = [] } = await client.autocomplete('done', 'item', '');
  const texts: string[] = [];
  for (const { value } of choices.slice(0, count)) {
    const done = await client.command('done', { item: String(value) });
    texts.push(need(/\*\*(.+?)\*\*/.exec(done.message?.content ?? '')?.[1]));
  }
  return texts;
}

describe.each(LANGUAGES)('before there is a group, in %s', (language, locale) => {
  test('there is nothing to review', async () => {
    const call = () => hall.as('Mei', locale).command('review');
    await expectRefused(hall.world, language, call, 'refuse.noGroup');
  });
});

describe('in a running group', () => {
  beforeAll(async () => {
    group = await hall.startGroup(NAME);
    await hall.world.pass('next');
  });

  describe.each(LANGUAGES)('a member who reads %s', (language, locale) => {
    const words = wordsOf(language);
    const [name, other] = language === 'en' ? ['Mei', 'Kai'] : ['Sam', 'Noor'];
    const mei = () => hall.as(name, locale);
    const began = START + 2 * HOUR;
    /** The wait for an item, told at the world's present time. */
    const when = (days: number) => timestamp(hall.world.now() + days * DAY, 'R');
    const rows = async () => {
      const store = createStore(hall.world.connection.db);
      return store.reviews.list(hall.hall.id, group, need(hall.hall.members[name]));
    };

    test('is told to join first', async () => {
      hall.world.goTo(began);
      await expectRefused(
        hall.world,
        language,
        () => mei().command('review'),
        'refuse.notEnrolled',
      );
      for (const handler of ['open', 'on', 'off']) {
        const forged = () => hall.forge(name, locale).press(`review:${handler}:${group}`);
        await expectRefused(hall.world, language, forged, 'refuse.notEnrolledHere', {
          group: NAME,
        });
      }
    });

    test('turns reviews on with one tap', async () => {
      await mei().command('roadmap join', { group: String(group) });
      const off = await expectNothingWritten(hall.world, () => mei().command('review'));
      expect(off.message?.content).toBe(words('review.off'));
      const on = await press(mei(), off, 'on');
      expect(on.message?.id).toBe(off.message?.id);
      expect(on.message?.content).toBe(words('review.nothingDone'));
    });

    test('hears when finished items come back', async () => {
      await mei().command('done', { item: ITEM, note: NOTE, link: LINK });
      expect(await checkIn(mei(), 2)).toHaveLength(2);
      const opened = await expectNothingWritten(hall.world, () => mei().command('review'));
      const items = words('review.coming', { items: 3, when: when(1) });
      expect(opened.message?.content).toBe(`${words('review.nothing')}\n${items}`);
    });

    test('finds a button on the weekly panel once something is due, and goes on there', async () => {
      const button = `review:open:${group}`;
      expect(idsOf(await mei().command('plan'))).not.toContain(button);
      hall.world.goTo(began + DAY + HOUR);
      const panel = await mei().command('plan');
      const label = words('review.button', { due: 3 });
      expect(shown(panel).buttons).toContain(`${label} -> ${button}`);
      const asked = await mei().click(need(panel.message), button);
      expect(asked.message?.id).toBe(panel.message?.id);
      expect(shown(asked).footer).toBe(words('review.place', { place: 1, all: 3 }));
    });

    let first: APIMessage;
    let second: Outcome;

    test('is asked for one item after the other in the same message', async () => {
      hall.world.goTo(began + DAY + HOUR);
      const opened = await mei().command('review');
      expectPrivate(hall.world, opened);
      first = need(opened.message);
      const question = shown(opened);
      expect(question.title).toBe(words('review.title', { group: NAME }));
      expect(question.body).toContain(`**${ITEM}**`);
      expect(question.body).toContain(words('review.doneOn', { when: timestamp(began, 'D') }));
      expect(question.body).toContain('> Fixtures \\*first\\*');
      expect(question.body.join('\n')).toContain(LINK);
      expect(question.footer).toBe(words('review.place', { place: 1, all: 3 }));
      expect(handlersOf(opened)).toEqual(['remembered', 'shaky', 'later']);

      second = await press(mei(), opened, 'remembered');
      expect(second.message?.id).toBe(first.id);
      expect(second.message?.content).toBe(
        words('review.remembered', { item: ITEM, when: when(3) }),
      );
      expect(shown(second).footer).toBe(words('review.place', { place: 2, all: 3 }));
    });

    test('gets the same answer, and is heard once, when a tap arrives twice', async () => {
      const { discord } = hall.world.local;
      const payload = need(discord.sent.at(-1));
      const again = await discord.redeliver(payload);
      expect(await again?.json()).toEqual(second.answer);
      const answers = (await rows()).flatMap((item) => item.answers);
      expect(answers.map(({ answer }) => answer)).toEqual(['remembered']);
    });

    test('is told that an item is no longer up for review', async () => {
      const id = need((await rows()).find(({ text }) => text === ITEM)).itemId;
      for (const handler of ['remembered', 'shaky', 'later']) {
        for (const item of [id, 'gone']) {
          const forge = () =>
            hall.forge(name, locale).press(`review:${handler}:${group}:1:${item}`);
          const old = await expectNothingWritten(hall.world, forge);
          expect(old.message?.content).toBe(words('review.gone'));
          expect(shown(old).footer).toBe(words('review.place', { place: 1, all: 2 }));
        }
      }
    });

    test('hears at the end what waits and what comes back when', async () => {
      const third = await press(mei(), second, 'shaky');
      expect(third.message?.content).toContain(when(1));
      const end = await press(mei(), third, 'later');
      expect(end.message?.id).toBe(first.id);
      expect(end.message?.embeds).toEqual([]);
      expect((end.message?.content ?? '').split('\n').slice(1)).toEqual([
        '',
        words('review.end'),
        words('review.waiting', { due: 1 }),
        words('review.coming', { items: 1, when: when(1) }),
        words('review.coming', { items: 1, when: when(3) }),
      ]);
      const goOn = await press(mei(), end, 'open');
      expect(shown(goOn).footer).toBe(words('review.place', { place: 1, all: 1 }));
      const done = await press(mei(), goOn, 'remembered');
      expect(handlersOf(done)).toEqual(['off']);
    });

    test('keeps an item for good after three weeks, and starts a shaky one again', async () => {
      let now = began + DAY + HOUR;
      for (const days of [3, 7, 21]) {
        now += days * DAY;
        hall.world.goTo(now);
        let asked = await mei().command('review');
        // The shaky one has waited longest; then the others, as they were finished.
        while (!shown(asked).body.includes(`**${ITEM}**`))
          asked = await press(mei(), asked, 'later');
        const answered = await press(mei(), asked, 'remembered');
        const said = answered.message?.content ?? '';
        const next = days === 3 ? 7 : 21;
        expect(said.split('\n')[0]).toBe(
          days === 21
            ? words('review.kept', { item: ITEM })
            : words('review.remembered', { item: ITEM, when: when(next) }),
        );
      }
      hall.world.goTo(now + 300 * DAY);
      const later = JSON.stringify((await mei().command('review')).message);
      expect(later).not.toContain(ITEM);
    });

    test('is not asked about what was taken back', async () => {
      const due = await mei().command('review');
      const asked = need(idsOf(due)[0]);
      const item = need(asked.split(':').at(-1));
      await mei().command('undo', { item });
      const press = () => hall.forge(name, locale).press(asked);
      const gone = await expectNothingWritten(hall.world, press);
      expect(gone.message?.content).toContain(words('review.gone'));
    });

    test('is asked for five items at most, and goes on if there is more', async () => {
      hall.world.goTo(began);
      const kai = hall.as(other, locale);
      await kai.command('roadmap join', { group: String(group) });
      await press(kai, await kai.command('review'), 'on');
      await checkIn(kai, 7);
      hall.world.goTo(began + 2 * DAY);
      let panel = await kai.command('review');
      for (const place of [1, 2, 3, 4, 5]) {
        expect(shown(panel).footer).toBe(words('review.place', { place, all: 5 }));
        panel = await press(kai, panel, place % 2 === 0 ? 'later' : 'remembered');
      }
      expect(panel.message?.content).toContain(words('review.waiting', { due: 4 }));
      expect(shown(panel).buttons[0]).toContain(words('review.goOn', { due: 4 }));
      const rest = await press(kai, panel, 'open');
      expect(shown(rest).footer).toBe(words('review.place', { place: 1, all: 4 }));
    });

    test('turns reviews off, and old buttons then change nothing', async () => {
      const kai = hall.as(other, locale);
      const asked = await kai.command('review');
      const [button = ''] = idsOf(asked);
      const off = await hall.forge(other, locale).press(`review:off:${group}`);
      expect(off.message?.content).toBe(words('review.turnedOff'));
      for (const call of [
        () => hall.forge(other, locale).press(button),
        () => hall.forge(other, locale).press(`review:open:${group}`),
        () => kai.command('review'),
      ]) {
        const refused = await expectNothingWritten(hall.world, call);
        expect(refused.message?.content).toBe(words('review.off'));
      }
    });

    test('of several groups is asked which one is meant, and sees the links of its topic', async () => {
      const roadmap = `Bread ${language}`;
      const link = '[A notebook](https://example.org/bread)';
      const document = BREAD.replace('Bake bread', roadmap).replace(
        'overnight\n',
        `overnight\n\n**Resources**\n\n- ${link}\n- Old cookbook\n`,
      );
      await saveRoadmap(hall.as('Lin'), document);
      const bakers = await hall.startGroup(`Bakers ${language}`, { roadmap });
      await mei().command('roadmap join', { group: String(bakers) });
      const which = await mei().command('review');
      expect(which.message?.content).toBe(words('refuse.whichGroup'));
      const chosen = await mei().choose(need(which.message), 'review:in', [String(bakers)]);
      expect(chosen.message?.content).toBe(words('review.nothingDone'));
      const { choices = [] } = await mei().autocomplete('review', 'group', 'Bakers');
      expect(choices.map(({ value }) => value)).toEqual([String(bakers)]);

      const item = 'Knead by hand';
      await mei().command('done', { item, group: String(bakers) });
      hall.world.goTo(hall.world.now() + DAY);
      const asked = shown(await mei().command('review', { group: String(bakers) }));
      expect(asked.body).toContain(`**${item}**`);
      expect(asked.body.filter((line) => line.startsWith('🔗'))).toEqual([`🔗 ${link}`]);
    });
  });

  test('reviews end with the group, in both languages', async () => {
    const lin = hall.as('Lin');
    const asked = await lin.command('group finish', { group: String(group) });
    await lin.click(need(asked.message), need(idsOf(asked)[0]));
    for (const [language, locale] of LANGUAGES) {
      const forge = () => hall.forge('Kai', locale).press(`review:open:${group}`);
      await expectRefused(hall.world, language, forge, 'refuse.groupFinished', { group: NAME });
    }
  });
});
