import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type LocalizationMap,
} from 'discord-api-types/v10';
import type { Language } from '../page-server/api.ts';

/** Something a member can type: a command, or one subcommand of it. */
export type CommandEntry = {
  command: string;
  subcommand: string | null;
  /** "group create", in English and as the member's client shows it. */
  path: string;
  shownPath: string;
  description: string;
  options: APIApplicationCommandBasicOption[];
};

/** All commands a person may use, with subcommands laid out flat, in the client's language. */
export function listCommands(
  commands: APIApplicationCommand[],
  language: Language,
  organiser: boolean,
): CommandEntry[] {
  return commands
    .filter((command) => command.type === ApplicationCommandType.ChatInput)
    .filter((command) => organiser || isForEveryone(command.default_member_permissions))
    .flatMap((command) => layOut(command, language))
    .sort((one, other) => one.path.localeCompare(other.path));
}

function isForEveryone(permissions: string | null | undefined): boolean {
  return permissions === null || permissions === undefined;
}

function layOut(command: APIApplicationCommand, language: Language): CommandEntry[] {
  const options: APIApplicationCommandOption[] = command.options ?? [];
  const subcommands = options.filter(isSubcommand);
  if (subcommands.length === 0) {
    return [
      {
        command: command.name,
        subcommand: null,
        path: command.name,
        shownPath: localName(command, language),
        description: localDescription(command, language),
        options: options.filter(isBasic),
      },
    ];
  }
  return subcommands.map((subcommand) => ({
    command: command.name,
    subcommand: subcommand.name,
    path: `${command.name} ${subcommand.name}`,
    shownPath: `${localName(command, language)} ${localName(subcommand, language)}`,
    description: localDescription(subcommand, language),
    options: subcommand.options ?? [],
  }));
}

function isSubcommand(
  option: APIApplicationCommandOption,
): option is APIApplicationCommandSubcommandOption {
  return option.type === ApplicationCommandOptionType.Subcommand;
}

function isBasic(option: APIApplicationCommandOption): option is APIApplicationCommandBasicOption {
  return (
    option.type !== ApplicationCommandOptionType.Subcommand &&
    option.type !== ApplicationCommandOptionType.SubcommandGroup
  );
}

type Localised = {
  name: string;
  name_localizations?: LocalizationMap | null;
  description?: string;
  description_localizations?: LocalizationMap | null;
};

/** The name in the client's language; Discord falls back to the plain one. */
export function localName(thing: Localised, language: Language): string {
  return thing.name_localizations?.[language === 'zh-CN' ? 'zh-CN' : 'en-US'] ?? thing.name;
}

export function localDescription(thing: Localised, language: Language): string {
  const localised = thing.description_localizations?.[language === 'zh-CN' ? 'zh-CN' : 'en-US'];
  return localised ?? thing.description ?? '';
}

/** "group create" as the client shows it; an unknown path stays as it is. */
export function showPath(
  commands: APIApplicationCommand[],
  path: string,
  language: Language,
): string {
  const known = listCommands(commands, language, true).find((entry) => entry.path === path);
  return known?.shownPath ?? path.replace(/^\//, '');
}

/** Commands that fit what is typed after the slash, best first. */
export function matchCommands(entries: CommandEntry[], typed: string): CommandEntry[] {
  const wanted = typed.trim().toLowerCase();
  const rank = (entry: CommandEntry) => {
    const names = [entry.path, entry.shownPath].map((name) => name.toLowerCase());
    if (names.some((name) => name.startsWith(wanted))) return 0;
    if (names.some((name) => name.split(' ').some((word) => word.startsWith(wanted)))) return 1;
    return names.some((name) => name.includes(wanted)) ? 2 : 3;
  };
  return entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .filter((ranked) => ranked.rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
}

/** The command that a typed line begins with, and what follows it; longest name first. */
export function findCommand(
  entries: CommandEntry[],
  line: string,
): { entry: CommandEntry; rest: string } | null {
  const typed = line.replace(/^\//, '');
  const candidates = entries
    .flatMap((entry) => [entry.path, entry.shownPath].map((path) => ({ entry, path })))
    .sort((one, other) => other.path.length - one.path.length);
  for (const { entry, path } of candidates) {
    if (typed === path || typed.startsWith(`${path} `)) {
      return { entry, rest: typed.slice(path.length + 1) };
    }
  }
  return null;
}
