import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, declare, modal, type Reply } from '../../discord/command.ts';
import { cutText } from '../../discord/seal.ts';
import { Language } from '../../i18n/language.ts';
import { type Key, type Params, wordsOf } from '../../i18n/words.ts';
import type { MemberChange } from '../../store/members.ts';
import { checkAlias } from '../../study/alias.ts';
import { isZone, parseTime } from '../../study/schedule.ts';
import { memberSettings, SERVER, settingsMessage, VISIBILITY } from '../../views/settings.ts';
import { aliasModal, quietModal, zoneModal } from '../../views/settings-modals.ts';
import { bare, plain } from '../../views/text.ts';
import type { Kit } from '../kit.ts';
import { message } from '../which.ts';
import { suggestZones } from '../zones.ts';
import { planReminders } from './plan-reminders.ts';

const None = z.tuple([]);
const Switch = z.tuple([z.enum(['on', 'off'])]);

/** One private panel with everything that a member may choose in this server; edited in place. */
export default declare({
  name: 'settings',
  options: [{ name: 'time-zone', type: 'string', autocomplete: true }],
  run: (ask, options, kit: Kit) =>
    options['time-zone'] === null ? show(kit, ask) : setZone(kit, ask, options['time-zone']),
  suggest: async (_, { text }) => suggestZones(text),
  components: {
    open: component(None, (ask, _, __, kit: Kit) => show(kit, ask)),
    remind: component(None, (ask, _, chosen, kit: Kit) =>
      change(kit, ask, {
        remindWeek: chosen.includes('week'),
        remindStandup: chosen.includes('standup'),
        remindReview: chosen.includes('review'),
      }),
    ),
    language: component(None, (ask, _, [value], kit: Kit) => {
      const language = Language.safeParse(value);
      if (!language.success && value !== SERVER) return show(kit, ask);
      return change(kit, ask, { language: language.data ?? null });
    }),
    visibility: component(None, async (ask, _, [value], kit: Kit): Promise<Reply> => {
      const chosen = z.enum(VISIBILITY).safeParse(value);
      if (chosen.data === 'alias') return askAlias(kit, ask);
      if (chosen.data === 'hidden') return change(kit, ask, { hidden: true });
      if (chosen.data === 'shown') return change(kit, ask, { hidden: false, alias: null });
      return show(kit, ask);
    }),
    alias: component(None, (ask, _, __, kit: Kit) => askAlias(kit, ask)),
    zone: component(None, async (ask, _, __, kit: Kit): Promise<Reply> => {
      const { zone } = await settingsOf(kit, ask);
      return { kind: 'modal', modal: zoneModal(ask.language, zone) };
    }),
    quiet: component(None, async (ask, _, __, kit: Kit): Promise<Reply> => {
      const { quietFrom, quietTo } = await settingsOf(kit, ask);
      return { kind: 'modal', modal: quietModal(ask.language, quietFrom, quietTo) };
    }),
    helps: component(Switch, (ask, [to], _, kit: Kit) => change(kit, ask, { helps: to === 'on' })),
    reviews: component(Switch, (ask, [to], _, kit: Kit) =>
      change(kit, ask, { reviews: to === 'on' }),
    ),
  },
  modals: {
    alias: modal(None, (ask, _, fields, kit: Kit) => setAlias(kit, ask, fields.alias ?? '')),
    zone: modal(None, (ask, _, fields, kit: Kit) => setZone(kit, ask, (fields.zone ?? '').trim())),
    quiet: modal(None, (ask, _, fields, kit: Kit) =>
      setQuiet(kit, ask, [fields.from ?? '', fields.to ?? '']),
    ),
  },
});

async function settingsOf(kit: Kit, { guildId, memberId }: Ask) {
  return memberSettings(await kit.store.members.find(guildId, memberId));
}

async function show(kit: Kit, ask: Ask, refusal: string | null = null): Promise<Reply> {
  return message(settingsMessage(ask.language, await settingsOf(kit, ask), ask.at, refusal));
}

/** The panel as it was, with what was wrong on top. */
function refuse(kit: Kit, ask: Ask, key: Key, params?: Params): Promise<Reply> {
  return show(kit, ask, wordsOf(ask.language)(key, params));
}

/** Whatever is changed, private messages are tried again: they may have been opened meanwhile. */
async function change(kit: Kit, ask: Ask, settings: MemberChange): Promise<Reply> {
  const { guildId, memberId, language, at } = ask;
  const open = { closedAt: null, closedTold: false };
  const member = await kit.store.members.change(guildId, memberId, { ...settings, ...open });
  await planReminders(kit, guildId, member, at);
  return message(settingsMessage(language, memberSettings(member), at, null));
}

async function setZone(kit: Kit, ask: Ask, zone: string): Promise<Reply> {
  if (zone === '') return change(kit, ask, { zone: null });
  if (isZone(zone)) return change(kit, ask, { zone });
  return refuse(kit, ask, 'refuse.badZone', { text: plain(cutText(zone, 60)) });
}

/** Both left empty: no quiet hours. */
async function setQuiet(kit: Kit, ask: Ask, texts: readonly [string, string]): Promise<Reply> {
  if (texts.every((text) => text.trim() === '')) {
    return change(kit, ask, { quietFrom: '00:00', quietTo: '00:00' });
  }
  const [quietFrom, quietTo] = [parseTime(texts[0]), parseTime(texts[1])];
  if (quietFrom !== null && quietTo !== null) return change(kit, ask, { quietFrom, quietTo });
  const wrong = quietFrom === null ? texts[0] : texts[1];
  return refuse(kit, ask, 'settings.badTime', { text: plain(cutText(wrong, 20)) || '–' });
}

async function askAlias(kit: Kit, ask: Ask): Promise<Reply> {
  const { alias } = await settingsOf(kit, ask);
  return { kind: 'modal', modal: aliasModal(ask.language, alias) };
}

async function setAlias(kit: Kit, ask: Ask, text: string): Promise<Reply> {
  const others = await kit.store.members.otherAliases(ask.guildId, ask.memberId);
  const checked = checkAlias(bare(text), others);
  return checked.kind === 'good'
    ? change(kit, ask, { alias: checked.alias, hidden: false })
    : refuse(kit, ask, `settings.alias.${checked.kind}`);
}
