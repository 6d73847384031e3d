import type { Dispatched } from '../../src/discord/dispatch.ts';
import { count } from './faults.ts';
import type { Fleet, Instance } from './fleet.ts';
import { type Act, interactionOf } from './interaction.ts';
import { SECRET, type Sim } from './sim.ts';

/** An interaction that somebody made, and what they have read in answer. */
export type Issued = {
  id: string;
  at: number;
  act: Act;
  token: string;
  /** Answers that reached Discord in time, as JSON. */
  answers: string[];
};

/** Later answers Discord does not take, in ms. */
const IN_TIME = 3_000;
/** Older requests fail the check of their signature, in ms (docs: src/discord/verify.ts). */
const SIGNED_FOR = 300_000;

export type People = {
  issued: Issued[];
  /** Uses the bot. `twice`: Discord delivers it to two processes. */
  act: (act: Act, twice?: boolean) => Issued;
  /** What they have been answered by now, deferred answers included. */
  answersTo: (issued: Issued) => string[];
};

export function createPeople(sim: Sim, fleet: Fleet): People {
  const { loop, random, discord, trace, violate, figures, weather } = sim;

  const deliver = (issued: Issued, { process, product }: Instance) => {
    const interaction = interactionOf(issued.act, issued.id, issued.token);
    process.arrive('interaction', () => {
      if (Math.abs(process.now() - issued.at) > SIGNED_FOR) return;
      product.dispatch(interaction).then(
        (dispatched) => process.leave('answer', () => answer(issued, dispatched)),
        (error: unknown) => violate('dispatch always resolves', String(error)),
      );
    });
  };
  const answer = (issued: Issued, { response, after }: Dispatched) => {
    const text = JSON.stringify('data' in response ? response.data : {});
    if (text.includes(SECRET)) violate('secrets', `in an answer: ${text.slice(0, 300)}`);
    if (loop.now() - issued.at <= IN_TIME) issued.answers.push(text);
    after?.().catch((error: unknown) => trace(`  after an answer: ${String(error)}`));
  };

  const people: People = {
    issued: [],
    act: (act, twice = false) => {
      figures.interactions += 1;
      const id = discord.newId();
      const token = `${SECRET}-token-${id}`;
      const issued: Issued = { id, at: loop.now(), act, token, answers: [] };
      people.issued.push(issued);
      const alive = fleet.instances().filter(({ process }) => process.isAlive());
      const [first, ...others] = alive;
      if (twice && alive.length > 0) count(weather.tally, 'delivered-twice');
      for (let copy = 0; copy < (twice ? 2 : 1) && first !== undefined; copy++) {
        const target = random.pick([first, ...others]);
        loop.after(random.int(20, 300), () => deliver(issued, target));
      }
      trace(`interaction ${id} ${act.kind === 'command' ? act.path : act.customId}`);
      return issued;
    },
    answersTo: (issued) => {
      const edited = discord.answers.get(issued.token);
      return edited === undefined ? issued.answers : [...issued.answers, JSON.stringify(edited)];
    },
  };
  return people;
}
