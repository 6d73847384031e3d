import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import type { Core } from '../state/core.ts';
import { type Actor, cannotSend, mayUseCommand } from './envelope.ts';
import { checkOptionValue, type OptionValue } from './option-values.ts';
import { kindOfOption, type Resolved, resolveFile, resolveId } from './resolved.ts';

/** Options by name, in the order in which the member fills them in. */
export type Options = Record<string, OptionValue | undefined>;

type SentOption = {
  type: OptionType;
  name: string;
  value?: unknown;
  focused?: true;
  options?: SentOption[];
};

/** The `data` of a command interaction, for `done` or `group create`, checked as Discord's client does. */
export function buildCommandData(
  core: Core,
  actor: Actor,
  path: string,
  options: Options,
  focused?: string,
) {
  const [name = '', ...rest] = path.trim().split(/\s+/);
  const command = findCommand(core, actor, name);
  if (!mayUseCommand(core, actor, command.default_member_permissions))
    throw cannotSend(`/${name} is hidden from this member`);
  const resolved: Resolved = {};
  const sent = fillLevel(core, actor, command.options ?? [], rest, options, focused, resolved);
  return {
    id: command.id,
    name: command.name,
    type: ApplicationCommandType.ChatInput,
    ...(sent.length > 0 ? { options: sent } : {}),
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
  };
}

function findCommand(core: Core, actor: Actor, name: string): APIApplicationCommand {
  const named = core.state.commands.filter((command) => command.name === name);
  const command =
    named.find((one) => one.guild_id !== undefined && one.guild_id === actor.guildId) ??
    named.find((one) => one.guild_id === undefined);
  if (command === undefined) throw cannotSend(`/${name} is not registered`);
  return command;
}

function fillLevel(
  core: Core,
  actor: Actor,
  declared: APIApplicationCommandOption[],
  path: string[],
  options: Options,
  focused: string | undefined,
  resolved: Resolved,
): SentOption[] {
  const [next, ...rest] = path;
  const nested = declared.filter(
    ({ type }) => type === OptionType.Subcommand || type === OptionType.SubcommandGroup,
  );
  if (next === undefined) {
    if (nested.length > 0) throw cannotSend('a subcommand must be chosen');
    return fillOptions(core, actor, declared.filter(isBasic), options, focused, resolved);
  }
  const chosen = nested.find(({ name }) => name === next);
  if (chosen === undefined || !('options' in chosen || isLevel(chosen)))
    throw cannotSend(`there is no subcommand ${next}`);
  const inner = 'options' in chosen ? (chosen.options ?? []) : [];
  return [
    {
      type: chosen.type,
      name: chosen.name,
      options: fillLevel(core, actor, inner, rest, options, focused, resolved),
    },
  ];
}

function isLevel({ type }: APIApplicationCommandOption): boolean {
  return type === OptionType.Subcommand || type === OptionType.SubcommandGroup;
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  return !isLevel(option);
}

function fillOptions(
  core: Core,
  actor: Actor,
  declared: APIApplicationCommandBasicOption[],
  options: Options,
  focused: string | undefined,
  resolved: Resolved,
): SentOption[] {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const option of declared) {
    const missing = option.required === true && !given.some(([name]) => name === option.name);
    if (missing && focused === undefined) throw cannotSend(`option ${option.name} is required`);
  }
  return given.map(([name, value]) => {
    const option = declared.find((one) => one.name === name);
    if (option === undefined || value === undefined) throw cannotSend(`there is no option ${name}`);
    if (name === focused) return { type: option.type, name, value, focused: true };
    const problem = checkOptionValue(option, value);
    if (problem !== undefined) throw cannotSend(`option ${name} ${problem}`);
    if (typeof value === 'object')
      return { type: option.type, name, value: resolveFile(core, actor, value, resolved) };
    const kind = kindOfOption(option.type);
    if (kind !== undefined) resolveId(core, actor, kind, String(value), resolved);
    return { type: option.type, name, value };
  });
}
