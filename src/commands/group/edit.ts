import type { Ask } from '../../discord/ask.ts';
import { declare, type Reply } from '../../discord/command.ts';
import type { Group } from '../../store/groups.ts';
import { replan } from '../../study/replan.ts';
import type { Plan } from '../../study/plan.ts';
import {
  changeRhythm,
  isZone,
  localDate,
  parseTime,
  type Rhythm,
  weekOf,
} from '../../study/schedule.ts';
import { rhythmWords } from '../../views/group.ts';
import { say } from '../../views/parts.ts';
import { wordsOf } from '../../i18n/words.ts';
import { bare, channelLink, deadline, plain } from '../../views/text.ts';
import type { Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { message, organisedGroup, suggestGroups } from '../which.ts';
import { suggestZones } from '../zones.ts';
import { channelWarning, NAME_LIMIT, safe, WEEKDAYS } from './create.ts';
import { itemsOf, localTime, startsOf } from './draft.ts';
import { refreshDeadlines } from './refresh.ts';

type Edit = {
  weekday: number | null;
  time: string | null;
  zone: string | null;
  weeks: number | null;
  channel: string | null;
  name: string | null;
};

/** Rhythm, weeks, channel or name of a group. What has been posted stays; the future moves. */
export default declare({
  name: 'edit',
  options: [
    { name: 'weekday', type: 'string', choices: WEEKDAYS },
    { name: 'time', type: 'string', maxLength: 10 },
    { name: 'time-zone', type: 'string', autocomplete: true },
    { name: 'weeks', type: 'integer', min: 1, max: 52 },
    { name: 'channel', type: 'channel' },
    { name: 'name', type: 'string', maxLength: NAME_LIMIT },
    { name: 'group', type: 'string', autocomplete: true },
  ],

  run: async (ask, options, kit: Kit) => {
    const { language } = ask;
    if (!(await isOrganiser(kit, ask))) return message(say(language, 'refuse.notOrganiser'));
    const edit: Edit = {
      weekday: options.weekday === null ? null : Number(options.weekday),
      time: options.time,
      zone: options['time-zone'],
      weeks: options.weeks,
      channel: options.channel,
      name: options.name,
    };
    if (Object.values(edit).every((value) => value === null)) {
      return message(say(language, 'group.nothingToEdit'));
    }
    const found = await organisedGroup(kit, ask, options.group, null);
    if (found.kind === 'answer') return message(found.message);
    return apply(kit, ask, found.group, edit);
  },

  suggest: async (ask, { option, text }, kit: Kit) =>
    option === 'group' ? suggestGroups(kit, ask, text, false) : suggestZones(text),
});

async function apply(kit: Kit, ask: Ask, group: Group, edit: Edit): Promise<Reply> {
  const { language } = ask;
  const time = edit.time === null ? null : parseTime(edit.time);
  if (edit.time !== null && time === null) {
    return message(say(language, 'refuse.badTime', safe({ text: edit.time })));
  }
  if (edit.zone !== null && !isZone(edit.zone)) {
    return message(say(language, 'refuse.badZone', safe({ text: edit.zone })));
  }
  const name = edit.name === null ? group.name : bare(edit.name);
  if (name === '') return message(say(language, 'refuse.badName'));
  const warning = edit.channel === null ? null : await channelWarning(kit, ask, edit.channel);
  if (warning === 'unknown') return message(say(language, 'refuse.noChannelAccess'));

  const current = weekOf(group, ask.at);
  const roadmap = await kit.store.roadmaps.find(ask.guildId, group.version);
  if (roadmap === undefined) throw new Error(`group ${group.groupId} has no roadmap`);
  let plan: Plan = group.plan;
  if (edit.weeks !== null) {
    const next = replan(roadmap, group.plan, current, edit.weeks);
    if (next.kind === 'too-few-weeks') {
      const { least } = next;
      return message(say(language, 'group.weeksTooFew', { week: current, least }));
    }
    if (next.kind === 'too-many-weeks') {
      return message(say(language, 'refuse.tooManyWeeks', { most: next.most }));
    }
    plan = next.plan;
  }
  const rhythm = rhythmAfter(group.rhythm, current, { ...edit, time }, ask.at);
  const changed: Group = {
    ...group,
    name,
    channelId: edit.channel ?? group.channelId,
    plan,
    rhythm,
    weekStarts: startsOf(rhythm, plan),
    zone: rhythm.at(-1)?.zone ?? group.zone,
  };
  const skipped = skippedTime(changed, current + 1);
  if (skipped !== null) return message(say(language, 'refuse.noSuchTime', skipped));
  const nextDueAt = kit.nextPostAt(changed, group.sweptTo);
  const { weekStarts, zone, channelId } = changed;
  const done = await kit.store.groups.changePlan(
    ask.guildId,
    group.groupId,
    group.status,
    { name, channelId, plan, rhythm, weekStarts, zone, nextDueAt },
    itemsOf(roadmap, plan),
  );
  if (!done) return message(say(language, 'refuse.changedMeanwhile', { group: plain(name) }));
  await refreshDeadlines(kit, changed, ask.at);
  const words = wordsOf(language);
  const summary = words('group.editedRhythm', {
    ...rhythmWords(language, rhythm),
    channel: channelLink(channelId),
    weeks: plan.weeks.length,
    next: nextDueAt === null ? words('group.editedNoNext') : deadline(nextDueAt),
  });
  const lines = [
    words('group.edited', { group: plain(name), rhythm: summary }),
    ...(edit.weeks === null ? [] : [words('group.planChanged')]),
    ...(warning === null ? [] : [warning]),
  ];
  return { kind: 'message', message: { content: lines.join('\n') }, sweep: true };
}

/** The next start, when the clocks skip its time on its day; weeks further on are shifted that day. */
function skippedTime({ rhythm, weekStarts }: Group, week: number) {
  const anchor = rhythm.at(-1);
  const start = weekStarts[week - 1];
  if (anchor === undefined || start === undefined || anchor.week !== week) return null;
  const { time, zone } = anchor;
  return localTime(start, zone) === time ? null : { time, zone, date: localDate(start, zone) };
}

/** A rhythm that changes from the week after the current one on; before the start, wholly. */
function rhythmAfter(
  rhythm: Rhythm,
  current: number,
  edit: Pick<Edit, 'weekday' | 'time' | 'zone'>,
  now: number,
): Rhythm {
  if (edit.weekday === null && edit.time === null && edit.zone === null) return rhythm;
  return changeRhythm(rhythm, {
    fromWeek: current + 1,
    ...(edit.weekday === null ? {} : { weekday: edit.weekday }),
    ...(edit.time === null ? {} : { time: edit.time }),
    ...(edit.zone === null ? {} : { zone: edit.zone }),
    notBefore: now,
  });
}
