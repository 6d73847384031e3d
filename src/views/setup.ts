import { customId } from '../discord/command.ts';
import type { Message } from '../discord/message.ts';
import type { Outcome } from '../discord/outcome.ts';
import type { NeededPermission } from '../discord/permissions.ts';
import { LANGUAGE_NAMES, Language } from '../i18n/language.ts';
import { type Words, wordsOf } from '../i18n/words.ts';
import { button, buttons, COLOUR, channelSelect, roleSelect, select } from './parts.ts';
import { channelLink } from './text.ts';

export type Settings = {
  language: Language;
  zone: string;
  channelId: string | null;
  noticeChannelId: string | null;
  organiserRoleId: string | null;
};

export type ChannelCheck = { channelId: string; missing: Outcome<NeededPermission[]> };

/** The set-up panel: what is chosen, what the bot lacks, and menus to change it. */
export function setupMessage(
  language: Language,
  settings: Settings,
  checks: readonly ChannelCheck[],
  now: number,
): Message {
  const words = wordsOf(language);
  const { channelId, noticeChannelId, organiserRoleId, zone } = settings;
  const time = new Intl.DateTimeFormat(language, { timeZone: zone, timeStyle: 'short' }).format(
    now,
  );
  const channel = (id: string | null) => (id === null ? words('setup.unset') : channelLink(id));
  const fields = [
    { name: words('setup.language'), value: LANGUAGE_NAMES[settings.language] },
    { name: words('setup.zone'), value: words('setup.zoneNow', { zone, time }) },
    { name: words('setup.channel'), value: channel(channelId) },
    { name: words('setup.notices'), value: channel(noticeChannelId) },
    {
      name: words('setup.role'),
      value: organiserRoleId === null ? words('setup.roleUnset') : `<@&${organiserRoleId}>`,
    },
  ];
  return {
    embeds: [
      {
        color: COLOUR.roadmate,
        title: words('setup.title'),
        description: [
          words('setup.intro'),
          '',
          ...checks.map((check) => checkLine(words, check)),
          ...(channelId === null ? [] : [words('setup.next')]),
        ].join('\n'),
        fields: fields.map((field) => ({ ...field, inline: true })),
      },
    ],
    components: [
      channelSelect(customId('setup', 'channel'), words('setup.pickChannel'), channelId),
      channelSelect(customId('setup', 'notices'), words('setup.pickNotices'), noticeChannelId),
      roleSelect(customId('setup', 'role'), words('setup.pickRole'), organiserRoleId),
      select(
        customId('setup', 'language'),
        words('setup.language'),
        Language.options.map((value) => ({
          value,
          label: LANGUAGE_NAMES[value],
          chosen: value === settings.language,
        })),
      ),
      buttons(button(customId('setup', 'zone'), words('setup.zoneButton'))),
    ],
  };
}

/** Whether the bot has what it needs in a channel, as a sentence. */
export function checkLine(words: Words, check: ChannelCheck): string {
  const channel = channelLink(check.channelId);
  const outcome =
    check.missing.kind === 'done' ? 'setup.permissionsOk' : 'setup.permissionsUnknown';
  return lackingLine(words, check) ?? words(outcome, { channel });
}

/** What the bot is known to lack in a channel, as a sentence; null when that is nothing. */
export function lackingLine(words: Words, { channelId, missing }: ChannelCheck): string | null {
  const hidden = missing.kind === 'refused' && missing.status === 403;
  const lacking: NeededPermission[] = hidden
    ? ['ViewChannel']
    : missing.kind === 'done'
      ? missing.value
      : [];
  if (lacking.length === 0) return null;
  const names = lacking.map((name) => words(`permission.${name}`)).join(', ');
  return words('setup.permissionsMissing', { channel: channelLink(channelId), missing: names });
}
