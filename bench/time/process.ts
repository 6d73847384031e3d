import type { Weather } from './faults.ts';
import type { Loop } from './loop.ts';
import type { Random } from './random.ts';

/**
 * One process of the bot. Whatever it awaits goes through here, so that it can be killed, frozen or
 * given another clock between any two of its steps.
 */
export type Process = {
  name: string;
  isAlive: () => boolean;
  isFrozen: () => boolean;
  /** Its wall clock, epoch ms. */
  now: () => number;
  /** Its monotonic clock, ms; it goes on while the process is frozen. */
  elapsed: () => number;
  wait: (ms: number) => Promise<void>;
  /** Something is about to leave: happens at once, after a pause, or never. */
  leave: (what: string, go: () => void) => void;
  /** Something has come back: the process sees it now, after a pause, or never. */
  arrive: (what: string, see: () => void) => void;
  kill: () => void;
  freeze: (ms: number) => void;
  /** A frozen one goes on, a little later. */
  thaw: () => void;
  setClock: (offset: number) => void;
};

/** How far it may be thrown off at one step, in ms. */
const FREEZE = { shortest: 5_000, longest: 20 * 60_000 };

export function createProcess(parts: {
  name: string;
  loop: Loop;
  random: Random;
  weather: Weather;
  trace: (line: string) => void;
  /** Called when a step killed it. */
  onKill: (process: Process) => void;
}): Process {
  const { name, loop, random, weather, trace, onKill } = parts;
  const born = loop.now();
  let alive = true;
  let frozenUntil = 0;
  let offset = 0;

  const whenAwake = (run: () => void): void => {
    if (!alive) return;
    // Looked at each second, for it may be thawed before its time.
    if (frozenUntil > loop.now()) {
      loop.at(Math.min(frozenUntil, loop.now() + 10_000), () => whenAwake(run));
    } else run();
  };
  const step = (what: string): void => {
    if (weather.strikes('kill', 0.02)) {
      trace(`${name} killed at ${what}`);
      process.kill();
      onKill(process);
    } else if (weather.strikes('freeze', 0.015)) {
      const ms = random.int(FREEZE.shortest, FREEZE.longest);
      trace(`${name} frozen for ${Math.round(ms / 1000)} s at ${what}`);
      process.freeze(ms);
    }
  };
  const process: Process = {
    name,
    isAlive: () => alive,
    isFrozen: () => frozenUntil > loop.now(),
    now: () => loop.now() + offset,
    elapsed: () => loop.now() - born,
    wait: (ms) =>
      new Promise((resolve) => loop.after(Math.max(0, ms), () => whenAwake(() => resolve()))),
    leave: (what, go) => {
      step(`before ${what}`);
      loop.after(random.int(0, 3), () => whenAwake(go));
    },
    arrive: (what, see) => {
      whenAwake(() => {
        step(`after ${what}`);
        whenAwake(see);
      });
    },
    kill: () => {
      alive = false;
    },
    freeze: (ms) => {
      frozenUntil = Math.max(frozenUntil, loop.now() + ms);
    },
    thaw: () => {
      frozenUntil = Math.min(frozenUntil, loop.now() + 1_000);
    },
    setClock: (to) => {
      offset = to;
    },
  };
  return process;
}
