import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { Modal } from '../discord/command.ts';
import { cutText } from '../discord/seal.ts';

export type TextField = {
  id: string;
  label: string;
  hint?: string;
  long?: boolean;
  value?: string;
  required?: boolean;
  maxLength: number;
};

/** A dialog of text fields. https://discord.com/developers/docs/components/reference#label */
export function textModal(customId: string, title: string, fields: readonly TextField[]): Modal {
  return {
    custom_id: customId,
    title: cutText(title, 45),
    components: fields.map((field) => ({
      type: ComponentType.Label,
      label: cutText(field.label, 45),
      ...(field.hint === undefined ? {} : { description: cutText(field.hint, 100) }),
      component: {
        type: ComponentType.TextInput,
        custom_id: field.id,
        style: field.long ? TextInputStyle.Paragraph : TextInputStyle.Short,
        required: field.required ?? false,
        max_length: field.maxLength,
        ...(field.value ? { value: cutText(field.value, field.maxLength) } : {}),
      },
    })),
  };
}
