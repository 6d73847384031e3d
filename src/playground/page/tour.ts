import type { APIMessage } from 'discord-api-types/v10';
import type { ClockRequest, Language, Snapshot } from '../page-server/api.ts';

/**
 * The tour: what a visitor should do next, as data. Everything about the product's commands that
 * the page knows stands in this file. Adjust it when a command changes.
 */

type Both = Record<Language, string>;

export type TourAction =
  /** Fills the composer; labelled with the command's name in the reader's language. */
  | { kind: 'command'; line: Both }
  | { kind: 'persona'; organiser: boolean; label: Both }
  /** Moves the clock, and opens the channel of what was posted last. */
  | { kind: 'clock'; advance: ClockRequest['advance']; label: Both }
  /** Opens the channel of the newest button with such a label, and focuses it. */
  | { kind: 'find-button'; pattern: RegExp; label: Both };

export type TourStep = {
  id: string;
  title: Both;
  /** `{group create}` stands for that command's name in the reader's language. */
  text: Both;
  actions: TourAction[];
  /** Whether what the page sees shows that the step was done. Once true, it stays so. */
  done: (snapshot: Snapshot, sentModals: readonly string[]) => boolean;
};

const checkIn = /check in|打卡/i;
const start = /^(start|开始)$/i;
const answer = /^(answer|填写)/i;

const command = (line: string, zh = line): TourAction => ({
  kind: 'command',
  line: { en: line, 'zh-CN': zh },
});

const nextWeek: TourAction = {
  kind: 'clock',
  advance: 'week',
  label: { en: '+1 week', 'zh-CN': '+1 周' },
};

/** Someone used this command (names are English in the data, whatever is shown). */
function used(snapshot: Snapshot, path: string): boolean {
  return snapshot.messages.some(({ usedBy }) => usedBy?.command === path);
}

/** A private checklist was changed: it answers with itself. */
function wasTicked(snapshot: Snapshot): boolean {
  return snapshot.messages.some(
    ({ ephemeralFor, usedBy, message }) =>
      ephemeralFor !== null && usedBy === null && message.edited_timestamp !== null,
  );
}

/** Whether a message carries a button with such a label. */
export function hasButton(message: APIMessage, pattern: RegExp): boolean {
  return (message.components ?? []).some(
    (row) =>
      'components' in row &&
      row.components.some(
        (part) => 'label' in part && typeof part.label === 'string' && pattern.test(part.label),
      ),
  );
}

function countButtons(snapshot: Snapshot, pattern: RegExp): number {
  return snapshot.messages.filter(({ message }) => hasButton(message, pattern)).length;
}

export const tourSteps: TourStep[] = [
  {
    id: 'setup',
    title: { en: 'Set the server up', 'zh-CN': '设置服务器' },
    text: {
      en: '{setup} opens a panel: language, time zone, the channel for posts. Press Enter to send a command.',
      'zh-CN': '{setup} 会打开设置面板：语言、时区、发帖频道。按回车发送命令。',
    },
    actions: [
      {
        kind: 'persona',
        organiser: true,
        label: { en: 'Be the organiser', 'zh-CN': '切换为组织者' },
      },
      command('/setup'),
    ],
    done: (snapshot) => used(snapshot, 'setup'),
  },
  {
    id: 'group',
    title: { en: 'Start a group', 'zh-CN': '创建学习小组' },
    text: {
      en: 'Create a group on the FastAPI roadmap. You see its plan week by week first; press Start under it.',
      'zh-CN': '用 FastAPI 路线图创建小组。先逐周看一遍计划，再按下面的「开始」。',
    },
    actions: [
      command(
        '/group create roadmap:FastAPI name:FastAPI crew',
        '/group create roadmap:FastAPI name:FastAPI 同学会',
      ),
      { kind: 'find-button', pattern: start, label: { en: 'Find Start', 'zh-CN': '找到「开始」' } },
    ],
    // Only a group that was started has a next post.
    done: ({ clock }) => clock.nextPostAt !== null,
  },
  {
    id: 'join',
    title: { en: 'Join as a member', 'zh-CN': '以成员身份加入' },
    text: {
      en: 'Become a member and join the group. The faces on top switch between people at any time.',
      'zh-CN': '换成一位成员并加入小组。点顶栏的头像随时可以换人。',
    },
    actions: [
      {
        kind: 'persona',
        organiser: false,
        label: { en: 'Be a member', 'zh-CN': '切换为成员' },
      },
      command('/roadmap join'),
    ],
    // A refusal has nothing to choose.
    done: (snapshot) =>
      snapshot.messages.some(
        ({ usedBy, message }) =>
          usedBy?.command === 'roadmap join' && (message.components ?? []).length > 0,
      ),
  },
  {
    id: 'post',
    title: { en: 'Let the week begin', 'zh-CN': '让这一周开始' },
    text: {
      en: 'Roadmate posts each week’s assignment by itself. The clock is yours here: go to the next post.',
      'zh-CN': '同路每周自动发布任务。这里的时钟由你掌控，直接跳到下次发布。',
    },
    actions: [
      {
        kind: 'clock',
        advance: 'next',
        label: { en: 'To the next post', 'zh-CN': '跳到下次发布' },
      },
    ],
    done: (snapshot) => countButtons(snapshot, checkIn) > 0,
  },
  {
    id: 'check-in',
    title: { en: 'Check in', 'zh-CN': '打卡' },
    text: {
      en: 'Press Check in under the assignment, tick what is finished and confirm; or use {done}.',
      'zh-CN': '按任务下面的「打卡」，勾选完成的内容并确定；也可以用 {done}。',
    },
    actions: [
      {
        kind: 'find-button',
        pattern: checkIn,
        label: { en: 'Find Check in', 'zh-CN': '找到「打卡」' },
      },
      command('/done'),
    ],
    done: (snapshot) => used(snapshot, 'done') || wasTicked(snapshot),
  },
  {
    id: 'week',
    title: { en: 'A week later', 'zh-CN': '一周之后' },
    text: {
      en: 'A week on, the board of the week is posted, and the next assignment.',
      'zh-CN': '再过一周，本周排行榜和下一份任务会依次发布。',
    },
    actions: [nextWeek, command('/leaderboard')],
    done: (snapshot) => countButtons(snapshot, checkIn) > 1,
  },
  {
    id: 'standup',
    title: { en: 'Close the phase', 'zh-CN': '阶段复盘' },
    text: {
      en: 'In a phase’s last week a standup opens in a thread. Answer it: finished, next, blockers.',
      'zh-CN': '每个阶段的最后一周，子区里会开启复盘：完成了什么、接下来做什么、卡在哪里。',
    },
    actions: [
      nextWeek,
      {
        kind: 'find-button',
        pattern: answer,
        label: { en: 'Find the standup', 'zh-CN': '找到复盘' },
      },
      command('/standup'),
    ],
    done: (_snapshot, sentModals) => sentModals.some((id) => id.startsWith('standup:')),
  },
];
