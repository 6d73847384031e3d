import type { Ask } from '../../discord/ask.ts';
import { declare, type Reply } from '../../discord/command.ts';
import { type Words, wordsOf } from '../../i18n/words.ts';
import type { Group } from '../../store/groups.ts';
import type { Plan } from '../../study/plan.ts';
import { replan } from '../../study/replan.ts';
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
import { bare, channelLink, deadline, plain } from '../../views/text.ts';
import type { Kit } from '../kit.ts';
import { isOrganiser } from '../organiser.ts';
import { message, organisedGroup, suggestGroups } from '../which.ts';
import { suggestZones } from '../zones.ts';
import { channelWarning, NAME_LIMIT, ON_OFF, safe, WEEKDAYS } from './create.ts';
import { itemsOf, localTime, startsOf } from './draft.ts';
import { refreshDeadlines } from './refresh.ts';

type Edit = {
  weekday: number | null;
  time: string | null;
  zone: string | null;
  weeks: number | null;
  channel: string | null;
  name: string | null;
  weekly: 'on' | 'off' | null;
  target: number | null;
  leaves: number | null;
};

/** Rhythm, weeks, channel, name or habits of a group. What has been posted stays; the future moves. */
export default declare({
  name: 'edit',
  options: [
    { name: 'weekday', type: 'string', choices: WEEKDAYS },
    { name: 'time', type: 'string', maxLength: 10 },
    { name: 'time-zone', type: 'string', autocomplete: true },
    { name: 'weeks', type: 'integer', min: 1, max: 52 },
    { name: 'channel', type: 'channel' },
    { name: 'name', type: 'string', maxLength: NAME_LIMIT },
    { name: 'weekly-standup', type: 'string', choices: ON_OFF },
    { name: 'target', type: 'integer', min: 1, max: 20 },
    { name: 'leaves', type: 'integer', min: 0, max: 20 },
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
      weekly: options['weekly-standup'],
      target: options.target,
      leaves: options.leaves,
    };
    if (Object.values(edit).every((value) => value === null)) {
      return message(say(language, 'group.nothingToEdit'));
    }
    const found = await organisedGroup(kit, ask, options.group, null);
    if (found.kind === 'answer') return message(found.message);
    return apply(kit, ask, found.group, edit);
  },

  audited: { run: {} },

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
  const rhythm = rhythmAfter(group, current, { ...edit, time }, ask.at);
  const changed: Group = {
    ...group,
    name,
    channelId: edit.channel ?? group.channelId,
    plan,
    rhythm,
    weekStarts: startsOf({ ...group, rhythm }, plan),
    zone: rhythm.at(-1)?.zone ?? group.zone,
    weeklyStandup: edit.weekly === null ? group.weeklyStandup : edit.weekly === 'on',
    target: edit.target ?? group.target,
    leavesAllowed: edit.leaves ?? group.leavesAllowed,
  };
  const skipped = skippedTime(changed, current + 1);
  if (skipped !== null) return message(say(language, 'refuse.noSuchTime', skipped));
  const nextDueAt = kit.nextPostAt(changed, group.sweptTo);
  const { weekStarts, zone, channelId, weeklyStandup, target, leavesAllowed } = changed;
  const habits = { weeklyStandup, target, leavesAllowed };
  const done = await kit.store.groups.changePlan(
    ask.guildId,
    group.groupId,
    group.status,
    { name, channelId, plan, rhythm, weekStarts, zone, nextDueAt, ...habits },
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
    ...habitLines(words, edit),
    ...(warning === null ? [] : [warning]),
  ];
  return {
    kind: 'message',
    message: { content: lines.join('\n') },
    sweep: true,
    did: { groupId: group.groupId },
  };
}

/** What the group's members should know of what was changed. */
function habitLines(words: Words, { weekly, target, leaves }: Edit): string[] {
  return [
    ...(weekly === null ? [] : [words(weekly === 'on' ? 'group.weeklyOn' : 'group.weeklyOff')]),
    ...(target === null ? [] : [words('group.targetIs', { target })]),
    ...(leaves === null ? [] : [words('group.leavesAre', { leaves })]),
  ];
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
  { rhythm, rests }: Group,
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
    rests,
  });
}
