import * as z from 'zod';
import type { Ask } from '../discord/ask.ts';
import { component, customId, declare, modal, type Reply } from '../discord/command.ts';
import { cutText } from '../discord/seal.ts';
import { Language } from '../i18n/language.ts';
import { wordsOf } from '../i18n/words.ts';
import type { Guild, GuildSettings } from '../store/guilds.ts';
import { isZone } from '../study/schedule.ts';
import { textModal } from '../views/modals.ts';
import { say } from '../views/parts.ts';
import { type ChannelCheck, setupMessage } from '../views/setup.ts';
import { plain } from '../views/text.ts';
import type { Kit } from './kit.ts';
import { isOrganiser } from './organiser.ts';
import { message } from './which.ts';
import { suggestZones } from './zones.ts';

/** One panel: language, time zone, channels, organisers; the bot's permissions checked at once. */
export default declare({
  name: 'setup',
  managers: true,
  options: [
    { name: 'language', type: 'string', choices: Language.options },
    { name: 'time-zone', type: 'string', autocomplete: true },
    { name: 'channel', type: 'channel' },
    { name: 'notices', type: 'channel' },
    { name: 'organiser-role', type: 'role' },
  ],
  run: (ask, options, kit: Kit) => {
    const zone = options['time-zone'];
    return change(kit, ask, {
      ...(options.language === null ? {} : { language: options.language }),
      ...(zone === null ? {} : { zone }),
      ...(options.channel === null ? {} : { channelId: options.channel }),
      ...(options.notices === null ? {} : { noticeChannelId: options.notices }),
      ...(options['organiser-role'] === null ? {} : { organiserRoleId: options['organiser-role'] }),
    });
  },
  suggest: async (_, { text }) => suggestZones(text),
  audited: {
    run: { unlessBare: true },
    components: {
      language: { value: 'language' },
      channel: { value: 'channel' },
      notices: { value: 'notices' },
      role: { value: 'organiser-role' },
    },
    modals: { zone: { value: 'time-zone' } },
  },
  menus: { channel: 'channel', notices: 'notices', role: 'organiser-role' },
  components: {
    language: component(z.tuple([]), (ask, _, [value], kit: Kit) => {
      const language = Language.safeParse(value);
      return change(kit, ask, language.success ? { language: language.data } : {});
    }),
    channel: component(z.tuple([]), (ask, _, [channelId], kit: Kit) =>
      change(kit, ask, channelId === undefined ? {} : { channelId }),
    ),
    notices: component(z.tuple([]), (ask, _, [id], kit: Kit) =>
      change(kit, ask, id === undefined ? {} : { noticeChannelId: id }),
    ),
    role: component(z.tuple([]), (ask, _, [role], kit: Kit) =>
      change(kit, ask, { organiserRoleId: role ?? null }),
    ),
    zone: component(z.tuple([]), async (ask, _, __, kit: Kit): Promise<Reply> => {
      if (!(await isOrganiser(kit, ask))) return message(say(ask.language, 'refuse.notOrganiser'));
      const words = wordsOf(ask.language);
      const guild = await kit.store.guilds.find(ask.guildId);
      const field = {
        id: 'zone',
        label: words('setup.zoneLabel'),
        hint: words('setup.zoneHint'),
        value: guild?.zone ?? '',
        required: true,
        maxLength: 60,
      };
      const title = words('setup.zoneLabel');
      return { kind: 'modal', modal: textModal(customId('setup', 'zone'), title, [field]) };
    }),
  },
  modals: {
    zone: modal(z.tuple([]), (ask, _, fields, kit: Kit) =>
      change(kit, ask, { zone: (fields.zone ?? '').trim() }),
    ),
  },
});

async function change(kit: Kit, ask: Ask, settings: GuildSettings): Promise<Reply> {
  const { language } = ask;
  if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
  if (settings.zone !== undefined && !isZone(settings.zone)) {
    const text = plain(cutText(settings.zone, 60));
    return message(say(language, 'refuse.badZone', { text }));
  }
  const checks: ChannelCheck[] = [];
  for (const id of [settings.channelId, settings.noticeChannelId]) {
    if (typeof id !== 'string') continue;
    const missing = await kit.missingPermissions(ask.guildId, id);
    if (missing.kind === 'refused' && missing.status !== 403) {
      return message(say(language, 'refuse.noChannelAccess'));
    }
  }
  const guild = await kit.store.guilds.save(ask.guildId, settings, defaults(ask));
  for (const channelId of channelsOf(guild)) {
    checks.push({ channelId, missing: await kit.missingPermissions(ask.guildId, channelId) });
  }
  const panel = setupMessage(language, guild, checks, ask.at);
  return { kind: 'message', message: panel, did: {} };
}

/** Before anybody chose: as the server's own language suggests. */
export function defaults(ask: Ask): Pick<Guild, 'language' | 'zone'> {
  return {
    language: ask.guildLanguage,
    zone: ask.guildLanguage === 'zh-CN' ? 'Asia/Shanghai' : 'UTC',
  };
}

function channelsOf(guild: Guild): string[] {
  const chosen = [guild.channelId, guild.noticeChannelId];
  return [...new Set(chosen.filter((id) => id !== null))];
}
