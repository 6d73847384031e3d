import { Locale, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { z } from 'zod';
import { checkCommandSize, checkOptionOrder } from './check-command-rules.ts';
import { text } from './check-text.ts';
import { COMMAND_NAME, LIMITS } from './limits.ts';

const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));

const commandName = text(LIMITS.command.name, 1).refine(
  (name) => COMMAND_NAME.test(name) && name === name.toLowerCase(),
  {
    message: 'Command name is invalid',
    params: { code: 'APPLICATION_COMMAND_INVALID_NAME' },
  },
);

const description = text(LIMITS.command.description, 1);

const translated = (text: z.ZodType<string>) =>
  z
    .record(z.string(), text)
    .superRefine((texts, context) => {
      for (const locale of Object.keys(texts)) {
        if (LOCALES.has(locale)) continue;
        context.addIssue({
          code: 'custom',
          path: [locale],
          message: `Value must be one of {${[...LOCALES].join(', ')}}.`,
          params: { code: 'DICT_TYPE_KEY_INVALID' },
        });
      }
    })
    .nullish();

const naming = {
  name: commandName,
  name_localizations: translated(commandName),
  description,
  description_localizations: translated(description),
};

const choice = <Value extends z.ZodType>(value: Value) =>
  z
    .array(
      z.object({
        name: text(LIMITS.choice.name, 1),
        name_localizations: translated(text(LIMITS.choice.name, 1)),
        value,
      }),
    )
    .max(LIMITS.choices)
    .superRefine((choices, context) => {
      const names = choices.map(({ name }) => name);
      names.forEach((name, index) => {
        if (names.indexOf(name) === index) return;
        context.addIssue({
          code: 'custom',
          path: [index],
          message: 'Option choice name already exists',
          params: { code: 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS' },
        });
      });
    })
    .nullish();

const leaf = { ...naming, required: z.boolean().nullish() };

function checkAutocomplete(
  option: { autocomplete?: boolean | null | undefined; choices?: unknown[] | null | undefined },
  context: z.core.$RefinementCtx,
): void {
  if (option.autocomplete === true && (option.choices?.length ?? 0) > 0) {
    context.addIssue({
      code: 'custom',
      path: ['autocomplete'],
      message: 'Autocomplete can not be used when choices are provided',
      params: { code: 'APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES' },
    });
  }
}

const StringOption = z
  .object({
    ...leaf,
    type: z.literal(OptionType.String),
    choices: choice(text(LIMITS.choice.value)),
    autocomplete: z.boolean().nullish(),
    min_length: z.int().min(0).max(6000).nullish(),
    max_length: z.int().min(1).max(6000).nullish(),
  })
  .superRefine(checkAutocomplete);

const numberOption = <Type extends OptionType.Integer | OptionType.Number>(
  type: Type,
  value: z.ZodType<number>,
) =>
  z
    .object({
      ...leaf,
      type: z.literal(type),
      choices: choice(value),
      autocomplete: z.boolean().nullish(),
      min_value: value.nullish(),
      max_value: value.nullish(),
    })
    .superRefine(checkAutocomplete);

const pickOption = <
  Type extends
    | OptionType.Boolean
    | OptionType.User
    | OptionType.Role
    | OptionType.Mentionable
    | OptionType.Attachment,
>(
  type: Type,
) => z.object({ ...leaf, type: z.literal(type) });

const leaves = [
  StringOption,
  numberOption(OptionType.Integer, z.int()),
  numberOption(OptionType.Number, z.number()),
  pickOption(OptionType.Boolean),
  pickOption(OptionType.User),
  pickOption(OptionType.Role),
  pickOption(OptionType.Mentionable),
  pickOption(OptionType.Attachment),
  z.object({
    ...leaf,
    type: z.literal(OptionType.Channel),
    channel_types: z.array(z.int()).nullish(),
  }),
] as const;

const optionList = <
  Option extends z.ZodType<{ name: string; required?: boolean | null | undefined }>,
>(
  option: Option,
) => z.array(option).max(LIMITS.command.options).superRefine(checkOptionOrder).nullish();

const Subcommand = z.object({
  ...naming,
  type: z.literal(OptionType.Subcommand),
  options: optionList(z.discriminatedUnion('type', leaves)),
});

const SubcommandGroup = z.object({
  ...naming,
  type: z.literal(OptionType.SubcommandGroup),
  options: optionList(Subcommand),
});

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object */
export const Command = z
  .object({
    ...naming,
    id: z.string().nullish(),
    type: z.literal(1).nullish(),
    options: optionList(z.discriminatedUnion('type', [...leaves, Subcommand, SubcommandGroup])),
    default_member_permissions: z.union([z.string().regex(/^\d+$/), z.int()]).nullish(),
    dm_permission: z.boolean().nullish(),
    contexts: z.array(z.int().min(0).max(2)).min(1).nullish(),
    integration_types: z.array(z.int().min(0).max(1)).min(1).nullish(),
    nsfw: z.boolean().nullish(),
  })
  .superRefine(checkCommandSize);

export const Commands = z.array(Command).superRefine((commands, context) => {
  const names = commands.map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) === index) return;
    context.addIssue({
      code: 'custom',
      path: [index],
      message: 'Application command names must be unique',
      params: { code: 'APPLICATION_COMMANDS_DUPLICATE_NAME' },
    });
  });
});
