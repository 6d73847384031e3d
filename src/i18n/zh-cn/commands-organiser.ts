import type { CommandWords } from '../declared-words.ts';
import type { organiserCommands as en } from '../en/commands-organiser.ts';
import { LANGUAGE_NAMES } from '../language.ts';

const group = { name: '小组', description: '有多个小组时，指明是哪一个' };
const document = {
  file: { name: '文件', description: 'Markdown 文档，最大 1 MB' },
  link: { name: '链接', description: '或者它的 https 链接，例如 GitHub 上的' },
};
const weekdays = {
  '1': '周一',
  '2': '周二',
  '3': '周三',
  '4': '周四',
  '5': '周五',
  '6': '周六',
  '7': '周日',
};

export const organiserCommands: Record<keyof typeof en, CommandWords> = {
  setup: {
    name: '设置',
    description: '设置本服务器的语言、时区、频道和组织者',
    options: {
      language: {
        name: '语言',
        description: '发帖用的语言',
        choices: LANGUAGE_NAMES,
      },
      'time-zone': { name: '时区', description: '例如 Asia/Shanghai' },
      channel: { name: '频道', description: '帖子发到哪个频道' },
      notices: { name: '通知频道', description: '有问题时在哪里通知组织者' },
      'organiser-role': { name: '组织者', description: '哪个身份组可以管理小组' },
    },
  },
  group: { name: '小组', description: '管理学习小组（组织者）' },
  'group.create': {
    name: '创建',
    description: '选一份路线图创建小组，开始前可以预览计划',
    options: {
      roadmap: { name: '路线图', description: '学哪一份路线图' },
      'first-day': { name: '开始日期', description: '例如 2026-03-09，默认最近的一天' },
      weekday: { name: '星期', description: '每周哪天发布，默认与开始日期相同', choices: weekdays },
      time: { name: '时间', description: '每周几点发布，例如 20:00，默认 09:00' },
      weeks: { name: '周数', description: '分几周学完，1 到 52' },
      pace: {
        name: '节奏',
        description: '不填周数时，按节奏安排',
        choices: {
          gentle: '轻松：每周 2 天的量',
          steady: '适中：每周 4 天的量',
          intensive: '紧凑：每周 6 天的量',
        },
      },
      name: { name: '名称', description: '小组的名字，默认用路线图的标题' },
      channel: { name: '频道', description: '帖子发到哪个频道' },
      'time-zone': { name: '时区', description: '例如 Asia/Shanghai，默认用服务器的时区' },
      'weekly-standup': {
        name: '每周复盘',
        description: '除了阶段复盘，每周也复盘一次，默认关闭',
        choices: { on: '开启', off: '关闭' },
      },
    },
  },
  'group.list': { name: '列表', description: '查看本服务器的所有小组' },
  'group.edit': {
    name: '修改',
    description: '修改小组的发布时间、周数、频道、名称或规则',
    options: {
      weekday: { name: '星期', description: '每周哪天发布，从下周起生效', choices: weekdays },
      time: { name: '时间', description: '每周几点发布，例如 20:00' },
      'time-zone': { name: '时区', description: '例如 Asia/Shanghai' },
      weeks: { name: '周数', description: '总周数，之后几周会重新安排' },
      channel: { name: '频道', description: '帖子发到哪个频道' },
      name: { name: '名称', description: '小组的名字' },
      'weekly-standup': {
        name: '每周复盘',
        description: '除了阶段复盘，每周也复盘一次',
        choices: { on: '开启', off: '关闭' },
      },
      target: { name: '每周目标', description: '一周打卡几项才算数，1 到 20' },
      leaves: { name: '假期', description: '每位组员可以请假几周，0 到 20' },
      group,
    },
  },
  'group.pause': {
    name: '暂停',
    description: '暂停小组，之后的周次往后顺延',
    options: { group },
  },
  'group.resume': {
    name: '继续',
    description: '继续暂停的小组，或重发被拒绝的帖子',
    options: { group },
  },
  'group.finish': {
    name: '结束',
    description: '彻底结束小组，会先请你确认',
    options: { group },
  },
  'group.rest': {
    name: '休息',
    description: '安排小组休息几周，或查看之后的休息；应用前先看时间变动',
    options: {
      from: { name: '开始', description: '从哪天所在的一周起休息，例如 2026-10-01' },
      to: { name: '结束', description: '休息到哪天所在的一周，默认只休一周' },
      because: { name: '原因', description: '简单说说为什么，组员能看到' },
      file: { name: '文件', description: '或者上传放假日历（.ics），最大 256 KB' },
      holidays: {
        name: '节假日',
        description: '或者按法定节假日安排',
        choices: { china: '中国法定节假日' },
      },
      group,
    },
  },
  'roadmap.import': {
    name: '导入',
    description: '导入自己的路线图（组织者），保存前先看读得对不对',
    options: document,
  },
  'roadmap.update': {
    name: '更新',
    description: '更新自己的路线图（组织者），应用前先看有哪些变化',
    options: {
      roadmap: { name: '路线图', description: '更新自己的哪一份路线图' },
      ...document,
    },
  },
  'roadmap.export': {
    name: '导出',
    description: '把一份路线图导出成 Markdown 文件（组织者）',
    options: { roadmap: { name: '路线图', description: '哪一份路线图' } },
  },
  schedule: { name: '日程', description: '查看发帖日程和原因（组织者）' },
  'schedule.preview': {
    name: '预览',
    description: '看看小组接下来发哪些帖子',
    options: { group },
  },
  'schedule.why': {
    name: '原因',
    description: '查看某条帖子为什么发了，或为什么没发',
    options: {
      post: { name: '帖子', description: '哪一条帖子，默认最近的一条' },
      group,
    },
  },
  'schedule.post': {
    name: '发布',
    description: '手动发一份副本，不影响预定的那一条',
    options: { post: { name: '帖子', description: '哪一条帖子' } },
  },
  'group.report': {
    name: '报告',
    description: '谁超前、跟上、落后、没有动静或请假，附表格',
    options: { group },
  },
  doctor: { name: '体检', description: '检查发帖需要的一切是否正常（组织者）' },
  audit: {
    name: '操作记录',
    description: '查看组织者最近 180 天的操作（组织者）',
    options: {
      group: { name: '小组', description: '只看与某个小组有关的' },
      member: { name: '成员', description: '只看某位组织者的' },
    },
  },
};
