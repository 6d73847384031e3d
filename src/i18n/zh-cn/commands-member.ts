import type { CommandWords } from '../declared-words.ts';
import type { memberCommands as en } from '../en/commands-member.ts';

const group = { name: '小组', description: '加入了多个小组时，指明是哪一个' };

export const memberCommands: Record<keyof typeof en, CommandWords> = {
  roadmap: { name: '路线图', description: '查看路线图、加入小组、查看进度' },
  'roadmap.list': { name: '列表', description: '看看这里能学哪些路线图' },
  'roadmap.show': {
    name: '查看',
    description: '按阶段查看一份路线图',
    options: { roadmap: { name: '路线图', description: '哪一份路线图' } },
  },
  'roadmap.join': {
    name: '加入',
    description: '加入学习小组',
    options: { group: { name: '小组', description: '有多个小组时，指明是哪一个' } },
  },
  'roadmap.leave': {
    name: '退出',
    description: '退出学习小组，记录会保留',
    options: { group },
  },
  'roadmap.progress': {
    name: '进度',
    description: '按阶段查看你的学习进度',
    options: { group },
  },
  done: {
    name: '打卡',
    description: '打卡；不填内容会打开你的清单',
    options: {
      item: { name: '内容', description: '完成了哪一项' },
      note: { name: '心得', description: '想记点什么都可以' },
      link: { name: '链接', description: '可以附上成果的链接' },
      day: {
        name: '日期',
        description: '前几天完成的可以补打卡，默认今天',
        choices: {
          '1': '昨天',
          '2': '2 天前',
          '3': '3 天前',
          '4': '4 天前',
          '5': '5 天前',
          '6': '6 天前',
          '7': '7 天前',
        },
      },
      group,
    },
  },
  undo: {
    name: '撤销',
    description: '撤销上一次打卡，或指定的一项',
    options: { item: { name: '内容', description: '撤销哪一项' }, group },
  },
  plan: { name: '本周', description: '查看你的本周任务和截止时间', options: { group } },
  leaderboard: {
    name: '排行榜',
    description: '看看大家的排名',
    options: {
      period: {
        name: '范围',
        description: '默认总榜',
        choices: { all: '总榜', week: '本周', month: '本月', phase: '本阶段' },
      },
      by: {
        name: '依据',
        description: '默认按积分',
        choices: { points: '积分', share: '完成比例', streak: '连续周数', improved: '进步最快' },
      },
      page: { name: '页码', description: '每页十人' },
      group,
    },
  },
  'leave-week': {
    name: '请假',
    description: '请一周假，连续周数不会中断',
    options: {
      week: { name: '周', description: '默认本周', choices: { this: '本周', next: '下周' } },
      group,
    },
  },
  review: { name: '复习', description: '看看学过的内容还记不记得', options: { group } },
  me: { name: '我的', description: '你在本服务器的概况、设置和数据' },
  'me.settings': {
    name: '设置',
    description: '提醒、免打扰、时区，以及别人怎样看到你',
    options: { 'time-zone': { name: '时区', description: '例如 Asia/Shanghai' } },
  },
  standup: {
    name: '复盘',
    description: '填写正在进行的复盘，或看看大家的困难',
    options: { group },
  },
  'me.show': {
    name: '概况',
    description: '你的进度、连续周数和积分，逐周说明，只有你能看到',
    options: { group },
  },
  'me.export': { name: '导出', description: '把这里保存的与你有关的数据导出为文件' },
  'me.delete': { name: '删除', description: '删除这里保存的与你有关的全部数据，会先请你确认' },
  help: { name: '帮助', description: '看看现在可以做什么' },
};
