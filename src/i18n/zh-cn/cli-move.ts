import type { move as en } from '../en/cli-move.ts';

export const move: Record<keyof typeof en, string> = {
  exportUsage:
    '用法：npm run roadmate -- export-data --to 文件 [--guild ID]\n\n把数据库里全部服务器（或其中一个）的数据写进一个文件，只有文件所有者能读。再用 import-data 导入另一个数据库；内嵌数据库和 Postgres 之间可以互相搬。\n用内嵌数据库时要先停掉机器人；用 Postgres 时可以不停，但导出之后的变化不在文件里。',
  importUsage:
    '用法：npm run roadmate -- import-data 文件 [--guild ID]\n\n把 export-data 写出的文件导入 DATABASE_URL 指定的数据库，或 ROADMATE_DATA 里的内嵌数据库：要么全部导入，要么什么都不改。加 --guild 则只导入其中一个服务器。库里不能已有这些服务器的数据。\n请先停掉导出数据的那个程序，见 docs/moving.zh-CN.md。',
  moveGuild: '✗ {id} 不是服务器 ID：服务器 ID 是 15 到 21 位的数字。',
  moveHeld: '✗ {folder} 里的内嵌数据库正由进程 {pid} 使用。请先停掉机器人再试。',
  exportNoTables: '✗ {place} 里没有同路的数据库。',
  exportOlder:
    '✗ 这个数据库上次由旧版同路使用。请先用当前版本在它上面启动一次（会自动升级），再导出；或者用正在使用它的那个版本导出。',
  exportNewer: '✗ 这个数据库由更新版本的同路使用，当前程序是 {program}。请用那个版本导出。',
  exportNothing: '✗ 没有可导出的内容：数据库里没有任何服务器。',
  exportNothingOf: '✗ 没有可导出的内容：数据库里没有服务器 {id} 的数据。',
  exportExists: '✗ {file} 已存在，没有覆盖。',
  exportFailed: '✗ 导出没有完成：{why}。',
  exporting: '正在导出……',
  exportDone:
    '✓ {file}：{guilds, number} 个服务器，{groups, number} 个小组，{checkIns, number} 次打卡，{size}，用时 {seconds, number, ::.0} 秒。\n里面有成员写的内容，请像保管数据库一样保管它。',
  exportRuns: '机器人在这之后的变化不在文件里。要搬家，请先停掉它，再导出一次。',
  exportOneServer:
    '要把这个服务器交给另一个机器人，请在导入之前把旧机器人移出服务器，否则两边都会发帖。见 docs/moving.zh-CN.md',
  importChecking: '正在读取 {file}……',
  importNoData: '✗ {file} 不是 export-data 写出的文件。',
  importNewerFormat: '✗ {file} 由更新版本的同路写出，请用那个版本导入。',
  importCutOff: '✗ {file} 不完整，缺了结尾。请重新拷贝一份。数据库没有任何改动。',
  importDamaged:
    '✗ {file} 已损坏或被改动过（第 {line} 行：{what, select, checksum {校验和不符} count {行数不符} other {不是 export-data 写出的内容}}）。数据库没有任何改动。',
  importCannotRead: '✗ 读不了 {file}（{why}）。',
  importNotInFile: '✗ {file} 里没有服务器 {id} 的数据。里面有：{guilds}',
  importOlderFile:
    '✗ {file} 由同路 {program} 写出，数据库结构与当前版本不同。请用当前版本在旧数据库上启动一次，重新导出，再导入。',
  importNewerFile: '✗ {file} 由同路 {program} 写出，比当前程序（{own}）新。请先更新程序再导入。',
  importOtherFile:
    '✗ {file} 由同路 {program} 写出，数据库迁移与当前程序（{own}）不一致。请用同一个版本导出和导入。',
  importNewerDatabase: '✗ 这个数据库由更新版本的同路使用，当前程序是 {own}。请用那个版本导入。',
  importSameBot:
    '✗ {file} 只是当前这个机器人的其中一个服务器。同一个机器人跑两套程序，两边都会发帖：请整体迁移，或者把这个服务器交给另一个机器人。见 docs/moving.zh-CN.md',
  importOccupied: '✗ 数据库里已有这些服务器的数据：{guilds}。没有任何改动。',
  importing: '正在导入 {guilds, number} 个服务器……',
  importFailed: '✗ 没有任何改动：{why}。',
  importUnknown: '✗ 保存时与数据库断开了。请原样再运行一次：如果数据已经全部导入，会提示已有数据。',
  importDone:
    '✓ 已导入 {guilds, number} 个服务器，{groups, number} 个小组，{checkIns, number} 次打卡，用时 {seconds, number, ::.0} 秒。之前发过的内容不会重发。可以启动机器人了。',
};
