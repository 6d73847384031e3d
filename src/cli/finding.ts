import { type CliKey, type CliParams, type CliWords, isCliKey } from '../i18n/cli-words.ts';

/** `note`: nothing is broken, and it is worth knowing. */
export type State = 'well' | 'note' | 'wrong';

/** One thing that was looked at. What to do about it stands under its key with `Do` behind it. */
export type Finding = { state: State; key: CliKey; params: CliParams };

export function finding(state: State, key: CliKey, params: CliParams = {}): Finding {
  return { state, key, params };
}

/** A finding in words. `todo`: null where nothing is to be done. */
export type Told = { check: string; state: State; says: string; todo: string | null };

const MARKS: Readonly<Record<State, string>> = { well: '✓', note: '!', wrong: '✗' };

export function tellFinding(tell: CliWords, { state, key, params }: Finding): Told {
  const todo = todoOf(key);
  return {
    check: key,
    state,
    says: tell(key, params),
    todo: state === 'well' || todo === null ? null : tell(todo, params),
  };
}

/** On one line, and what to do on the next. */
export function lineOf({ state, says, todo }: Told): string {
  return `${MARKS[state]} ${says}${todo === null ? '' : `\n  → ${todo}`}`;
}

function todoOf(key: CliKey): CliKey | null {
  const name = `${key}Do`;
  return isCliKey(name) ? name : null;
}
