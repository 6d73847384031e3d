import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openGateway } from '../../src/gateway/gateway.ts';
import { wordsOf } from '../../src/i18n/words.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { wait } from '../../src/wait.ts';
import { expectQuiet } from '../fakes/audit.ts';
import { BREAD, bring, saveRoadmap } from '../fakes/bread.ts';
import { type GatedDatabase, openGatedDatabase } from '../http/gated-database.ts';
import { type Hall, LANGUAGES, need, openHall } from './hall.ts';
import { expectNothingWritten } from './refusal.ts';

/** A file goes out with the answer, whichever way the answer goes. */
let database: GatedDatabase;
let hall: Hall;

beforeAll(async () => {
  database = await openGatedDatabase();
  hall = await openHall({ connection: database });
  await saveRoadmap(hall.as('Lin'), BREAD);
});
afterAll(async () => {
  await hall.world.close();
  await database.close();
});

async function expectFile({ message, ephemeral, failed }: Outcome, name: string): Promise<string> {
  expect([failed, ephemeral]).toEqual([undefined, true]);
  const files = need(message).attachments;
  expect(files.map(({ filename }) => filename)).toEqual([name]);
  return (await fetch(need(files[0]).url)).text();
}

describe.each(LANGUAGES)('an export, asked for in %s,', (language, locale) => {
  const lin = () => hall.as('Lin', locale);

  test('comes with the response over HTTP', async () => {
    const handed = await lin().command('roadmap export', { roadmap: 'Bake bread' });
    expect(handed.answer).toMatchObject({ type: 4 });
    expect(handed.message?.content).toBe(
      wordsOf(language)('import.exported', { title: 'Bake bread' }),
    );
    expect(await expectFile(handed, 'bake-bread.en.md')).toContain('Bake bread');
  });

  test('is edited in where it took longer', async () => {
    database.gate.before = async () => {
      database.gate.before = async () => {};
      await new Promise((resolve) => setTimeout(resolve, 2_400));
    };
    const handed = await lin().command('roadmap export', { roadmap: 'fastapi-next-steps.zh-CN' });
    expect(handed.answer).toMatchObject({ type: 5 });
    await expectFile(handed, 'fastapi-next-steps.zh-CN.md');
    await hall.world.settle();
  });

  test('goes to the callback over the gateway', async () => {
    const { local, product } = hall.world;
    const gateway = await openGateway({
      token: local.token,
      apiBase: local.apiBase,
      dispatch: product.dispatch,
      answer: product.answerInteraction,
      background: (work) => void work,
      report: () => {},
      servers: { present: async () => {}, joined: async () => {}, left: async () => {} },
      wait,
      elapsed: () => performance.now(),
    });
    await local.useInteractions(null);
    const handed = await lin().command('roadmap export', { roadmap: 'Bake bread' });
    expect(handed.answer).toMatchObject({ type: 4 });
    await expectFile(handed, 'bake-bread.en.md');
    await local.useInteractions((request) => hall.world.app.fetch(request));
    await gateway.close();
  });
});

test.each(['Bake bread', 'fastapi-next-steps.en', 'frontend-to-backend.zh-CN'])(
  'the file of %s, imported again, is here already',
  async (roadmap) => {
    const lin = hall.as('Lin');
    const handed = await lin.command('roadmap export', { roadmap });
    const content = await (await fetch(need(need(handed.message).attachments[0]).url)).text();
    const again = await expectNothingWritten(hall.world, () => bring(lin, content));
    expect(again.message?.content).toContain('That document is here already');
  },
);

test('nothing was sent that Discord does not describe', () => {
  expectQuiet(hall);
});
