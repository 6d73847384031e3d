import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import * as z from 'zod';
import { isId } from './snowflake.ts';

const Snowflake = z.string().refine(isId);
const Base = {
  id: Snowflake,
  application_id: Snowflake,
  token: z.string().min(1),
  guild_id: Snowflake.optional(),
  member: z
    .looseObject({
      nick: z.string().nullish(),
      user: z.looseObject({
        id: Snowflake,
        username: z.string().default(''),
        global_name: z.string().nullish(),
      }),
      roles: z.array(Snowflake),
      permissions: z.string().regex(/^\d{1,40}$/),
    })
    .optional(),
  channel: z.looseObject({ id: Snowflake }).optional(),
  channel_id: Snowflake.optional(),
  locale: z.string().optional(),
  guild_locale: z.string().optional(),
  message: z.looseObject({ flags: z.number().optional() }).optional(),
};
/** Without a value where a group of subcommands is meant, which no command here has. */
const BasicOption = z.looseObject({
  type: z.number(),
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
});
const Option = z.looseObject({
  type: z.number(),
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  options: z.array(BasicOption).optional(),
});
const Attachment = z.looseObject({
  url: z.string(),
  filename: z.string(),
  size: z.number().int().nonnegative(),
  content_type: z.string().optional(),
});
const Resolved = z.looseObject({
  attachments: z.record(z.string(), Attachment).optional(),
  channels: z.record(z.string(), z.looseObject({})).optional(),
  roles: z.record(z.string(), z.unknown()).optional(),
  users: z.record(z.string(), z.unknown()).optional(),
});
const CommandData = z.looseObject({
  name: z.string(),
  type: z.number(),
  options: z.array(Option).optional(),
  resolved: Resolved.optional(),
});

/** An interaction, as far as this program reads it. Discord may add fields at any time. */
const Shape = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal(InteractionType.Ping) }),
  z.looseObject({
    type: z.literal(InteractionType.ApplicationCommand),
    ...Base,
    data: CommandData,
  }),
  z.looseObject({
    type: z.literal(InteractionType.ApplicationCommandAutocomplete),
    ...Base,
    data: CommandData,
  }),
  z.looseObject({
    type: z.literal(InteractionType.MessageComponent),
    ...Base,
    data: z.looseObject({
      custom_id: z.string(),
      values: z.array(z.string()).optional(),
      resolved: Resolved.optional(),
    }),
  }),
  z.looseObject({
    type: z.literal(InteractionType.ModalSubmit),
    ...Base,
    data: z.looseObject({ custom_id: z.string(), components: z.array(z.unknown()) }),
  }),
]);

export const Interaction = Shape.transform(
  // The shape above covers every field that is read; the rest is Discord's word.
  (checked) => checked as unknown as APIInteraction,
);
