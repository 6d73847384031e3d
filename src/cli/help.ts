const HELP = `Roadmate · 同路

  npm run roadmate -- PROGRAM …

  setup         connect Roadmate to an application on Discord      接入 Discord 应用
  doctor        look at everything that the bot needs              检查机器人所需的一切
  backup        the whole database into one file                   把整个数据库备份成一个文件
  restore FILE  a backup into an empty database                    把备份恢复到空数据库
  export-data   everything, or one server, as a file to move       导出全部或一个服务器的数据
  import-data   such a file into this database                     把导出的数据导入本数据库

  import --dry-run [--json] FILE   what is understood of a Markdown roadmap   看程序怎样理解一份 Markdown 路线图
  check FILE                       is a roadmap in the canonical format?      检查路线图是否符合标准格式
  export FILE                      print a roadmap in the canonical format    按标准格式输出路线图

PROGRAM --help tells more. 各程序加 --help 可看详细说明。`;

/** What the command line can do, in both languages. */
export function helpOf(): string {
  return HELP;
}
