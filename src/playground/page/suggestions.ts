import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Language } from '../page-server/api.ts';
import { type CommandEntry, listCommands, localName, matchCommands } from './command-list.ts';
import { autocompletes, type Field, fieldOf } from './draft.ts';
import { listPicks, pickerKind } from './people.ts';
import { currentLanguage, currentPersona, type PageState } from './state.ts';
import { type Words, wordsFor } from './words.ts';

/** What the list above the composer offers. */
export type Suggestion =
  | { kind: 'command'; entry: CommandEntry }
  | {
      kind: 'value';
      label: string;
      detail: string;
      value: string | number | boolean;
      avatarUrl: string | null;
    };

export type Suggestions = { title: string; items: Suggestion[]; note: string | null };

/** The commands that the current persona's client shows. */
export function availableCommands(state: PageState): CommandEntry[] {
  const persona = currentPersona(state);
  if (!state.snapshot || !persona) return [];
  return listCommands(state.snapshot.commands, persona.language, persona.organiser);
}

/** Null when there is nothing to suggest. */
export function suggest(state: PageState): Suggestions | null {
  const { composer } = state;
  const words = wordsFor(currentLanguage(state));
  if (composer.closed) return null;
  if (composer.draft) {
    const field = fieldOf(composer.draft, composer.focused);
    return field ? suggestValues(state, field, words) : null;
  }
  if (!/^\/[^\n]*$/.test(composer.text)) return null;
  const typed = composer.text.slice(1);
  const items = matchCommands(availableCommands(state), typed).map(
    (entry): Suggestion => ({ kind: 'command', entry }),
  );
  if (items.length === 0) return null;
  return {
    title: typed === '' ? words.commands : words.commandsMatching(composer.text),
    items,
    note: null,
  };
}

function suggestValues(state: PageState, field: Field, words: Words): Suggestions | null {
  const all = valuesFor(state, field, words);
  if (all === null) return null;
  const remote = autocompletes(field.option);
  const wanted = field.picked === null ? field.text.trim().toLowerCase() : '';
  const items = remote
    ? all
    : all.filter((item) => item.kind === 'value' && item.label.toLowerCase().includes(wanted));
  const note =
    items.length > 0 ? null : state.composer.searching ? words.searching : words.noOptions;
  return { title: words.options, items: items.slice(0, 25), note };
}

/** All values of a field that come from a list; null for one that is free text. */
function valuesFor(state: PageState, field: Field, words: Words): Suggestion[] | null {
  const { option } = field;
  const language = currentLanguage(state);
  const persona = currentPersona(state);
  if (!state.snapshot || !persona) return null;
  if (autocompletes(option)) {
    const { choices } = state.composer;
    if (choices?.option !== option.name) return [];
    return choices.list.map((choice) => value(choice.name, choice.value));
  }
  if (option.type === ApplicationCommandOptionType.Boolean) {
    return [value(words.yes, true), value(words.no, false)];
  }
  if ('choices' in option && option.choices && option.choices.length > 0) {
    return option.choices.map((choice) => value(localName(choice, language), choice.value));
  }
  const kind = pickerKind(option.type, 'option');
  if (kind === null) return null;
  const types = 'channel_types' in option ? option.channel_types : undefined;
  return listPicks(state.snapshot, persona.guildId, kind, types).map((pick) => ({
    kind: 'value',
    ...pick,
  }));
}

function value(label: string, of: string | number | boolean): Suggestion {
  return { kind: 'value', label, detail: '', value: of, avatarUrl: null };
}

/** The value that typed text stands for, in any language of the choices; null if none. */
export function resolveTyped(
  state: PageState,
  field: Field,
  language: Language,
): { label: string; value: string | number | boolean } | null {
  const typed = field.text.trim().toLowerCase().replace(/^[@#]/, '');
  const match = (valuesFor(state, field, wordsFor(language)) ?? []).find(
    (item) =>
      item.kind === 'value' &&
      [item.label.toLowerCase().replace(/^[@#]/, ''), String(item.value).toLowerCase()].includes(
        typed,
      ),
  );
  if (match?.kind === 'value') return { label: match.label, value: match.value };
  const { option } = field;
  if (!('choices' in option) || !option.choices) return null;
  const named = option.choices.find((choice) => choice.name.toLowerCase() === typed);
  return named ? { label: localName(named, language), value: named.value } : null;
}
