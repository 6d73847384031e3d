import type { shared as en } from '../en/cli-shared.ts';

export const shared: Record<keyof typeof en, string> = {
  noProgram: '✗ 没有“{name}”这个命令。可用的有：{known}。各命令的说明：npm run roadmate -- help',
  settings: '✗ 设置有误：\n{why}',
};
