import type { backup as en } from '../en/cli-backup.ts';

export const backup: Record<keyof typeof en, string> = {
  backupUsage:
    '用法：npm run roadmate -- backup [--to 文件]\n\n把整个数据库写进一个文件，只有文件所有者能读。机器人可以照常运行。\n不写 --to 时，保存为 ROADMATE_DATA 下 backups 文件夹里的 roadmate-<时间>.backup。',
  restoreUsage:
    '用法：npm run roadmate -- restore 文件\n      npm run roadmate -- restore --finish\n\n把备份恢复到一个空数据库：DATABASE_URL 指定的那个，或 ROADMATE_DATA 里的内嵌数据库。\n请先停掉机器人。备份之后已经发过的内容不会重发。\n--finish：已手工运行过 pg_restore，或恢复在它之后中断；补做剩下的步骤。请在启动机器人之前运行。',
  nothingThere: '✗ 没有可备份的内容：{place} 里没有同路的数据库。',
  snapshotTaking: '正在生成快照……',
  snapshotAsking: '数据库正由进程 {pid} 使用，请它生成快照……',
  snapshotFailed: '✗ 进程 {pid} 没能写出快照（{why}）。磁盘还有空间吗？',
  holderGone: '✗ 快照还没生成，进程 {pid} 就结束了。请重试。',
  holderSilent: '✗ 进程 {pid} 没有响应：可能卡住了，也可能是旧版同路。请停掉它再试。',
  snapshotChecking: '正在打开快照，确认它完整……',
  dumping: '正在运行 pg_dump……',
  dumpFailed: '✗ pg_dump 执行失败：{why}',
  toolMissing:
    '✗ PATH 里找不到 {tool}。请安装 PostgreSQL {server} 的客户端程序（Debian、Ubuntu：apt install postgresql-client-{server}；macOS：brew install libpq）。用 Docker compose 部署的，请用其中的 backup 服务，见 docs/backups.zh-CN.md。',
  toolOld:
    '✗ {tool} 是 {version} 版，数据库是 {server} 版，旧工具靠不住。请安装 PostgreSQL {server} 的客户端程序（Debian、Ubuntu：apt install postgresql-client-{server}）。',
  backupExists: '✗ {file} 已存在，没有覆盖。',
  cannotWriteFile: '✗ 写不了 {file}（{why}）。',
  backupFailed: '✗ 备份没有完成：{why}。',
  backupDone:
    '✓ {file}\n  {guilds, number} 个服务器、{groups, number} 个小组、{checkIns, number} 次打卡；{size}，用时 {seconds, number, ::.0} 秒。\n  里面有成员写的内容：请像保管数据库一样保管它，并在另一台机器上留一份。',
  readingBackup: '正在读取文件……',
  backupDamaged: '✗ {file} 已损坏或不完整。没有做任何改动，请换一个备份。',
  backupNewer: '✗ 这个备份来自更新版本的同路。没有做任何改动，请先升级程序。',
  noBackup: '✗ {file} 不是同路的备份。',
  notOurs: '✗ 这个文件里没有同路的数据库。没有做任何改动。',
  cannotReadFile: '✗ 读不了 {file}（{why}）。',
  snapshotIntoPostgres:
    '✗ 这是内嵌数据库的备份，而 DATABASE_URL 指向 Postgres。要恢复，请清空 DATABASE_URL；要搬到 Postgres，请用 export-data 和 import-data，见 docs/moving.zh-CN.md。',
  dumpIntoFolder:
    '✗ 这是 Postgres 的备份，而 DATABASE_URL 没有设置。请把它指向一个空数据库；要搬到内嵌数据库，请用 export-data 和 import-data，见 docs/moving.zh-CN.md。',
  folderInUse: '✗ {folder} 正由进程 {pid} 使用。请先停掉机器人。',
  botConnected: '✗ 有机器人正连着这个数据库，请先停掉它。',
  notEmpty:
    '✗ 数据库不是空的：{guilds, number} 个服务器、{groups, number} 个小组、{checkIns, number} 次打卡。没有做任何改动。请恢复到空数据库：DATABASE_URL 里换一个库名，或 ROADMATE_DATA 换一个文件夹。',
  foreignTables: '✗ 这个数据库里有其他程序的表：{tables}。没有做任何改动，请给同路单独的数据库。',
  restoring: '正在恢复……',
  restoreToolFailed:
    '✗ pg_restore 执行失败：{why}\n  没有恢复任何内容。客户端程序的版本应与服务器一致。',
  restoreFailed: '✗ 恢复没有正常完成：{why}。请用一个空数据库重新开始。',
  restoreDone:
    '✓ 已恢复：{guilds, number} 个服务器、{groups, number} 个小组、{checkIns, number} 次打卡。\n  现在可以启动机器人。凡是此刻之前到期的内容，它都会先查频道里是否已经发过，再决定发不发。\n  备份之后的打卡、撤销和设置都没有了，请告诉组织者。',
};
