import type { Command, Family } from './command.ts';

/** Commands by path: `done`, `group create`. Custom ids name the same path with a dot. */
export type Routes<K> = ReadonlyMap<string, Command<K>>;

export function routesOf<K>(commands: readonly (Command<K> | Family<K>)[]): Routes<K> {
  return new Map(
    commands.flatMap((entry): [string, Command<K>][] =>
      'subcommands' in entry
        ? entry.subcommands.map((sub) => [`${entry.name}.${sub.name}`, sub])
        : [[entry.name, entry]],
    ),
  );
}
