import {
  type APIApplicationCommandInteractionDataBasicOption,
  type APIInteraction,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Command, ComponentHandler, ModalHandler } from './command.ts';
import { modalFields } from './fields.ts';
import type { Effort } from './limits.ts';
import { unwrap } from './options.ts';
import { ownOf, type Resolved } from './resolved.ts';
import type { Routes } from './routes.ts';

/** Whose business an interaction is. Everything but the command itself is as it came. */
export type Call<K> =
  | { kind: 'unknown' | 'outdated' }
  | { kind: 'typing'; command: Command<K>; focused: { option: string; text: string } | null }
  | { kind: 'run'; path: string; command: Command<K>; given: Given; resolved: Resolved }
  | (Pressed<K> & {
      kind: 'component';
      handle: ComponentHandler<K>;
      values: readonly string[];
      resolved: Resolved;
    })
  | (Pressed<K> & {
      kind: 'modal';
      handle: ModalHandler<K>;
      fields: Readonly<Record<string, string>>;
    });

type Given = readonly APIApplicationCommandInteractionDataBasicOption[];
type Pressed<K> = { path: string; command: Command<K>; name: string; args: readonly string[] };

/** Finds the command, or the handler behind a custom id. */
export function callOf<K>(routes: Routes<K>, interaction: APIInteraction): Call<K> {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
    case InteractionType.ApplicationCommandAutocomplete: {
      if (interaction.data.type !== ApplicationCommandType.ChatInput) break;
      const { subcommand, given } = unwrap(interaction.data.options);
      const path = subcommand ? `${interaction.data.name}.${subcommand}` : interaction.data.name;
      const command = routes.get(path);
      if (command === undefined) break;
      if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
        const option = given.find((each) => 'focused' in each && each.focused);
        const focused = option && {
          option: option.name,
          text: String(option.value).slice(0, 200),
        };
        return { kind: 'typing', command, focused: focused ?? null };
      }
      return { kind: 'run', path, command, given, resolved: interaction.data.resolved ?? {} };
    }
    case InteractionType.MessageComponent: {
      const { path, name, args } = split(interaction.data.custom_id);
      const command = routes.get(path);
      const handle = ownOf(command?.components, name);
      if (command === undefined || handle === undefined) return { kind: 'outdated' };
      const { data } = interaction;
      const values = 'values' in data ? data.values : [];
      const resolved = 'resolved' in data ? data.resolved : {};
      return { kind: 'component', path, command, name, args, handle, values, resolved };
    }
    case InteractionType.ModalSubmit: {
      const { path, name, args } = split(interaction.data.custom_id);
      const command = routes.get(path);
      const handle = ownOf(command?.modals, name);
      if (command === undefined || handle === undefined) return { kind: 'outdated' };
      const fields = modalFields(interaction.data);
      return { kind: 'modal', path, command, name, args, handle, fields };
    }
  }
  return { kind: 'unknown' };
}

/** What a call asks of the program, as its command declares it. */
export function effortOf<K>(call: Call<K>): Effort {
  switch (call.kind) {
    case 'typing':
      return 'typing';
    case 'run':
      return call.command.dear?.includes('run') ? 'dear' : 'usual';
    case 'component':
      return call.command.dear?.includes(call.name) ? 'dear' : 'usual';
    default:
      return 'usual';
  }
}

function split(customId: string): { path: string; name: string; args: string[] } {
  const [path = '', name = '', ...args] = customId.split(':');
  return { path, name, args };
}
