import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { z } from 'zod';
import { TextDisplay } from './check-components.ts';
import {
  ChannelSelect,
  componentId,
  customId,
  MentionableSelect,
  RoleSelect,
  StringSelect,
  UserSelect,
} from './check-selects.ts';
import { text } from './check-text.ts';
import { checkUniqueIds } from './component-tree.ts';
import { LIMITS } from './limits.ts';

const inputFields = {
  id: componentId,
  type: z.literal(ComponentType.TextInput),
  custom_id: customId,
  style: z.enum(TextInputStyle),
  min_length: z.int().min(0).max(LIMITS.textInput.length).nullish(),
  max_length: z.int().min(1).max(LIMITS.textInput.length).nullish(),
  required: z.boolean().nullish(),
  value: text(LIMITS.textInput.length).nullish(),
  placeholder: text(LIMITS.textInput.placeholder).nullish(),
};

type Lengths = {
  min_length?: number | null | undefined;
  max_length?: number | null | undefined;
  value?: string | null | undefined;
};

function checkLengths(input: Lengths, context: z.core.$RefinementCtx): void {
  const { min_length: min, max_length: max, value } = input;
  const report = (field: string, code: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message, params: { code } });
  if ((min ?? 0) > (max ?? LIMITS.textInput.length))
    report(
      'min_length',
      'TEXT_INPUT_MIN_GREATER_THAN_MAX',
      'min_length must be at most max_length.',
    );
  if ((value?.length ?? 0) > (max ?? LIMITS.textInput.length))
    report('value', 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
}

const label = text(LIMITS.modal.label, 1);

/** Deprecated, still accepted: a text input with its own label in a row. */
const Row = z.object({
  id: componentId,
  type: z.literal(ComponentType.ActionRow),
  components: z
    .array(z.object({ ...inputFields, label }).superRefine(checkLengths))
    .min(1)
    .max(1),
});

const Label = z.object({
  id: componentId,
  type: z.literal(ComponentType.Label),
  label,
  description: text(LIMITS.modal.labelDescription, 1).nullish(),
  component: z.discriminatedUnion('type', [
    z
      .object({ ...inputFields, label: text(LIMITS.modal.label).nullish() })
      .superRefine(checkLengths),
    StringSelect,
    UserSelect,
    RoleSelect,
    MentionableSelect,
    ChannelSelect,
  ]),
});

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
export const Modal = z
  .object({
    custom_id: customId,
    title: text(LIMITS.modal.title, 1),
    components: z
      .array(z.discriminatedUnion('type', [Row, Label, TextDisplay]))
      .min(1)
      .max(LIMITS.modal.components),
  })
  .superRefine((modal, context) => {
    checkUniqueIds(modal.components, {
      ...context,
      addIssue: (issue) => {
        if (typeof issue !== 'string')
          context.addIssue({ ...issue, path: ['components', ...(issue.path ?? [])] });
      },
    });
  });

const choiceName = text(LIMITS.choice.name, 1);

/** What autocomplete may offer. */
export const Choices = z.object({
  choices: z
    .array(
      z.object({
        name: choiceName,
        name_localizations: z.record(z.string(), choiceName).nullish(),
        value: z.union([text(LIMITS.choice.value), z.number()]),
      }),
    )
    .max(LIMITS.choices),
});
