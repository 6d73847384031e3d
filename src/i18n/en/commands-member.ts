import type { CommandWords } from '../declared-words.ts';

const group = { name: 'group', description: 'Which group, if you are in several' };

/** Commands of members; the families that hold some of organisers' too. */
export const memberCommands = {
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
      day: {
        name: 'day',
        description: 'If it was done on an earlier day; today if left out',
        choices: {
          '1': 'Yesterday',
          '2': '2 days ago',
          '3': '3 days ago',
          '4': '4 days ago',
          '5': '5 days ago',
          '6': '6 days ago',
          '7': '7 days ago',
        },
      },
      group,
    },
  },
  undo: {
    name: 'undo',
    description: 'Take back your last check-in, or the one you name',
    options: { item: { name: 'item', description: 'Which check-in' }, group },
  },
  plan: { name: 'plan', description: 'Your week: open, late, until when', options: { group } },
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
        choices: {
          points: 'Points',
          share: 'Share of the plan',
          streak: 'Streak',
          improved: 'Most improved',
        },
      },
      page: { name: 'page', description: 'Ten members a page' },
      group,
    },
  },
  'leave-week': {
    name: 'leave-week',
    description: 'Take a week off: your streak waits',
    options: {
      week: {
        name: 'week',
        description: 'This week if left out',
        choices: { this: 'This week', next: 'Next week' },
      },
      group,
    },
  },
  review: {
    name: 'review',
    description: 'Do you still remember what you finished?',
    options: { group },
  },
  me: { name: 'me', description: 'Your profile, settings and data in this server' },
  'me.settings': {
    name: 'settings',
    description: 'Reminders, quiet hours, time zone, how others see you',
    options: {
      'time-zone': { name: 'time-zone', description: 'Like Asia/Shanghai or Europe/Berlin' },
    },
  },
  standup: {
    name: 'standup',
    description: 'Answer the open standup, or see what blocks people',
    options: { group },
  },
  'me.show': {
    name: 'show',
    description: 'Your progress, streak and points, week by week; only you see it',
    options: { group },
  },
  'me.export': { name: 'export', description: 'Everything kept about you here, as files' },
  'me.delete': {
    name: 'delete',
    description: 'Delete everything kept about you here; asks first',
  },
  help: { name: 'help', description: 'What to do next, for you, here' },
} satisfies Record<string, CommandWords>;
