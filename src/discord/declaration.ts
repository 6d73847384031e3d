import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  ApplicationCommandOptionType as T,
} from 'discord-api-types/v10';
import type { CommandWords } from '../i18n/declared-words.ts';
import { type Language, languageOf } from '../i18n/language.ts';
import type { Command, Family, OptionSpec } from './command.ts';
import { LOCALES } from './locales.ts';

/** The words of every command by path, for each language. */
export type DeclaredWords = Readonly<Record<Language, Readonly<Record<string, CommandWords>>>>;

/**
 * Commands as Discord registers them, localised. Throws when a word is missing.
 * https://discord.com/developers/docs/interactions/application-commands
 */
export function declarations<K>(
  commands: readonly (Command<K> | Family<K>)[],
  words: DeclaredWords,
): RESTPostAPIChatInputApplicationCommandsJSONBody[] {
  return commands.map((entry) => ({
    type: ApplicationCommandType.ChatInput,
    ...labels(words, entry.name, (each) => each),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    ...(entry.managers
      ? { default_member_permissions: String(PermissionFlagsBits.ManageGuild) }
      : {}),
    options:
      'subcommands' in entry
        ? entry.subcommands.map(
            (sub): APIApplicationCommandSubcommandOption => ({
              type: T.Subcommand,
              ...labels(words, `${entry.name}.${sub.name}`, (each) => each),
              options: optionsOf(sub.options, words, `${entry.name}.${sub.name}`),
            }),
          )
        : optionsOf(entry.options, words, entry.name),
  }));
}

function optionsOf(
  specs: readonly OptionSpec[],
  words: DeclaredWords,
  path: string,
): APIApplicationCommandBasicOption[] {
  return specs.map((spec) => optionOf(spec, words, path));
}

function optionOf(
  spec: OptionSpec,
  words: DeclaredWords,
  path: string,
): APIApplicationCommandBasicOption {
  const base = {
    ...labels(words, path, (each) => each?.options?.[spec.name]),
    required: spec.required ?? false,
  };
  switch (spec.type) {
    case 'channel':
      return { ...base, type: T.Channel, channel_types: [ChannelType.GuildText] };
    case 'role':
      return { ...base, type: T.Role };
    case 'user':
      return { ...base, type: T.User };
    case 'attachment':
      return { ...base, type: T.Attachment };
    case 'integer':
      return {
        ...base,
        type: T.Integer,
        ...(spec.min === undefined ? {} : { min_value: spec.min }),
        ...(spec.max === undefined ? {} : { max_value: spec.max }),
      };
    case 'string':
      if (spec.autocomplete) return { ...base, type: T.String, autocomplete: true };
      return {
        ...base,
        type: T.String,
        max_length: spec.maxLength ?? 100,
        ...(spec.choices === undefined
          ? {}
          : {
              choices: spec.choices.map((value) => ({
                value,
                ...choiceLabels(words, path, spec.name, value),
              })),
            }),
      };
  }
}

type Words = CommandWords | undefined;
type Pick = (words: Words) => { name: string; description: string } | undefined;

function labels(words: DeclaredWords, path: string, pick: Pick) {
  const told = (language: Language) => {
    const found = pick(words[language][path]);
    if (found === undefined) throw new Error(`no words for /${path}`);
    return found;
  };
  const { name, description } = told('en');
  return {
    name,
    name_localizations: localised((language) => told(language).name),
    description,
    description_localizations: localised((language) => told(language).description),
  };
}

function choiceLabels(words: DeclaredWords, path: string, option: string, value: string) {
  const told = (language: Language) => {
    const found = words[language][path]?.options?.[option]?.choices?.[value];
    if (found === undefined) {
      throw new Error(`no words for choice ${value} of ${option} of /${path}`);
    }
    return found;
  };
  return { name: told('en'), name_localizations: localised(told) };
}

/** For every client that is not answered in English: Chinese of either script, say. */
function localised(told: (language: Language) => string): LocalizationMap {
  const map: LocalizationMap = {};
  for (const locale of LOCALES) {
    const language = languageOf(locale);
    if (language !== 'en') map[locale] = told(language);
  }
  return map;
}
