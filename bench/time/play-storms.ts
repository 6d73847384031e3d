import { count, type Storm } from './faults.ts';
import type { Fleet } from './fleet.ts';
import type { Organisers } from './organisers.ts';
import type { Founded } from './settle-groups.ts';
import type { Sim } from './sim.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What begins and ends with a storm, beside that which strikes at single steps. */
export function playStorms(
  sim: Sim,
  parts: {
    storms: readonly Storm[];
    fleet: Fleet;
    organisers: Organisers;
    founded: readonly Founded[];
    /** Until then no process comes back by itself. */
    downUntil: { at: number };
  },
): void {
  const { loop, random, weather, trace } = sim;
  const { storms, fleet, organisers, founded, downUntil } = parts;
  for (const storm of storms) {
    loop.at(storm.from, () => begin(storm));
    loop.at(storm.until, () => end());
  }

  function begin(storm: Storm): void {
    const { faults, from, until } = storm;
    if (faults.has('down')) {
      count(weather.tally, 'down');
      downUntil.at = until;
      loop.at(random.int(from, Math.min(until, from + 20 * MINUTE)), () => {
        trace('all processes killed');
        fleet.killAll();
      });
    }
    if (faults.has('clock-back')) shift(storm, 'clock-back', -HOUR);
    if (faults.has('clock-forward')) {
      shift(storm, 'clock-forward', random.pick([2 * DAY, 30 * DAY, 366 * DAY]));
    }
    for (const fault of ['forbidden', 'deleted'] as const) {
      if (faults.has(fault)) shut(storm, fault);
    }
  }

  function end(): void {
    trace('calm');
    for (const [place, { process }] of fleet.instances().entries()) {
      process.setClock(0);
      process.thaw();
      fleet.restart(place);
    }
  }

  /** One process's clock is wrong for a while, then right again. */
  function shift({ from, until }: Storm, fault: 'clock-back' | 'clock-forward', by: number): void {
    const at = random.int(from, until);
    loop.at(at, () => {
      const place = random.int(0, fleet.instances().length - 1);
      const instance = fleet.instances()[place];
      count(weather.tally, fault);
      trace(`the clock of ${instance?.process.name} is off by ${by / HOUR} h`);
      instance?.process.setClock(by);
      fleet.tick(place, false);
      loop.at(random.int(at, until), () => instance?.process.setClock(0));
    });
  }

  /** A server takes the bot's rights away, or deletes the channel; an organiser mends it later. */
  function shut({ from, until }: Storm, fault: 'forbidden' | 'deleted'): void {
    const [first] = founded;
    if (first === undefined) return;
    const group = random.pick([first, ...founded]);
    const { model } = group;
    // One trouble a group, so that what is expected of it stays plain.
    if (model.closed.length > 0) return;
    const channel = sim.discord.channels.get(model.channels[0] ?? '');
    if (channel === undefined) return;
    count(weather.tally, fault);
    trace(`${model.canary}: the channel is ${fault}`);
    channel.state = fault;
    const closed = { from, until: Number.POSITIVE_INFINITY, why: 'refused' as const };
    model.closed.push(closed);
    loop.at(until + MINUTE, () => {
      if (fault === 'forbidden') channel.state = 'open';
      const fresh = fault === 'deleted' ? sim.discord.addChannel(model.guildId) : null;
      organisers.mend(group, fresh, () => {
        closed.until = loop.now();
      });
    });
  }
}
