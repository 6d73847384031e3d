import type { refuse as en } from '../en/refuse.ts';

export const refuse: Record<keyof typeof en, string> = {
  'refuse.failed':
    '我们这边出了点问题，这次操作**可能没有保存**。用 `/本周` 可以看到保存了什么；再试一次也不会重复计算。如果还是不行，把这个编号告诉组织者：`{reference}`',
  'refuse.notSaved':
    '数据库暂时不可用，这次操作**没有保存**。请过一会儿再试；如果还是不行，把这个编号告诉组织者：`{reference}`',
  'refuse.maybeSaved':
    '刚才和数据库的连接中途断了，不确定这次操作有没有保存。用 `/本周` 可以看到保存了什么；再试一次也不会重复计算。如果还是不行，把这个编号告诉组织者：`{reference}`',
  'refuse.tooSlow': '刚才反应太慢，什么都没有发生，请再试一次。',
  'refuse.limited': '操作太频繁了，这一次没有执行。请过 {seconds, number} 秒再试。',
  'refuse.noServer': '同路只能在服务器里使用，请到服务器的频道中使用这个命令。',
  'refuse.unknownCommand': '没有这个命令，可能已经改名了。输入 `/` 看看现在有哪些命令。',
  'refuse.outdated': '这个按钮已经失效了，用 `/本周` 打开最新的吧。',
  'refuse.missing': '请填写 `{option}`。',
  'refuse.outOfRange': '`{option}` 的值不对，请从列表里选一个。',
  'refuse.tooLong': '`{option}` 最多 {limit, number} 个字符。',
  'refuse.notOrganiser':
    '只有组织者可以这样做：拥有**管理服务器**权限的成员，或在 `/设置` 中选定的组织者身份组。',
  'refuse.noGroup': '这个服务器还没有学习小组。组织者可以用 `/小组 创建` 创建一个。',
  'refuse.notEnrolled': '你还没有加入学习小组，用 `/路线图 加入` 加入吧。',
  'refuse.notEnrolledHere': '你还没有加入**{group}**，用 `/路线图 加入` 加入吧。',
  'refuse.unknownGroup': '这个服务器没有这个小组，请从列表里选一个。',
  'refuse.whichGroup': '你加入了不止一个小组，要看哪一个？',
  'refuse.whichOrganised': '这里有不止一个小组，要操作哪一个？',
  'refuse.whichGroupToEdit': '这里有不止一个小组，请用 `小组` 选项指明要修改哪一个。',
  'refuse.whichGroupForItem': '你的几个小组里都有这一项，请用 `小组` 选项指明小组。',
  'refuse.unknownItem': '你的计划里找不到“{item}”。请在 `内容` 里输入几个字，再从列表中选择。',
  'refuse.ambiguousItem':
    '有 {count, number} 项符合“{item}”。请在 `内容` 里输入几个字，再从列表中选择。',
  'refuse.badLink': '`链接` 必须是以 https:// 或 http:// 开头的网址。',
  'refuse.unknownRoadmap': '没有这份路线图。用 `/路线图 列表` 看看有哪些可用。',
  'refuse.badDate': '“{text}”不是有效的日期，请写成 2026-03-09 这样。',
  'refuse.pastDate': '按 {zone} 时间，{date} 已经过去了，请选今天或以后的日子。',
  'refuse.farDate': '{date} 在一年以后了，请选近一点的日子。',
  'refuse.badTime': '“{text}”不是有效的时间，请写成 20:00 这样。',
  'refuse.noSuchTime': '{zone} 在 {date} 因夏令时没有 {time} 这个时刻，请换一个时间。',
  'refuse.badZone': '“{text}”不是有效的时区，请写成 Asia/Shanghai 或 Europe/Berlin 这样。',
  'refuse.weeksAndPace': '`周数` 和 `节奏` 只能填一个。',
  'refuse.tooManyWeeks': '这份路线图没学完的内容最多只够排 {most, number} 周。',
  'refuse.nothingOpen': '这份路线图已经全部完成，没有可以安排的内容了。',
  'refuse.badName': '名称里至少要有一个看得见的字。',
  'refuse.groupGone': '这个小组已经开始，或者已经被取消了。',
  'refuse.groupFinished': '**{group}**已经结束，不能再修改了。',
  'refuse.notPaused': '**{group}**没有暂停。',
  'refuse.alreadyPaused': '**{group}**已经暂停了，用 `/小组 继续` 继续。',
  'refuse.changedMeanwhile': '刚刚有人改动了**{group}**，请用 `/小组 列表` 看看，再试一次。',
  'refuse.noChannelAccess': '我看不到这个频道，请给我权限，或换一个频道。',
};
