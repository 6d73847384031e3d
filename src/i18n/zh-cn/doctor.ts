import type { doctor as en } from '../en/doctor.ts';

export const doctor: Record<keyof typeof en, string> = {
  'doctor.title': '体检',
  'doctor.well': '一切正常。',
  'doctor.trouble': '有 {count, number} 处需要处理。',
  'doctor.channelGone':
    '❌ {channel} 已经不存在。请换一个频道：小组的用 `/小组 修改`，通知频道用 `/设置`。',
  'doctor.channelsMore': 'ℹ️ 还有 {count, number} 个频道没有检查。',
  'doctor.noChannel': 'ℹ️ 还没有选频道，可以在 `/设置` 里选。',
  'doctor.noNotices': '⚠️ 还没有选通知频道，出问题时不会主动通知组织者。请用 `/设置` 选一个。',
  'doctor.commandsOk': '✅ Discord 上的命令与当前版本一致。',
  'doctor.commandsOld':
    '❌ Discord 上的命令与当前版本不一致。请运行同路的人重新启动一次，启动时会自动注册命令。',
  'doctor.commandsUnknown': '⚠️ 暂时查不到已注册的命令，请过一会儿再试。',
  'doctor.databaseOk': '✅ 数据库连接正常，结构是最新的。',
  'doctor.databaseOld':
    '❌ 数据库缺少当前版本需要的 {count, number} 列。请运行同路的人执行数据库迁移。',
  'doctor.databaseAway':
    '❌ 数据库没有响应，暂时不能保存，也不能发帖。请运行同路的人检查数据库；期间到时间的帖子之后会补发。',
  'doctor.clockOk': '✅ 时钟与 Discord 一致。',
  'doctor.clockAhead':
    '❌ 这台机器的时钟比 Discord 快 {difference}。请运行同路的人与时间服务器校准，否则帖子会提前发出或发不出去。',
  'doctor.clockBehind':
    '❌ 这台机器的时钟比 Discord 慢 {difference}。请运行同路的人与时间服务器校准，否则帖子会晚发。',
  'doctor.sweepOk': '✅ 上次检查待发帖子：{when}。',
  'doctor.sweepOld':
    '❌ 上次检查待发帖子是 {when}，本该每分钟一次。请运行同路的人确认程序在运行，或 Cron Trigger 正常触发。',
  'doctor.sweepNever':
    '❌ 还从来没有检查过待发帖子。请运行同路的人确认程序在运行，或 Cron Trigger 正常触发。',
  'doctor.sentOk': '✅ 最近一次发帖：{when}。',
  'doctor.sentNone': '✅ 这里还没有发过帖。',
  'doctor.stuckOk': '✅ 没有迟迟发不出去的帖子。',
  'doctor.stuck': '❌ 有 {count, number} 条帖子从 {when} 等到现在，用 `/日程 原因` 查看在等什么。',
  'doctor.blockedOk': '✅ 没有被拒绝的帖子。',
  'doctor.blocked':
    '❌ 有 {count, number} 条帖子被 Discord 拒绝，没能发出去。请按 `/日程 原因` 的提示处理，再用 `/小组 继续` 重发。',
  'doctor.haltsOk': '✅ 发帖没有被中止。',
};
