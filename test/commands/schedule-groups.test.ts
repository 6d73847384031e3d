import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { readMessage, type Shown } from '../fakes/read-message.ts';
import { type Hall, idsOf, LANGUAGES, need, openHall } from './hall.ts';
import { expectNothingWritten, expectRefused } from './refusal.ts';

const WEEK = 7 * 86_400_000;
const week = (number: number) => Date.parse('2026-03-02T09:00:00Z') + (number - 1) * WEEK;
const at = (instant: number, style = 'F') => `<t:${instant / 1000}:${style}>`;

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
  await hall.startGroup('Async crew', { weeks: 4 });
});
afterAll(() => hall.world.close());

async function asked(act: () => Promise<Outcome>): Promise<Shown> {
  return readMessage((await expectNothingWritten(hall.world, act)).message);
}

describe('with a second group', () => {
  let owls: number;
  beforeAll(async () => {
    owls = await hall.startGroup('Night owls', { weeks: 4, 'first-day': '2026-03-09' });
  });

  test.each(LANGUAGES)('the reader of %s is asked which one, and goes on', async (_, locale) => {
    for (const path of ['schedule preview', 'schedule why']) {
      const question = await asked(() => hall.as('Lin', locale).command(path));
      const id = `${path.replace(' ', '.')}:in`;
      expect(question.menus[0]).toBe(`${id}: [ ] Async crew [ ] Night owls`);
      const shown = await asked(() => hall.forge('Lin', locale).press(id, [String(owls)]));
      expect(JSON.stringify(shown)).toContain('Night owls');
    }
  });

  test('a rest is told between the weeks, with its reason', async () => {
    const lin = hall.as('Lin');
    const rest = { from: '2026-03-16', to: '2026-03-22', because: 'Spring break' };
    const proposal = await lin.command('group rest', { ...rest, group: String(owls) });
    const apply = need(idsOf(proposal).find((id) => id.startsWith('group.rest:apply')));
    await lin.click(need(proposal.message), apply);
    await hall.world.settle();
    const options = { group: String(owls) };
    const english = await asked(() => lin.command('schedule preview', options));
    const [from, until] = [at(week(3), 'D'), at(week(4), 'D')];
    const line = english.body.findIndex((each) => each.startsWith('🌴'));
    expect(english.body[line]).toBe(
      `🌴 Spring break: nothing new from ${from} to ${until} (a week)`,
    );
    expect(english.body[line + 1]).toContain(at(week(4)));
    const chinese = await asked(() => hall.as('Lin', 'zh-CN').command('schedule preview', options));
    expect(chinese.body[line]).toBe(`🌴 Spring break：${from} 到 ${until} 没有新内容（1 周）`);
  });

  test('a finished group is explained, but nothing more is posted in it', async () => {
    const lin = hall.as('Lin');
    const asking = await lin.command('group finish', { group: String(owls) });
    await lin.click(need(asking.message), `group.finish:yes:${owls}`);
    const options = { group: String(owls) };
    const [english, chinese] = [
      await asked(() => lin.command('schedule preview', options)),
      await asked(() => hall.as('Lin', 'zh-CN').command('schedule preview', options)),
    ];
    expect(english.body).toEqual(['This group is finished: nothing more appears.']);
    expect(chinese.body).toEqual(['这个小组已经结束，不会再发帖。']);
    const post = `${owls}.assignment.1.`;
    for (const [language, locale] of LANGUAGES) {
      const shown = await asked(() => hall.forge('Lin', locale).command('schedule.why', { post }));
      expect(shown.body[0]).toMatch(/^🏁/);
      const copy = () => hall.forge('Lin', locale).command('schedule.post', { post });
      const name = { group: 'Night owls' };
      await expectRefused(hall.world, language, copy, 'refuse.groupFinished', name);
    }
  });
});
