import type { wizard as en } from '../en/wizard.ts';

export const wizard: Record<keyof typeof en, string> = {
  intro: '同路安装向导\n\n把同路接到你自己的 Discord 应用上。最后一步之前不会写入任何内容。',
  whereToken:
    '需要一个机器人令牌：https://discord.com/developers/applications\n  New Application → Bot → Reset Token。特权 intent 全部保持关闭，一个都不需要。',
  askToken: '令牌（粘贴时不显示）：',
  keepToken: '.env 里已有令牌，就用它吗？[Y/n] ',
  askingDiscord: '正在向 Discord 核对令牌……',
  known: '✓ Discord 认得它：{name}，应用 ID {id}。',
  wrongForm: '✗ 这不是令牌：令牌里没有空格，只有普通的字母、数字和符号。请重新复制。',
  wrongToken:
    '✗ Discord 不认得这个令牌。请重新复制，或者新建一个：Bot → Reset Token。注意不是公钥，也不是 Client Secret。',
  limited: '✗ Discord 要求等 {seconds, number} 秒，请稍后再试。',
  discordDown: '✗ Discord 自身出了故障（{why}）。请过几分钟再试：https://discordstatus.com',
  noNetwork: '✗ 连不上 Discord：{address}（{why}）。请检查网络、代理和防火墙。',
  strangeAnswer: '✗ {address} 返回的不是 Discord API 的内容。请检查 DISCORD_API_BASE。',
  whereData:
    '数据放在哪里？\n  1  本机的内嵌数据库：只能有一个进程\n  2  Postgres：适合服务器、多进程和 Workers',
  askData: '请选择 [1] ',
  askDatabase: '地址，形如 postgres://用户:密码@主机:5432/数据库（不显示）：',
  keepDatabase: '.env 里已有数据库地址，继续用它吗？[Y/n] ',
  askingDatabase: '正在连接数据库……',
  databaseWell: '✓ 数据库连接正常。',
  databaseAway: '✗ 数据库没有响应：{why}。请确认它在运行，地址和密码正确。',
  wrongAddress: '✗ 地址不对：{problem}',
  whereInteractions:
    '命令怎么接收？\n  1  走 Discord 网关：在哪里都能用，不需要自己的网址\n  2  走 HTTP：由 Discord 访问你的 https 网址',
  askInteractions: '请选择 [1] ',
  askAddress: '网址，例如 https://roadmate.example.org：',
  wrongPublic: '✗ Discord 只访问以 https:// 开头、公网可以访问的网址。',
  endpointSet:
    '! Discord 目前把这个应用的命令发到 {address}，网关收不到。请在 General Information 里清空“Interactions Endpoint URL”：https://discord.com/developers/applications/{id}/information',
  writing: '将写入 .env：{names}',
  nothingNew: '.env 里已经是这些内容。',
  askReplace: '这些变量已有别的值：{names}。要替换吗？[y/N] ',
  needsYes: '✗ .env 里这些变量已有别的值：{names}。没有写入任何内容。加上 --yes 即可替换。',
  kept: '没有写入任何内容。',
  wrote: '✓ 已写入 .env，只有你能读（权限 600）。',
  cannotRead: '✗ 读不了 .env（{why}）。',
  cannotWrite: '✗ 写不了 .env（{why}）。请检查文件夹的所有者，或者换一个文件夹运行。',
  wouldRefuse: '✗ 同路不会接受这些设置：',
  registering: '正在注册命令……',
  registered: '✓ 命令已注册到 Discord。',
  unchanged: '✓ Discord 上的命令已是最新。',
  notRegistered: '✗ 命令没能注册（{why}）。npm start 时会再试。',
  dryRun: '这是试运行：没有写入任何内容，也没有注册命令。',
  next: '接下来',
  invite: '{step}. 把机器人邀请到你的服务器，它只要这些权限：{permissions}\n   {link}',
  start: '{step}. 启动：npm start',
  endpoint:
    '{step}. 启动之后，等 {address} 能访问到它，在“Interactions Endpoint URL”里填入 {address}/interactions：\n   https://discord.com/developers/applications/{id}/information',
  inDiscord: '{step}. 在你的服务器里输入 /设置。',
  ended:
    '✗ 问题还没答完，输入就结束了。不想被提问，请用 --yes，并提供 DISCORD_TOKEN 或 --token-file。',
  needsToken: '✗ 没有令牌：请设置 DISCORD_TOKEN，或者用 --token-file 指定。',
  tokenFile: '✗ 读不了 --token-file 指定的文件（{why}）。',
  tooOften: '✗ 已经试了三次，没有写入任何内容。',
};
