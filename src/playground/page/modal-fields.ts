import {
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuComponent,
  type APITextInputComponent,
  ComponentType,
} from 'discord-api-types/v10';
import type { Words } from './words.ts';

/** One thing in a modal, old style (text input in an action row) or new (inside a label). */
export type ModalField =
  | { kind: 'text'; label: string; description: string; input: APITextInputComponent }
  | { kind: 'select'; label: string; description: string; select: APISelectMenuComponent }
  | { kind: 'prose'; content: string };

export function modalFields(modal: APIModalInteractionResponseCallbackData): ModalField[] {
  return modal.components.flatMap((component): ModalField[] => {
    if (component.type === ComponentType.TextDisplay) {
      return [{ kind: 'prose', content: component.content }];
    }
    if (component.type === ComponentType.ActionRow) {
      return component.components.map((input) => ({
        kind: 'text',
        label: input.label ?? '',
        description: '',
        input,
      }));
    }
    const { label, description = '', component: inner } = component;
    switch (inner.type) {
      case ComponentType.TextInput:
        return [{ kind: 'text', label, description, input: inner }];
      case ComponentType.StringSelect:
      case ComponentType.UserSelect:
      case ComponentType.RoleSelect:
      case ComponentType.MentionableSelect:
      case ComponentType.ChannelSelect:
        return [{ kind: 'select', label, description, select: inner }];
      default:
        return [];
    }
  });
}

/** What the fields hold when the modal opens, by custom id. */
export function modalValues(
  modal: APIModalInteractionResponseCallbackData,
): Map<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const field of modalFields(modal)) {
    if (field.kind === 'text') values.set(field.input.custom_id, [field.input.value ?? '']);
    if (field.kind === 'select') values.set(field.select.custom_id, defaults(field.select));
  }
  return values;
}

function defaults(select: APISelectMenuComponent): string[] {
  if (select.type === ComponentType.StringSelect) {
    return select.options.filter((option) => option.default).map(({ value }) => value);
  }
  return (select.default_values ?? []).map(({ id }) => id);
}

export function isRequired(field: ModalField): boolean {
  if (field.kind === 'prose') return false;
  if (field.kind === 'text') return field.input.required ?? true;
  return field.select.required ?? true;
}

/** What keeps a field from being sent; null if nothing. Lengths are counted as Discord counts. */
export function modalFieldError(
  field: ModalField,
  values: ReadonlyMap<string, readonly string[]>,
  words: Words,
): string | null {
  if (field.kind === 'prose') return null;
  if (field.kind === 'text') {
    const text = values.get(field.input.custom_id)?.[0] ?? '';
    if (text.trim() === '') return isRequired(field) ? words.fieldRequired : null;
    const min = field.input.min_length ?? 0;
    const max = field.input.max_length ?? 4_000;
    if (text.length < min) return words.tooShort(min);
    return text.length > max ? words.tooLong(max) : null;
  }
  const count = values.get(field.select.custom_id)?.length ?? 0;
  const { min_values: min = 1, max_values: max = 1 } = field.select;
  if (count === 0) return isRequired(field) ? words.fieldRequired : null;
  return count < min || count > max ? words.chooseBetween(min, max) : null;
}

export type FieldValue = { customId: string; value?: string; values?: string[] };

/** The body of the request. */
export function collectFields(
  modal: APIModalInteractionResponseCallbackData,
  values: ReadonlyMap<string, readonly string[]>,
): FieldValue[] {
  return modalFields(modal).flatMap((field): FieldValue[] => {
    if (field.kind === 'prose') return [];
    if (field.kind === 'text') {
      const customId = field.input.custom_id;
      return [{ customId, value: values.get(customId)?.[0] ?? '' }];
    }
    const customId = field.select.custom_id;
    return [{ customId, values: [...(values.get(customId) ?? [])] }];
  });
}
