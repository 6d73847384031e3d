import {
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType as T,
} from 'discord-api-types/v10';
import type { OptionSpec } from './command.ts';

type Option = APIApplicationCommandInteractionDataOption;
export type Values = Record<string, string | number | null>;

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

/** Of a channel or role. */
const SNOWFLAKE = /^\d{1,19}$/;

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
    } else {
      const text = String(value);
      const limit = spec.maxLength ?? 100;
      if (text.length > limit) return { kind: 'too-long', option: spec.name, limit };
      const isOne =
        spec.choices?.includes(text) ?? (spec.type === 'string' || SNOWFLAKE.test(text));
      if (!isOne) return { kind: 'out-of-range', option: spec.name };
      values[spec.name] = text;
    }
  }
  return { kind: 'read', values };
}
