import type { trouble as en } from '../en/trouble.ts';

export const trouble: Record<keyof typeof en, string> = {
  'trouble.blocked': '⚠️ **{group}**：{what}没能发出。{why}',
  'trouble.goOn': '帖子已保留。处理好之后，点下面的按钮或用 `/小组 继续` 重发。',
  'trouble.again': '重试',
  'trouble.missed':
    '⏰ **{group}**：我离线了一段时间，下面这些帖子已过时，没有补发。其他内容都不受影响：还没过期的照常发布，那几周的打卡仍然有效。',
  'trouble.groups': '学习小组',
  'trouble.what.assignment': '第 {number} 周的任务',
  'trouble.what.board': '第 {number} 周的排行榜',
  'trouble.what.standup': '第 {number} 阶段的复盘',
  'trouble.what.report': '第 {number} 阶段的总结',
  'trouble.what.answer': '第 {number} 阶段复盘的一条回答',
  'trouble.what.week-standup': '第 {number} 周的复盘',
  'trouble.what.week-report': '第 {number} 周的总结',
  'trouble.what.week-answer': '第 {number} 周复盘的一条回答',
  'trouble.what.celebration': '组员完成阶段的祝贺',
  'trouble.what.notice': '路线图更新的通知',
  'trouble.list.assignment': '{count, plural, other {第 {numbers} 周的任务}}',
  'trouble.list.board': '{count, plural, other {第 {numbers} 周的排行榜}}',
  'trouble.list.standup': '{count, plural, other {第 {numbers} 阶段的复盘}}',
  'trouble.list.week-standup': '{count, plural, other {第 {numbers} 周的复盘}}',
  'trouble.list.week-report': '{count, plural, other {第 {numbers} 周的总结}}',
  'trouble.list.report': '{count, plural, other {第 {numbers} 阶段的总结}}',
};
