import type { Ask } from './ask.ts';
import type { Call } from './call.ts';
import type { Audited, Reply, Value } from './command.ts';
import { ownOf } from './resolved.ts';
import { cutText } from './seal.ts';

/** Something that an organiser sets out to do, as the log keeps it. */
export type Act = {
  /** `group.pause`; by a button or dialog, `group.rest:apply`. */
  action: string;
  /** What it was given by name, short; no file contents. */
  given: Readonly<Record<string, string>>;
};

/** Carries an act out, with whatever has to be kept of it before and after. */
export type Audit = (
  ask: Ask,
  act: Act,
  carryOut: (ask: Ask) => Promise<Reply | undefined>,
) => Promise<Reply | undefined>;

/** Longer texts are cut, in UTF-16 units. */
const LONGEST = 100;

/** What the log is to keep of a call; null where its handler is not declared as `audited`. */
export function actOf<K>(call: Call<K>, options: Record<string, Value>): Act | null {
  switch (call.kind) {
    case 'run': {
      const rule = call.command.audited?.run;
      const given = Object.entries(options).flatMap(([name, value]) =>
        value === null ? [] : [[name, short(value)] as const],
      );
      if (rule === undefined || (rule.unlessBare && given.length === 0)) return null;
      return { action: call.path, given: Object.fromEntries(given) };
    }
    case 'component': {
      const rule = ownOf(call.command.audited?.components, call.name);
      return rule === undefined ? null : pressed(call, rule, call.values);
    }
    case 'modal': {
      const rule = ownOf(call.command.audited?.modals, call.name);
      return rule === undefined ? null : pressed(call, rule, Object.values(call.fields));
    }
    default:
      return null;
  }
}

function pressed(
  { path, name, args }: { path: string; name: string; args: readonly string[] },
  rule: Audited,
  values: readonly string[],
): Act {
  const named = (rule.args ?? []).flatMap((each, place) => {
    const value = args[place];
    return value === undefined ? [] : [[each, short(value)] as const];
  });
  const chosen = rule.value === undefined ? [] : [[rule.value, short(values.join(', '))] as const];
  return { action: `${path}:${name}`, given: Object.fromEntries([...named, ...chosen]) };
}

function short(value: Exclude<Value, null>): string {
  return cutText(typeof value === 'object' ? value.filename : String(value), LONGEST);
}
