import { type Act, type Audit, actOf } from './act.ts';
import type { Ask } from './ask.ts';
import type { Call } from './call.ts';
import type { Choice, Reply } from './command.ts';
import { areResolved, readOptions } from './options.ts';
import { ownOf } from './resolved.ts';

/** What came of an interaction. The refusals have their words in the catalogue. */
export type Answer =
  | { kind: 'reply'; reply: Reply }
  | { kind: 'choices'; choices: readonly Choice[] }
  | { kind: 'unknown-command' }
  | { kind: 'outdated' }
  | { kind: 'missing' | 'out-of-range'; path: string; option: string }
  | { kind: 'too-long'; path: string; option: string; limit: number };

/** Asks where an interaction belongs; what organisers change there goes through `audit`. */
export async function route<K>(
  call: Call<K>,
  ask: Ask,
  kit: K,
  audit: Audit = (asked, _, carryOut) => carryOut(asked),
): Promise<Answer> {
  const audited = (act: Act | null, carryOut: (ask: Ask) => Promise<Reply | undefined>) =>
    act === null ? carryOut(ask) : audit(ask, act, carryOut);

  switch (call.kind) {
    case 'unknown':
      return { kind: 'unknown-command' };
    case 'outdated':
      return { kind: 'outdated' };
    case 'typing': {
      const { command, focused } = call;
      const choices = focused === null ? [] : await command.suggest?.(ask, focused, kit);
      return { kind: 'choices', choices: choices ?? [] };
    }
    case 'run': {
      const { path, command, given, resolved } = call;
      const options = readOptions(command.options, given, resolved, ask.guildId);
      if (options.kind !== 'read') return { ...options, path };
      const { values } = options;
      return replied(
        await audited(actOf(call, values), (asked) => command.run(asked, values, kit)),
      );
    }
    case 'component': {
      const { path, command, name, handle, args, values, resolved } = call;
      const option = ownOf(command.menus, name);
      if (
        option !== undefined &&
        !areResolved(command.options, option, values, resolved, ask.guildId)
      ) {
        return { kind: 'out-of-range', path, option };
      }
      return replied(await audited(actOf(call, {}), (asked) => handle(asked, args, values, kit)));
    }
    case 'modal': {
      const { handle, args, fields } = call;
      return replied(await audited(actOf(call, {}), (asked) => handle(asked, args, fields, kit)));
    }
  }
}

function replied(reply: Reply | undefined): Answer {
  return reply ? { kind: 'reply', reply } : { kind: 'outdated' };
}
