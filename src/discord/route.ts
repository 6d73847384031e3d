import {
  type APIInteraction,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Ask } from './ask.ts';
import type { Choice, Command, Family, Reply } from './command.ts';
import { modalFields } from './fields.ts';
import { readOptions, unwrap } from './options.ts';

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

/** What came of an interaction. The refusals have their words in the catalogue. */
export type Answer =
  | { kind: 'reply'; reply: Reply }
  | { kind: 'choices'; choices: readonly Choice[] }
  | { kind: 'unknown-command' }
  | { kind: 'outdated' }
  | { kind: 'missing' | 'out-of-range'; path: string; option: string }
  | { kind: 'too-long'; path: string; option: string; limit: number };

/** Finds whose business an interaction is and asks there. */
export async function route<K>(
  routes: Routes<K>,
  interaction: APIInteraction,
  ask: Ask,
  kit: K,
): Promise<Answer> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
    case InteractionType.ApplicationCommandAutocomplete: {
      if (interaction.data.type !== ApplicationCommandType.ChatInput) break;
      const { subcommand, given } = unwrap(interaction.data.options);
      const path = subcommand ? `${interaction.data.name}.${subcommand}` : interaction.data.name;
      const command = routes.get(path);
      if (command === undefined) break;
      if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
        const focused = given.find((option) => 'focused' in option && option.focused);
        const choices =
          focused && command.suggest
            ? await command.suggest(
                ask,
                { option: focused.name, text: String(focused.value).slice(0, 200) },
                kit,
              )
            : [];
        return { kind: 'choices', choices };
      }
      const files = interaction.data.resolved?.attachments;
      const options = readOptions(command.options, given, files);
      if (options.kind !== 'read') return { ...options, path };
      return { kind: 'reply', reply: await command.run(ask, options.values, kit) };
    }
    case InteractionType.MessageComponent: {
      const { path, name, args } = split(interaction.data.custom_id);
      const values = 'values' in interaction.data ? interaction.data.values : [];
      const handle = ownOf(routes.get(path)?.components, name);
      const reply = await handle?.(ask, args, values, kit);
      return reply ? { kind: 'reply', reply } : { kind: 'outdated' };
    }
    case InteractionType.ModalSubmit: {
      const { path, name, args } = split(interaction.data.custom_id);
      const handle = ownOf(routes.get(path)?.modals, name);
      const reply = await handle?.(ask, args, modalFields(interaction.data), kit);
      return reply ? { kind: 'reply', reply } : { kind: 'outdated' };
    }
  }
  return { kind: 'unknown-command' };
}

/** A handler by name; what every object inherits, such as `constructor`, is none. */
function ownOf<T>(handlers: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return handlers !== undefined && Object.hasOwn(handlers, name) ? handlers[name] : undefined;
}

function split(customId: string): { path: string; name: string; args: string[] } {
  const [path = '', name = '', ...args] = customId.split(':');
  return { path, name, args };
}
