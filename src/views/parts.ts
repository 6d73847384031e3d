import {
  type APIButtonComponentWithCustomId,
  type APISelectMenuOption,
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
} from 'discord-api-types/v10';
import type { Message, Row } from '../discord/message.ts';
import { cutText } from '../discord/seal.ts';
import type { Language } from '../i18n/language.ts';
import { type Key, type Params, wordsOf } from '../i18n/words.ts';
import { bare } from './text.ts';

export const COLOUR = { roadmate: 0x2f9e77, board: 0xe0a030, standup: 0x5865f2, quiet: 0x80848e };

/** A message of one sentence. */
export function say(language: Language, key: Key, params?: Params): Message {
  return { content: wordsOf(language)(key, params) };
}

export function button(
  customId: string,
  label: string,
  style: 'primary' | 'secondary' | 'success' | 'danger' = 'secondary',
  disabled = false,
): APIButtonComponentWithCustomId {
  const styles = {
    primary: ButtonStyle.Primary,
    secondary: ButtonStyle.Secondary,
    success: ButtonStyle.Success,
    danger: ButtonStyle.Danger,
  } as const;
  return {
    type: ComponentType.Button,
    custom_id: customId,
    label: cutText(label, 80),
    style: styles[style],
    ...(disabled ? { disabled } : {}),
  };
}

export function buttons(...row: APIButtonComponentWithCustomId[]): Row {
  return { type: ComponentType.ActionRow, components: row };
}

export type SelectOption = {
  value: string;
  label: string;
  description?: string;
  chosen?: boolean;
};

/** A menu of at most 25 options; `most` of them at once, none when `least` is 0. */
export function select(
  customId: string,
  placeholder: string,
  options: readonly SelectOption[],
  range: { least: number; most: number } = { least: 1, most: 1 },
): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId,
        placeholder: cutText(placeholder, 150),
        min_values: range.least,
        max_values: Math.min(range.most, options.length),
        options: options.map(
          (option): APISelectMenuOption => ({
            value: option.value,
            label: cutText(bare(option.label), 100),
            ...(option.description ? { description: cutText(bare(option.description), 100) } : {}),
            ...(option.chosen ? { default: true } : {}),
          }),
        ),
      },
    ],
  };
}

export function channelSelect(customId: string, placeholder: string, chosen: string | null): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.ChannelSelect,
        custom_id: customId,
        placeholder,
        channel_types: [ChannelType.GuildText],
        ...(chosen === null
          ? {}
          : { default_values: [{ id: chosen, type: SelectMenuDefaultValueType.Channel }] }),
      },
    ],
  };
}

export function roleSelect(customId: string, placeholder: string, chosen: string | null): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.RoleSelect,
        custom_id: customId,
        placeholder,
        min_values: 0,
        ...(chosen === null
          ? {}
          : { default_values: [{ id: chosen, type: SelectMenuDefaultValueType.Role }] }),
      },
    ],
  };
}
