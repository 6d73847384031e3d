import type { CommandWords } from '../declared-words.ts';

const group = { name: 'group', description: 'Which group, if you are in several' };

export const commands = {
  setup: {
    name: 'setup',
    description: 'Language, time zone, channels and organisers of this server',
    options: {
      language: {
        name: 'language',
        description: 'Language of posts',
        choices: { en: 'English', 'zh-CN': '中文' },
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
        choices: {
          '1': 'Monday',
          '2': 'Tuesday',
          '3': 'Wednesday',
          '4': 'Thursday',
          '5': 'Friday',
          '6': 'Saturday',
          '7': 'Sunday',
        },
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
    },
  },
  'group.list': { name: 'list', description: 'All groups of this server' },
  'group.edit': {
    name: 'edit',
    description: 'Change a group’s rhythm, weeks, channel or name',
    options: {
      weekday: {
        name: 'weekday',
        description: 'Day of the weekly post, from the next week on',
        choices: {
          '1': 'Monday',
          '2': 'Tuesday',
          '3': 'Wednesday',
          '4': 'Thursday',
          '5': 'Friday',
          '6': 'Saturday',
          '7': 'Sunday',
        },
      },
      time: { name: 'time', description: 'Time of the weekly post, like 20:00' },
      'time-zone': { name: 'time-zone', description: 'Like Asia/Shanghai or Europe/Berlin' },
      weeks: {
        name: 'weeks',
        description: 'Number of weeks in all; the coming ones are planned anew',
      },
      channel: { name: 'channel', description: 'Where its posts go' },
      name: { name: 'name', description: 'Name of the group' },
      group: { name: 'group', description: 'Which group, if there are several' },
    },
  },
  'group.pause': {
    name: 'pause',
    description: 'Pause a group; the coming weeks wait',
    options: { group: { name: 'group', description: 'Which group, if there are several' } },
  },
  'group.resume': {
    name: 'resume',
    description: 'Go on with a paused group, or try refused posts again',
    options: { group: { name: 'group', description: 'Which group, if there are several' } },
  },
  'group.finish': {
    name: 'finish',
    description: 'Finish a group for good; asks first',
    options: { group: { name: 'group', description: 'Which group, if there are several' } },
  },
  roadmap: { name: 'roadmap', description: 'Roadmaps, joining a group, your progress' },
  'roadmap.list': { name: 'list', description: 'The roadmaps you can walk here' },
  'roadmap.show': {
    name: 'show',
    description: 'One roadmap, phase by phase',
    options: { roadmap: { name: 'roadmap', description: 'Which roadmap' } },
  },
  'roadmap.join': {
    name: 'join',
    description: 'Join a study group',
    options: { group: { name: 'group', description: 'Which group, if there are several' } },
  },
  'roadmap.leave': {
    name: 'leave',
    description: 'Leave a study group; your history is kept',
    options: { group },
  },
  'roadmap.progress': {
    name: 'progress',
    description: 'Your way through the roadmap, phase by phase',
    options: { group },
  },
  done: {
    name: 'done',
    description: 'Check in; without an item, your checklist opens',
    options: {
      item: { name: 'item', description: 'What you have done' },
      note: { name: 'note', description: 'What you learnt, if you like' },
      link: { name: 'link', description: 'Something to show, if you like' },
      group,
    },
  },
  undo: {
    name: 'undo',
    description: 'Take back your last check-in, or the one you name',
    options: { item: { name: 'item', description: 'Which check-in' }, group },
  },
  plan: { name: 'plan', description: 'Your week and its deadline', options: { group } },
  leaderboard: {
    name: 'leaderboard',
    description: 'Who stands where',
    options: {
      period: {
        name: 'period',
        description: 'All time if left out',
        choices: { all: 'All time', week: 'This week', month: 'This month', phase: 'This phase' },
      },
      by: {
        name: 'by',
        description: 'Points if left out',
        choices: { points: 'Points', share: 'Share of the plan', streak: 'Streak' },
      },
      page: { name: 'page', description: 'Ten members a page' },
      group,
    },
  },
  standup: {
    name: 'standup',
    description: 'Answer the open standup',
    options: { group },
  },
  help: { name: 'help', description: 'What to do next, for you, here' },
} satisfies Record<string, CommandWords>;
