import type { update as en } from '../en/update.ts';

export const update: Record<keyof typeof en, string> = {
  'update.shipped':
    '**{title}**是同路自带的，不能在这里修改。先用 `/路线图 导出` 得到文件，改好后用 `/路线图 导入` 变成自己的。',
  'update.same': '**{title}**现在就是这个版本，没有变化。',
  'update.nothingOpen': '这个版本里的内容已经全部学完，小组没有可学的了。',
  'update.title': '新版本：{title}',
  'update.notApplied': '还没有改动任何内容。',
  'update.summary':
    '保留 {kept, number} · 改名 {renamed, number} · 移动 {moved, number} · 新增 {added, number} · 删除 {removed, number}',
  'update.renamed': '是改名吗？（{count, number}）',
  'update.renamedHint': '确认后两者算同一项，打卡记录跟着走。用下面的菜单确认或否定。',
  'update.pair': '{mark} {from} → {to}（相似度 {similarity, number, percent}）',
  'update.moved': '移动（{count, number}）',
  'update.movedLine': '{text}：从 {from} 到 {to}',
  'update.added': '新增（{count, number}）',
  'update.removed': '删除（{count, number}）',
  'update.touches': '{who} 打过卡',
  'update.more': '{who} 等，另有 {count, number} 人',
  'update.onlyWords': '条目都没变，变的只是说明、链接或周计划。',
  'update.confirm': '哪些是同一项？（{from, number}–{to, number}）',
  'update.pagePairs': '其余改名',
  'update.apply': '应用',
  'update.applied':
    '✅ **{title}**已更新，新建的小组会用新版本。{groups, plural, =0 {没有进行中的小组在用旧版本。} other {还有 # 个进行中的小组在用旧版本：}}',
  'update.behind':
    '{groups, plural, =0 {没有进行中的小组在用**{title}**的旧版本。} other {还有 # 个进行中的小组在用**{title}**的旧版本：}}',
  'update.groupsHint':
    '换到新版本后，之后几周会重新安排；打卡和积分全部保留，并在小组频道里通知一次。',
  'update.moveAll': '全部更换',
  'update.move': '更换：{group}',
  'update.groupMoved': '✅ **{group}**从下一周起按新版本学习。',
  'update.groupCurrent': '**{group}**已经是最新版本了。',
  'update.groupFixed': '**{group}**学的不是本服务器自己的路线图。',
  'update.groupOver': '**{group}**的所有周次都结束了，没有可以重新安排的。',
  'update.groupEmpty': '换了之后**{group}**就没有要学的了，所以保持不变。',
  'notice.title': '🗺️ 我们的路线图有新版本了',
  'notice.weeks': '**{group}**之后几周已重新安排，本周不变；大家的打卡和积分全部保留。',
  'notice.over': '**{group}**的周次不变，大家的打卡和积分全部保留。',
  'notice.changes':
    '新增 {added, number} 项，删除 {removed, number} 项，改写或移动 {changed, number} 项。',
  'notice.length': '现在共 {weeks, number} 周。',
};
