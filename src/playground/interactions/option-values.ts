import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType as OptionType,
} from 'discord-api-types/v10';
import type { FileValue } from './resolved.ts';

export type OptionValue = string | number | boolean | FileValue;

/** What Discord's client would object to in a value, if anything. */
export function checkOptionValue(
  option: APIApplicationCommandBasicOption,
  value: OptionValue,
): string | undefined {
  switch (option.type) {
    case OptionType.String:
      if (typeof value !== 'string') return 'takes text';
      if (!isChosen(option, value)) return 'takes one of its choices';
      return checkRange(value.length, option.min_length, option.max_length ?? 6000, 'characters');
    case OptionType.Integer:
    case OptionType.Number: {
      if (typeof value !== 'number') return 'takes a number';
      if (option.type === OptionType.Integer && !Number.isSafeInteger(value))
        return 'takes a whole number';
      if (!isChosen(option, value)) return 'takes one of its choices';
      return checkRange(value, option.min_value, option.max_value, 'as a value');
    }
    case OptionType.Boolean:
      return typeof value === 'boolean' ? undefined : 'takes true or false';
    case OptionType.Attachment:
      return typeof value === 'object' ? undefined : 'takes a file';
    default:
      return typeof value === 'string' && /^\d+$/.test(value) ? undefined : 'takes an id';
  }
}

function isChosen(option: object, value: string | number): boolean {
  if (!('choices' in option) || !Array.isArray(option.choices)) return true;
  return option.choices.length === 0 || option.choices.some((choice) => choice.value === value);
}

function checkRange(
  size: number,
  min: number | undefined,
  max: number | undefined,
  unit: string,
): string | undefined {
  if (min !== undefined && size < min) return `takes at least ${min} ${unit}`;
  if (max !== undefined && size > max) return `takes at most ${max} ${unit}`;
  return undefined;
}
