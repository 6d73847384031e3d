import * as z from 'zod';
import type { Ask } from '../../discord/ask.ts';
import { component, declare, type Reply } from '../../discord/command.ts';
import { cutText } from '../../discord/seal.ts';
import { wordsOf } from '../../i18n/words.ts';
import type { Group } from '../../store/groups.ts';
import type { Guild } from '../../store/guilds.ts';
import { previewMessage } from '../../views/group.ts';
import { say } from '../../views/parts.ts';
import { lackingLine } from '../../views/setup.ts';
import { bare, channelLink, deadline, plain } from '../../views/text.ts';
import { GroupId, type Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { findRoadmap, pinned, suggestRoadmaps } from '../roadmaps.ts';
import { defaults } from '../setup.ts';
import { message } from '../which.ts';
import { suggestZones } from '../zones.ts';
import { draftGroup, groupLanguage, itemsOf } from './draft.ts';

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export const ON_OFF = ['on', 'off'] as const;
export const NAME_LIMIT = 80;

/** A new group: the plan is shown week by week, and starts on confirmation. */
export default declare({
  name: 'create',
  options: [
    { name: 'roadmap', type: 'string', required: true, autocomplete: true, maxLength: 200 },
    { name: 'first-day', type: 'string', maxLength: 20 },
    { name: 'weekday', type: 'string', choices: WEEKDAYS },
    { name: 'time', type: 'string', maxLength: 10 },
    { name: 'weeks', type: 'integer', min: 1, max: 52 },
    { name: 'pace', type: 'string', choices: ['gentle', 'steady', 'intensive'] },
    { name: 'name', type: 'string', maxLength: NAME_LIMIT },
    { name: 'channel', type: 'channel' },
    { name: 'time-zone', type: 'string', autocomplete: true },
    { name: 'weekly-standup', type: 'string', choices: ON_OFF },
  ],

  run: async (ask, options, kit: Kit) => {
    const { language } = ask;
    if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
    const found = await findRoadmap(kit, ask, options.roadmap);
    if (found === undefined) return message(say(language, 'refuse.unknownRoadmap'));
    const { roadmap } = found;
    const name = bare(options.name ?? cutText(roadmap.title, NAME_LIMIT));
    if (name === '') return message(say(language, 'refuse.badName'));
    const guild: Guild | undefined = await kit.store.guilds.find(ask.guildId);
    const draft = draftGroup(
      roadmap,
      {
        firstDay: options['first-day'],
        weekday: options.weekday === null ? null : Number(options.weekday),
        time: options.time,
        zone: options['time-zone'] ?? guild?.zone ?? defaults(ask).zone,
        weeks: options.weeks,
        pace: options.pace,
      },
      ask.at,
    );
    if (draft.kind === 'refused') return message(say(language, draft.key, safe(draft.params)));
    const channelId = options.channel ?? guild?.channelId ?? ask.channelId;
    const warning = await channelWarning(kit, ask, channelId);
    if (warning === 'unknown') return message(say(language, 'refuse.noChannelAccess'));

    const { plan, rhythm, starts } = draft;
    const version = pinned(found);
    await kit.store.roadmaps.keep(ask.guildId, version);
    const group = await kit.store.groups.create(
      ask.guildId,
      {
        name,
        version: version.version,
        language: groupLanguage(guild?.language ?? ask.guildLanguage, roadmap),
        channelId,
        plan,
        rhythm,
        weekStarts: starts,
        zone: rhythm[0]?.zone ?? 'UTC',
        weeklyStandup: options['weekly-standup'] === 'on',
        status: 'draft',
        sweptTo: Math.min(ask.at, starts[0] ?? ask.at) - 1,
        createdBy: ask.memberId,
        interactionId: ask.interactionId,
      },
      itemsOf(roadmap, plan),
    );
    const { groupId } = group;
    return message(
      previewMessage(language, {
        groupId,
        name,
        channelId,
        roadmap,
        plan,
        rhythm,
        starts,
        warning,
      }),
    );
  },

  audited: { components: { start: { args: ['group'] } } },

  suggest: async (ask, { option, text }, kit: Kit) =>
    option === 'roadmap' ? suggestRoadmaps(kit, ask, text) : suggestZones(text),

  components: {
    start: component(z.tuple([GroupId]), (ask, [groupId], _, kit: Kit) => start(kit, ask, groupId)),
    cancel: component(z.tuple([GroupId]), async (ask, [groupId], _, kit: Kit) => {
      if (!(await isOrganiser(kit, ask))) {
        return message(say(ask.language, 'refuse.notOrganiser'));
      }
      const gone = await kit.store.groups.discardDraft(ask.guildId, groupId);
      return message(say(ask.language, gone ? 'group.cancelled' : 'refuse.groupGone'));
    }),
  },
});

async function start(kit: Kit, ask: Ask, groupId: number): Promise<Reply> {
  const { language } = ask;
  if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
  const group = await kit.store.groups.find(ask.guildId, groupId);
  if (group?.status !== 'draft') return message(say(language, 'refuse.groupGone'));
  const started = await kit.store.groups.change(ask.guildId, groupId, 'draft', {
    status: 'running',
    nextDueAt: kit.nextPostAt(group, group.sweptTo),
  });
  if (!started) return message(say(language, 'refuse.groupGone'));
  return {
    kind: 'message',
    message: say(language, 'group.started', startedWords(group)),
    sweep: true,
    did: { groupId },
  };
}

function startedWords(group: Group) {
  return {
    group: plain(group.name),
    channel: channelLink(group.channelId),
    when: deadline(group.weekStarts[0] ?? 0),
  };
}

/** What the bot lacks in the channel, as a sentence; null when nothing. */
export async function channelWarning(
  kit: Kit,
  ask: Ask,
  channelId: string,
): Promise<string | null | 'unknown'> {
  const missing = await kit.missingPermissions(ask.guildId, channelId);
  if (missing.kind === 'refused' && missing.status !== 403) return 'unknown';
  return lackingLine(wordsOf(ask.language), { channelId, missing });
}

/** What somebody typed is shown as they typed it, without markup. */
export function safe(
  params: Readonly<Record<string, string | number>> = {},
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      name === 'text' && typeof value === 'string' ? plain(cutText(value, 60)) : value,
    ]),
  );
}
