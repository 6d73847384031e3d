import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { z } from 'zod';
import {
  ChannelSelect,
  componentId,
  customId,
  Emoji,
  MentionableSelect,
  RoleSelect,
  StringSelect,
  UserSelect,
} from './check-selects.ts';
import { text } from './check-text.ts';
import { LIMITS } from './limits.ts';

const media = z.object({ url: text(2048, 1) });

const Button = z
  .object({
    id: componentId,
    type: z.literal(ComponentType.Button),
    style: z.enum(ButtonStyle),
    label: text(LIMITS.buttonLabel).nullish(),
    emoji: Emoji.nullish(),
    custom_id: customId.nullish(),
    url: text(LIMITS.buttonUrl)
      .regex(/^(https?|discord):\/\/\S+$/, 'Not a well formed URL.')
      .nullish(),
    disabled: z.boolean().nullish(),
  })
  .superRefine((button, context) => {
    const report = (field: string, code: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message, params: { code } });
    const given = (value: unknown) => value !== undefined && value !== null;
    if (button.style === ButtonStyle.Link) {
      if (!given(button.url)) report('url', 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required');
      if (given(button.custom_id))
        report(
          'custom_id',
          'BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE',
          'A custom id and url cannot both be specified',
        );
    } else {
      if (!given(button.custom_id))
        report('custom_id', 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
      if (given(button.url))
        report(
          'url',
          'BUTTON_COMPONENT_INVALID_URL',
          'A url cannot be specified for this button style',
        );
    }
    if ((button.label ?? '') === '' && !given(button.emoji))
      report('label', 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or emoji is required');
  });

const ActionRow = z
  .object({
    id: componentId,
    type: z.literal(ComponentType.ActionRow),
    components: z
      .array(
        z.discriminatedUnion('type', [
          Button,
          StringSelect,
          UserSelect,
          RoleSelect,
          MentionableSelect,
          ChannelSelect,
        ]),
      )
      .min(1)
      .max(LIMITS.buttonsInRow),
  })
  .superRefine((row, context) => {
    const selects = row.components.filter(({ type }) => type !== ComponentType.Button).length;
    if (selects > 0 && row.components.length > 1) {
      context.addIssue({
        code: 'custom',
        path: ['components'],
        message: 'The total width of the components must not exceed 5.',
        params: { code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED' },
      });
    }
  });

export const TextDisplay = z.object({
  id: componentId,
  type: z.literal(ComponentType.TextDisplay),
  content: text(LIMITS.textDisplayTotal, 1),
});

const Thumbnail = z.object({
  id: componentId,
  type: z.literal(ComponentType.Thumbnail),
  media,
  description: text(1024).nullish(),
  spoiler: z.boolean().nullish(),
});

const Section = z.object({
  id: componentId,
  type: z.literal(ComponentType.Section),
  components: z.array(TextDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [Button, Thumbnail]),
});

const MediaGallery = z.object({
  id: componentId,
  type: z.literal(ComponentType.MediaGallery),
  items: z
    .array(
      z.object({
        media,
        description: text(1024).nullish(),
        spoiler: z.boolean().nullish(),
      }),
    )
    .min(1)
    .max(10),
});

const File = z.object({
  id: componentId,
  type: z.literal(ComponentType.File),
  file: media,
  spoiler: z.boolean().nullish(),
});

const Separator = z.object({
  id: componentId,
  type: z.literal(ComponentType.Separator),
  divider: z.boolean().nullish(),
  spacing: z.literal([1, 2]).nullish(),
});

const Container = z.object({
  id: componentId,
  type: z.literal(ComponentType.Container),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().nullish(),
  components: z
    .array(
      z.discriminatedUnion('type', [
        ActionRow,
        TextDisplay,
        Section,
        MediaGallery,
        Separator,
        File,
      ]),
    )
    .min(1),
});

/** Without the Components V2 flag: rows only. */
export const Rows = z.array(z.discriminatedUnion('type', [ActionRow])).max(LIMITS.rows);

/** With the Components V2 flag: https://docs.discord.com/developers/components/reference */
export const Layout = z.array(
  z.discriminatedUnion('type', [
    ActionRow,
    TextDisplay,
    Section,
    MediaGallery,
    Separator,
    File,
    Container,
  ]),
);
