import { count } from './faults.ts';
import type { People } from './people.ts';
import type { Founded } from './settle-groups.ts';
import { SECRET, type Sim } from './sim.ts';

/** Members check in and take back, now and then twice or two at once. */
export function createMembers(sim: Sim, people: People) {
  const { loop, random, weather } = sim;
  return {
    /** One member does something. */
    actOnce: ({ model, members }: Founded) => {
      const [channelId = ''] = model.channels;
      const [first = ''] = members;
      const memberId = random.pick([first, ...members]);
      const at = { guildId: model.guildId, channelId, memberId, organiser: false };
      const twice = random.chance(0.2);
      if (random.chance(0.25)) {
        people.act({ ...at, kind: 'command', path: 'undo', options: {} }, twice);
        return;
      }
      const [one, ...others] = model.items;
      if (one === undefined) return;
      const { itemId } = random.pick([one, ...others]);
      const options = { item: itemId, note: `${SECRET} note` };
      const done = () => people.act({ ...at, kind: 'command', path: 'done', options }, twice);
      done();
      if (random.chance(0.15)) {
        count(weather.tally, 'at-once');
        loop.after(random.int(0, 40), () => void done());
      }
    },
  };
}
