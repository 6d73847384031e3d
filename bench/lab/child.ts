import { type ChildProcess, fork } from 'node:child_process';
import { z } from 'zod';

const FromChild = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), id: z.number(), value: z.unknown() }),
  z.object({ kind: z.literal('failure'), id: z.number(), reason: z.string() }),
]);
const FromParent = z.object({ id: z.number(), ask: z.string(), about: z.unknown() });

/** A part of the bench in a process of its own. */
export type Child = {
  ask: (ask: string, about?: unknown) => Promise<unknown>;
  stop: () => Promise<void>;
};

/** Starts `bench/<file>`, the way `npm start` starts the product. `profile`: folder for a profile. */
export function startChild(
  file: string,
  environment: Readonly<Record<string, string>>,
  profile: string | null = null,
): Child {
  const profiling = profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const child = fork(new URL(`../${file}`, import.meta.url), {
    execArgv: ['--import', 'tsx', ...profiling],
    env: { ...process.env, NODE_ENV: 'production', ...environment },
  });
  const waiting = new Map<number, (message: z.infer<typeof FromChild>) => void>();
  child.on('message', (raw) => {
    const message = FromChild.parse(raw);
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  const gone = whenGone(child);
  gone.then(() => {
    for (const [id, tell] of waiting) tell({ kind: 'failure', id, reason: `${file} ended` });
    waiting.clear();
  });
  let last = 0;
  return {
    ask: (ask, about = null) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, (message) => {
          if (message.kind === 'answer') resolve(message.value);
          else reject(new Error(`${file}: ${message.reason}`));
        });
        child.send({ id, ask, about });
      }),
    stop: async () => {
      if (child.connected) child.disconnect();
      const late = setTimeout(() => child.kill(), 5_000);
      await gone;
      clearTimeout(late);
    },
  };
}

/** In the child: answers the parent, and ends with it. */
export function answerParent(
  answers: Readonly<Record<string, (about: unknown) => Promise<unknown>>>,
): void {
  process.on('message', (raw) => {
    const { id, ask, about } = FromParent.parse(raw);
    const answer = answers[ask];
    const work = answer ? answer(about) : Promise.reject(new Error(`unknown: ${ask}`));
    work.then(
      (value) => process.send?.({ kind: 'answer', id, value }),
      (error: unknown) => process.send?.({ kind: 'failure', id, reason: String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}

function whenGone(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}
