import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/i18n/words.ts';
import { ITEM, need } from '../commands/hall.ts';
import { expectPrivate } from '../commands/refusal.ts';
import { gatedGroup } from './gated-group.ts';

const { as, world, database } = gatedGroup();

/** Holds the next statement up for so many milliseconds, then lets it through or breaks it. */
function holdNext(ms: number, then: 'go' | 'break' = 'go') {
  database().gate.before = async () => {
    database().gate.before = async () => {};
    await new Promise((resolve) => setTimeout(resolve, ms));
    if (then === 'break') throw new Error('gone');
  };
}

describe('an answer that takes longer than two seconds', () => {
  test('is deferred and edited in: the member sees no failure', async () => {
    holdNext(2_400);
    const done = await as('Mei').command('done', { item: ITEM });
    expect(done.answer).toEqual({ type: 5, data: { flags: 64 } });
    expectAnswered(done);
    expect(done.message?.content).toContain(ITEM);
    const undo = need(done.message?.components?.[0]);
    expect(JSON.stringify(undo)).toContain('undo:item:');
    await world().settle();
  });

  test('to a button of a private message is edited into it', async () => {
    const panel = await as('Mei').command('done');
    holdNext(2_400);
    const all = JSON.stringify(panel.message).match(/done:scope:\d+:all/)?.[0];
    const turned = await as('Mei').click(need(panel.message), need(all));
    expect(turned.failed).toBeUndefined();
    expect(turned.answer).toEqual({ type: 6 });
    expect(turned.message?.id).toBe(panel.message?.id);
    expect(turned.message?.embeds[0]?.footer?.text).toContain('Page 1');
    await world().settle();
  });

  test('and fails in the end still says so, in words', async () => {
    holdNext(2_400, 'break');
    const done = await as('Mei', 'zh-CN').command('plan');
    expectAnswered(done);
    const reference = need(world().local.discord.sent.at(-1)).id.slice(-6);
    expect(done.message?.content).toBe(wordsOf('zh-CN')('refuse.failed', { reference }));
    await world().settle();
  });
});

function expectAnswered(outcome: Awaited<ReturnType<ReturnType<typeof as>['command']>>) {
  expect(outcome.failed).toBeUndefined();
  expect([outcome.thinking, outcome.ephemeral]).toEqual([false, true]);
  expect(world().local.discord.pings(need(outcome.message).id)).toEqual({
    everyone: false,
    users: [],
    roles: [],
  });
}

test('a fast answer is not deferred', async () => {
  const plan = await as('Mei').command('plan');
  expect(plan.answer).toMatchObject({ type: 4 });
  expectPrivate(world(), plan);
});
