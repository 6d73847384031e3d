import {
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType as T,
} from 'discord-api-types/v10';
import type { Attachment, OptionSpec, Value } from './command.ts';
import { isResolved, ownOf, type Resolved } from './resolved.ts';
import { isId } from './snowflake.ts';

type Option = APIApplicationCommandInteractionDataOption;
export type Values = Record<string, Value>;

/** The subcommand's name, if there is one, and the options under it. */
export function unwrap(options: readonly Option[] = []): {
  subcommand: string | null;
  given: readonly APIApplicationCommandInteractionDataBasicOption[];
} {
  const first = options[0];
  if (first?.type === T.Subcommand) return { subcommand: first.name, given: first.options ?? [] };
  return {
    subcommand: null,
    given: options.filter(
      (option): option is APIApplicationCommandInteractionDataBasicOption =>
        option.type !== T.Subcommand && option.type !== T.SubcommandGroup,
    ),
  };
}

export type ReadOptions =
  | { kind: 'read'; values: Values }
  | { kind: 'missing'; option: string }
  | { kind: 'too-long'; option: string; limit: number }
  | { kind: 'out-of-range'; option: string };

/**
 * The options as declared, null where left out. Discord's client checks them too, but a signed
 * request need not come from it, and a registered command may be older than this code.
 */
export function readOptions(
  specs: readonly OptionSpec[],
  given: readonly APIApplicationCommandInteractionDataBasicOption[],
  resolved: Resolved,
  guildId: string,
): ReadOptions {
  const values: Values = {};
  for (const spec of specs) {
    const value = given.find((option) => option.name === spec.name)?.value;
    values[spec.name] = null;
    if (value === undefined || value === '') {
      if (spec.required) return { kind: 'missing', option: spec.name };
    } else if (spec.type === 'integer') {
      const outside =
        typeof value !== 'number' ||
        !Number.isInteger(value) ||
        value < (spec.min ?? Number.NEGATIVE_INFINITY) ||
        value > (spec.max ?? Number.POSITIVE_INFINITY);
      if (outside) return { kind: 'out-of-range', option: spec.name };
      values[spec.name] = value;
    } else if (spec.type === 'attachment') {
      const file = fileOf(resolved, String(value));
      if (file === undefined) return { kind: 'out-of-range', option: spec.name };
      values[spec.name] = file;
    } else {
      const text = String(value);
      const limit = spec.maxLength ?? 100;
      if (text.length > limit) return { kind: 'too-long', option: spec.name, limit };
      const isOne =
        spec.choices?.includes(text) ??
        (spec.type === 'string' || isResolved(resolved, spec.type, text, guildId));
      if (!isOne) return { kind: 'out-of-range', option: spec.name };
      values[spec.name] = text;
    }
  }
  return { kind: 'read', values };
}

/** Whether all that was chosen in a menu would be right for the option that the menu stands for. */
export function areResolved(
  specs: readonly OptionSpec[],
  option: string,
  values: readonly string[],
  resolved: Resolved,
  guildId: string,
): boolean {
  const type = specs.find(({ name }) => name === option)?.type;
  if (type !== 'channel' && type !== 'role' && type !== 'user') return false;
  return values.every((value) => isResolved(resolved, type, value, guildId));
}

function fileOf({ attachments }: Resolved, id: string): Attachment | undefined {
  const file = isId(id) ? ownOf(attachments, id) : undefined;
  if (file === undefined) return undefined;
  const { url, filename, size, content_type: contentType } = file;
  return { url, filename, size, contentType: contentType ?? null };
}
