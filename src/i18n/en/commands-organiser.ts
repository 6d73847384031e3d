import type { CommandWords } from '../declared-words.ts';
import { LANGUAGE_NAMES } from '../language.ts';

const group = { name: 'group', description: 'Which group, if there are several' };

const document = {
  file: { name: 'file', description: 'A Markdown document, at most 1 MB' },
  link: { name: 'link', description: 'Or its https link, such as one of GitHub' },
};

const weekdays = {
  '1': 'Monday',
  '2': 'Tuesday',
  '3': 'Wednesday',
  '4': 'Thursday',
  '5': 'Friday',
  '6': 'Saturday',
  '7': 'Sunday',
};

/** Commands of organisers. */
export const organiserCommands = {
  setup: {
    name: 'setup',
    description: 'Language, time zone, channels and organisers of this server',
    options: {
      language: {
        name: 'language',
        description: 'Language of posts',
        choices: LANGUAGE_NAMES,
      },
      'time-zone': { name: 'time-zone', description: 'Like Asia/Shanghai or Europe/Berlin' },
      channel: { name: 'channel', description: 'Where posts go' },
      notices: { name: 'notices', description: 'Where organisers are told of trouble' },
      'organiser-role': { name: 'organiser-role', description: 'Who may organise groups' },
    },
  },
  group: { name: 'group', description: 'Study groups, for organisers' },
  'group.create': {
    name: 'create',
    description: 'Start a study group on a roadmap; you see the plan first',
    options: {
      roadmap: { name: 'roadmap', description: 'Which roadmap to walk' },
      'first-day': {
        name: 'first-day',
        description: 'Like 2026-03-09; the next possible day if left out',
      },
      weekday: {
        name: 'weekday',
        description: 'Day of the weekly post; that of the first day if left out',
        choices: weekdays,
      },
      time: { name: 'time', description: 'Time of the weekly post, like 20:00; 09:00 if left out' },
      weeks: { name: 'weeks', description: 'Number of weeks, 1 to 52' },
      pace: {
        name: 'pace',
        description: 'Instead of a number of weeks',
        choices: {
          gentle: 'Gentle: 2 days of work a week',
          steady: 'Steady: 4 days of work a week',
          intensive: 'Intensive: 6 days of work a week',
        },
      },
      name: { name: 'name', description: 'Name of the group; the roadmap’s title if left out' },
      channel: { name: 'channel', description: 'Where its posts go' },
      'time-zone': {
        name: 'time-zone',
        description: 'Like Asia/Shanghai; that of the server if left out',
      },
      'weekly-standup': {
        name: 'weekly-standup',
        description: 'A standup each week as well as one each phase; off if left out',
        choices: { on: 'On', off: 'Off' },
      },
    },
  },
  'group.list': { name: 'list', description: 'All groups of this server' },
  'group.edit': {
    name: 'edit',
    description: 'Change a group’s rhythm, weeks, channel, name or habits',
    options: {
      weekday: {
        name: 'weekday',
        description: 'Day of the weekly post, from the next week on',
        choices: weekdays,
      },
      time: { name: 'time', description: 'Time of the weekly post, like 20:00' },
      'time-zone': { name: 'time-zone', description: 'Like Asia/Shanghai or Europe/Berlin' },
      weeks: {
        name: 'weeks',
        description: 'Number of weeks in all; the coming ones are planned anew',
      },
      channel: { name: 'channel', description: 'Where its posts go' },
      name: { name: 'name', description: 'Name of the group' },
      'weekly-standup': {
        name: 'weekly-standup',
        description: 'A standup each week as well as one each phase',
        choices: { on: 'On', off: 'Off' },
      },
      target: {
        name: 'target',
        description: 'Items a member checks in for a week to count, 1 to 20',
      },
      leaves: { name: 'leaves', description: 'Weeks off that a member may take, 0 to 20' },
      group,
    },
  },
  'group.pause': {
    name: 'pause',
    description: 'Pause a group; the coming weeks wait',
    options: { group },
  },
  'group.resume': {
    name: 'resume',
    description: 'Go on with a paused group, or try refused posts again',
    options: { group },
  },
  'group.finish': {
    name: 'finish',
    description: 'Finish a group for good; asks first',
    options: { group },
  },
  'group.rest': {
    name: 'rest',
    description: 'Give a group weeks off, or see those ahead; you see what moves first',
    options: {
      from: { name: 'from', description: 'A day of the first week off, like 2026-10-01' },
      to: { name: 'to', description: 'A day of the last week off; the same week if left out' },
      because: { name: 'because', description: 'Why, in a few words: the group is told' },
      file: {
        name: 'file',
        description: 'Or a calendar of days off: an .ics file, at most 256 KB',
      },
      holidays: {
        name: 'holidays',
        description: 'Or the public holidays of a country',
        choices: { china: 'Mainland China' },
      },
      group,
    },
  },
  'roadmap.import': {
    name: 'import',
    description: 'Bring your own roadmap, for organisers; you see first what I understood',
    options: document,
  },
  'roadmap.update': {
    name: 'update',
    description: 'A new version of your own roadmap, for organisers; you see first what it changes',
    options: {
      roadmap: { name: 'roadmap', description: 'Which of your own roadmaps' },
      ...document,
    },
  },
  'roadmap.export': {
    name: 'export',
    description: 'A roadmap as a Markdown file, for organisers',
    options: { roadmap: { name: 'roadmap', description: 'Which roadmap' } },
  },
  schedule: { name: 'schedule', description: 'What is posted when and why, for organisers' },
  'schedule.preview': {
    name: 'preview',
    description: 'The next posts of a group',
    options: { group },
  },
  'schedule.why': {
    name: 'why',
    description: 'Why a post appeared, or did not',
    options: {
      post: { name: 'post', description: 'Which post; the newest if left out' },
      group,
    },
  },
  'schedule.post': {
    name: 'post',
    description: 'Post a copy by hand; the scheduled one still comes',
    options: { post: { name: 'post', description: 'Which post' } },
  },
  'group.report': {
    name: 'report',
    description: 'Who is ahead, on pace, behind, silent or on leave; as a table too',
    options: { group },
  },
  doctor: { name: 'doctor', description: 'A check-up of everything posts need, for organisers' },
  audit: {
    name: 'audit',
    description: 'What organisers did in the last 180 days, for organisers',
    options: {
      group: { name: 'group', description: 'About one group alone' },
      member: { name: 'member', description: 'By one organiser alone' },
    },
  },
} satisfies Record<string, CommandWords>;
