import { ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import { text } from './check-text.ts';
import { LIMITS } from './limits.ts';

/** The parts that messages and modals share. */

export const customId = text(LIMITS.customId, 1);
export const componentId = z.int().min(0).nullish();

export const Emoji = z.object({
  id: z.string().nullish(),
  name: z.string().nullish(),
  animated: z.boolean().nullish(),
});

const selectBase = {
  id: componentId,
  custom_id: customId,
  placeholder: text(LIMITS.select.placeholder).nullish(),
  min_values: z.int().min(0).max(LIMITS.select.options).nullish(),
  max_values: z.int().min(1).max(LIMITS.select.options).nullish(),
  disabled: z.boolean().nullish(),
  required: z.boolean().nullish(),
};

const Option = z.object({
  label: text(LIMITS.select.label, 1),
  value: text(LIMITS.select.value, 1),
  description: text(LIMITS.select.description).nullish(),
  emoji: Emoji.nullish(),
  default: z.boolean().nullish(),
});

type Range = { min_values?: number | null | undefined; max_values?: number | null | undefined };

function checkRange(select: Range, context: z.core.$RefinementCtx): void {
  if ((select.min_values ?? 1) > (select.max_values ?? 1)) {
    context.addIssue({
      code: 'custom',
      path: ['min_values'],
      message: 'min_values must be less than or equal to max_values.',
      params: { code: 'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE' },
    });
  }
}

export const StringSelect = z
  .object({
    ...selectBase,
    type: z.literal(ComponentType.StringSelect),
    options: z.array(Option).min(1).max(LIMITS.select.options),
  })
  .superRefine((select, context) => {
    checkRange(select, context);
    const seen = new Set<string>();
    select.options.forEach(({ value }, index) => {
      if (seen.has(value)) {
        context.addIssue({
          code: 'custom',
          path: ['options', index, 'value'],
          message: 'The specified option value is already used',
          params: { code: 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED' },
        });
      }
      seen.add(value);
    });
    const chosen = select.options.filter((option) => option.default === true).length;
    if (chosen > (select.max_values ?? 1)) {
      context.addIssue({
        code: 'custom',
        path: ['options'],
        message: `Must be ${select.max_values ?? 1} or fewer in length.`,
        params: { code: 'SELECT_COMPONENT_TOO_MANY_DEFAULTS' },
      });
    }
    if (select.options.length < (select.min_values ?? 1)) {
      context.addIssue({
        code: 'custom',
        path: ['options'],
        message: `Must be ${select.min_values ?? 1} or more in length.`,
        params: { code: 'BASE_TYPE_BAD_LENGTH' },
      });
    }
  });

const DefaultValues = z
  .array(z.object({ id: z.string(), type: z.enum(['user', 'role', 'channel']) }))
  .max(LIMITS.select.options)
  .nullish();

const pickSelect = <
  Type extends
    | ComponentType.UserSelect
    | ComponentType.RoleSelect
    | ComponentType.MentionableSelect
    | ComponentType.ChannelSelect,
>(
  type: Type,
) =>
  z
    .object({
      ...selectBase,
      type: z.literal(type),
      default_values: DefaultValues,
      channel_types: z.array(z.int()).nullish(),
    })
    .superRefine(checkRange);

export const UserSelect = pickSelect(ComponentType.UserSelect);
export const RoleSelect = pickSelect(ComponentType.RoleSelect);
export const MentionableSelect = pickSelect(ComponentType.MentionableSelect);
export const ChannelSelect = pickSelect(ComponentType.ChannelSelect);
