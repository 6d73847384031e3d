import { z } from 'zod';

/** What the page may post; the types are those of `page-api.ts`. */

const id = z.string().regex(/^\d{1,20}$/);
const name = z.string().min(1).max(100);
const text = z.string().max(6000);

const Place = { persona: id, channelId: id };

/** Larger than what the product takes, so that its own refusal can be seen. */
const File = z.strictObject({ filename: name, base64: z.base64().max(8_000_000) });

const CommandUse = z.strictObject({
  ...Place,
  kind: z.enum(['command', 'autocomplete']),
  command: name,
  subcommand: name.nullable(),
  options: z
    .array(
      z.strictObject({
        name,
        value: z.union([text, z.number(), z.boolean(), File]),
        focused: z.boolean().optional(),
      }),
    )
    .max(25),
});

const ComponentUse = z.strictObject({
  ...Place,
  kind: z.literal('component'),
  messageId: id,
  customId: name,
  values: z.array(text).max(25),
});

const ModalUse = z.strictObject({
  ...Place,
  kind: z.literal('modal'),
  messageId: id.nullable(),
  customId: name,
  fields: z
    .array(
      z.strictObject({
        customId: name,
        value: text.optional(),
        values: z.array(text).max(25).optional(),
      }),
    )
    .max(25),
});

export const InteractBody = z.discriminatedUnion('kind', [CommandUse, ComponentUse, ModalUse]);
export const SayBody = z.strictObject({ ...Place, content: z.string().min(1).max(2000) });
export const ClockBody = z.strictObject({ advance: z.enum(['next', 'day', 'week']) });
export const LanguageBody = z.strictObject({ language: z.enum(['en', 'zh-CN']) });
