import { expect } from 'vitest';
import type { MemberClient } from '../../src/playground/interactions/as-member.ts';
import type { Outcome } from '../../src/playground/interactions/await-answer.ts';
import { CANARY, type Hall, need, openHall, startGroup } from './hall.ts';
import { expectNothingWritten } from './refusal.ts';

/** Two servers with everything in them: what of the one may never be seen in the other. */
export type ForeignServer = {
  hall: Hall;
  /** A text of `foreign-rows.ts` with the other server's ids; of its running group, or of a draft. */
  fill: (text: string, group?: 'running' | 'draft') => string;
  /** Nothing written, and nothing of the other server in the answer but what the forger sent. */
  expectNoForeignByte: (act: () => Promise<Outcome>) => Promise<Outcome>;
};

export async function openForeignServer(): Promise<ForeignServer> {
  const hall = await openHall();
  await hall.startGroup('Async crew');
  await hall.as('Lin').command('roadmap join');
  const ada = hall.asForeigner(`${CANARY}-Ada`);
  const running = await startGroup(ada, `${CANARY} secret`);
  const roadmap = 'fastapi-next-steps.en';
  const preview = await ada.command('group create', { roadmap, name: `${CANARY} draft` });
  const draft = need(/group\.create:start:(\d+)/.exec(JSON.stringify(preview.message))?.[1]);
  await hall.asForeigner(`${CANARY}-Bo`).command('roadmap join');
  await hall.asForeigner(`${CANARY}-Bo`).command('done', { item: 'pytest fundamentals' });
  const channel = need(Object.values(hall.foreign.channels)[0]);
  const wish = { from: '2026-03-16', because: `${CANARY} feast`, group: String(running) };
  const rest = JSON.stringify((await ada.command('group rest', wish)).message);
  const stands: Record<string, string> = {
    ...(await bringRoadmap(ada)),
    R: need(/group\.rest:apply:\d+:(\d+)/.exec(rest)?.[1]),
    C: channel,
    M: hall.foreign.ownerId,
    X: CANARY,
  };
  const secrets = [
    ...[CANARY, hall.foreign.id, hall.foreign.ownerId, channel, hall.foreign.organiserRoleId],
    ...Object.values(hall.foreign.members),
  ];
  return {
    hall,
    fill: (text, group = 'running') =>
      text.replace(/\{(\w)\}/g, (_, sign: string) =>
        sign === 'G' ? (group === 'draft' ? draft : String(running)) : need(stands[sign]),
      ),
    expectNoForeignByte: async (act) => {
      const outcome = await expectNothingWritten(hall.world, act);
      const told = JSON.stringify([outcome.answer, outcome.message, outcome.choices ?? []]);
      for (const secret of secrets) {
        expect(told.toLowerCase()).not.toContain(secret.toLowerCase());
      }
      return outcome;
    },
  };
}

/** A roadmap of the other server's own, with a draft beside it and one of a new version. */
async function bringRoadmap(ada: MemberClient): Promise<{ D: string; U: string; K: string }> {
  const content = `# ${CANARY} bread\n\n## Loaf\n\n- [ ] ${CANARY} flour\n- [ ] Kneading\n`;
  const read = (text: string, path = 'roadmap import', options = {}) =>
    ada.command(path, { file: { filename: 'a.md', content: text }, ...options });
  const draftOf = (outcome: Outcome) =>
    need(/roadmap\.\w+:(?:save|apply):(\d+)/.exec(JSON.stringify(outcome.message))?.[1]);
  const saved = await read(content);
  await ada.click(need(saved.message), `roadmap.import:save:${draftOf(saved)}`);
  const roadmap = `${CANARY} bread`;
  const update = await read(`${content}- [ ] Baking\n`, 'roadmap update', { roadmap });
  return {
    D: draftOf(await read(`${content}- [ ] Tasting\n`)),
    U: draftOf(update),
    K: `own-${BigInt(draftOf(saved)).toString(36)}`,
  };
}
