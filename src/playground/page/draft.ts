import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import type { Language, PageFile } from '../page-server/api.ts';
import { type CommandEntry, localName } from './command-list.ts';
import type { Words } from './words.ts';

/** A command being filled in. Only options that are required or were added stand in `fields`. */
export type Draft = { entry: CommandEntry; fields: Field[] };

export type Field = {
  option: APIApplicationCommandBasicOption;
  /** What the input shows. */
  text: string;
  /** What was picked from a list; null while only text is typed. */
  picked: string | number | boolean | null;
  /** What was chosen for an attachment. */
  file?: PageFile;
};

export type OptionValue = {
  name: string;
  value: string | number | boolean | PageFile;
  focused?: boolean;
};

/** A command with its required options open; where none is required, with its first one. */
export function startDraft(entry: CommandEntry): Draft {
  const required = entry.options.filter((option) => option.required);
  const open = required.length > 0 ? required : entry.options.slice(0, 1);
  return { entry, fields: open.map(emptyField) };
}

function emptyField(option: APIApplicationCommandBasicOption): Field {
  return { option, text: '', picked: null };
}

export function addField(draft: Draft, name: string): Draft {
  const option = draft.entry.options.find((candidate) => candidate.name === name);
  if (!option || fieldOf(draft, name)) return draft;
  return { ...draft, fields: [...draft.fields, emptyField(option)] };
}

/** Required options are emptied, optional ones leave. */
export function removeField(draft: Draft, name: string): Draft {
  if (fieldOf(draft, name)?.option.required) return setField(draft, name, '', null);
  return { ...draft, fields: draft.fields.filter((field) => field.option.name !== name) };
}

export function setField(
  draft: Draft,
  name: string,
  text: string,
  picked: Field['picked'] = null,
): Draft {
  return {
    ...draft,
    fields: draft.fields.map((field) =>
      field.option.name === name ? { ...field, text, picked } : field,
    ),
  };
}

export function setFile(draft: Draft, name: string, file: PageFile): Draft {
  return {
    ...draft,
    fields: draft.fields.map((field) =>
      field.option.name === name ? { ...field, text: file.filename, file } : field,
    ),
  };
}

export function fieldOf(draft: Draft, name: string | null): Field | undefined {
  return draft.fields.find((field) => field.option.name === name);
}

/** Options of the command that are not yet in the draft. */
export function missingOptions(draft: Draft): APIApplicationCommandBasicOption[] {
  return draft.entry.options.filter((option) => !fieldOf(draft, option.name));
}

/** Whether the value must come from a list instead of being typed. */
export function mustBePicked(option: APIApplicationCommandBasicOption): boolean {
  switch (option.type) {
    case Type.User:
    case Type.Channel:
    case Type.Role:
    case Type.Mentionable:
    case Type.Boolean:
      return true;
    case Type.String:
    case Type.Integer:
    case Type.Number:
      return option.choices !== undefined && option.choices.length > 0;
    case Type.Attachment:
      return false;
  }
}

export function autocompletes(option: APIApplicationCommandBasicOption): boolean {
  return 'autocomplete' in option && option.autocomplete === true;
}

/** What is wrong with a field, as Discord's client checks it before sending; null if nothing. */
export function fieldError(field: Field, words: Words): string | null {
  const { option, picked } = field;
  const text = field.text.trim();
  if (option.type === Type.Attachment) {
    return option.required && field.file === undefined ? words.required : null;
  }
  if (text === '' && picked === null) return option.required ? words.required : null;
  if (mustBePicked(option)) return picked === null ? words.pickOne : null;
  if (option.type === Type.String) {
    const length = [...String(picked ?? text)].length;
    const min = 'min_length' in option ? (option.min_length ?? 0) : 0;
    const max = 'max_length' in option ? (option.max_length ?? 6_000) : 6_000;
    if (length < min) return words.tooShort(min);
    return length > max ? words.tooLong(max) : null;
  }
  if (option.type !== Type.Integer && option.type !== Type.Number) return null;
  const value = Number(picked ?? text);
  if (!Number.isFinite(value)) return words.notNumber;
  if (option.type === Type.Integer && !Number.isInteger(value)) return words.notInteger;
  const min = 'min_value' in option ? (option.min_value ?? -Infinity) : -Infinity;
  const max = 'max_value' in option ? (option.max_value ?? Infinity) : Infinity;
  if (value < min) return words.tooSmall(min);
  return value > max ? words.tooLarge(max) : null;
}

/** The options as the server wants them; empty ones stay out, except the one being completed. */
export function draftValues(draft: Draft, focused: string | null = null): OptionValue[] {
  return draft.fields.flatMap((field): OptionValue[] => {
    const { name, type } = field.option;
    if (type === Type.Attachment) return field.file ? [{ name, value: field.file }] : [];
    if (name === focused) return [{ name, value: field.text, focused: true }];
    const text = field.text.trim();
    if (text === '' && field.picked === null) return [];
    if (mustBePicked(field.option) && field.picked === null) return [];
    const numeric = type === Type.Integer || type === Type.Number;
    return [{ name, value: field.picked ?? (numeric ? Number(text) : text) }];
  });
}

/**
 * Fills a draft from the rest of a typed line: `name:value` pairs in either language; text before
 * the first pair goes to the first option.
 */
export function fillFromLine(draft: Draft, rest: string, language: Language): Draft {
  const named = draft.entry.options.flatMap((option) =>
    [option.name, localName(option, language)].map((name) => ({ name, option: option.name })),
  );
  const found = [...rest.matchAll(/(?:^|\s)([^\s:：]+)[:：]/g)].flatMap((match) => {
    const known = named.find(({ name }) => name === match[1]);
    return known
      ? [{ option: known.option, at: match.index, end: match.index + match[0].length }]
      : [];
  });
  let filled = draft;
  const put = (name: string, text: string) => {
    if (text !== '') filled = setField(addField(filled, name), name, text);
  };
  const first = draft.entry.options[0];
  if (first) put(first.name, rest.slice(0, found[0]?.at ?? rest.length).trim());
  for (const [index, pair] of found.entries()) {
    put(pair.option, rest.slice(pair.end, found[index + 1]?.at ?? rest.length).trim());
  }
  return filled;
}
