import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { z } from 'zod';
import { LIMITS } from './limits.ts';

type Named = { name: string; type?: unknown; required?: boolean | null | undefined };

const isNested = ({ type }: Named) =>
  type === OptionType.Subcommand || type === OptionType.SubcommandGroup;

/** Required options first, names unique, subcommands not beside plain options. */
export function checkOptionOrder(options: readonly Named[], context: z.core.$RefinementCtx): void {
  const report = (index: number, code: string, message: string) =>
    context.addIssue({ code: 'custom', path: [index], message, params: { code } });
  let optionalSeen = false;
  options.forEach((option, index) => {
    if (options.findIndex(({ name }) => name === option.name) !== index)
      report(
        index,
        'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        'Option name already exists',
      );
    if (option.required === true && optionalSeen)
      report(
        index,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    if (option.required !== true) optionalSeen = true;
    if (isNested(option) !== isNested(options[0] ?? option))
      report(
        index,
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
      );
  });
}

const Sized = z.looseObject({
  name: z.string(),
  name_localizations: z.record(z.string(), z.string()).nullish(),
  description: z.string().nullish(),
  description_localizations: z.record(z.string(), z.string()).nullish(),
  value: z.union([z.string(), z.number()]).nullish(),
  get options(): z.ZodOptional<z.ZodNullable<z.ZodArray<typeof Sized>>> {
    return z.array(Sized).nullish();
  },
  get choices(): z.ZodOptional<z.ZodNullable<z.ZodArray<typeof Sized>>> {
    return z.array(Sized).nullish();
  },
});

function measure(part: z.output<typeof Sized>): number {
  const longest = (text: string | null | undefined, translations: unknown) =>
    Math.max(
      text?.length ?? 0,
      ...Object.values(translations ?? {}).map((translation) => String(translation).length),
    );
  const own =
    longest(part.name, part.name_localizations) +
    longest(part.description, part.description_localizations) +
    (part.value === undefined || part.value === null ? 0 : String(part.value).length);
  const parts = [...(part.options ?? []), ...(part.choices ?? [])];
  return parts.reduce((sum, child) => sum + measure(child), own);
}

/** A command's texts together; of a text and its translations the longest counts. */
export function checkCommandSize(command: unknown, context: z.core.$RefinementCtx): void {
  const sized = Sized.safeParse(command);
  const size = sized.success ? measure(sized.data) : 0;
  if (size <= LIMITS.command.total) return;
  context.addIssue({
    code: 'custom',
    path: [],
    message: `Command exceeds maximum size (${LIMITS.command.total})`,
    params: { code: 'APPLICATION_COMMAND_TOO_LARGE' },
  });
}
