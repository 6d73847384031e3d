import type { en } from './en.ts';
import { checkIn } from './zh-cn/check-in.ts';
import { group } from './zh-cn/group.ts';
import { imports } from './zh-cn/import.ts';
import { member } from './zh-cn/member.ts';
import { post } from './zh-cn/post.ts';
import { refuse } from './zh-cn/refuse.ts';
import { roadmap } from './zh-cn/roadmap.ts';
import { update } from './zh-cn/update.ts';

export const zhCN: Record<keyof typeof en, string> = {
  ...checkIn,
  ...group,
  ...imports,
  ...member,
  ...post,
  ...refuse,
  ...roadmap,
  ...update,
};
