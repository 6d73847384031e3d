import type { en } from './en.ts';
import { audit } from './zh-cn/audit.ts';
import { checkIn } from './zh-cn/check-in.ts';
import { doctor } from './zh-cn/doctor.ts';
import { group } from './zh-cn/group.ts';
import { imports } from './zh-cn/import.ts';
import { me } from './zh-cn/me.ts';
import { member } from './zh-cn/member.ts';
import { panel } from './zh-cn/panel.ts';
import { pictures } from './zh-cn/pictures.ts';
import { post } from './zh-cn/post.ts';
import { refuse } from './zh-cn/refuse.ts';
import { rest } from './zh-cn/rest.ts';
import { review } from './zh-cn/review.ts';
import { roadmap } from './zh-cn/roadmap.ts';
import { schedule } from './zh-cn/schedule.ts';
import { settings } from './zh-cn/settings.ts';
import { standup } from './zh-cn/standup.ts';
import { trouble } from './zh-cn/trouble.ts';
import { update } from './zh-cn/update.ts';

export const zhCN: Record<keyof typeof en, string> = {
  ...audit,
  ...checkIn,
  ...doctor,
  ...group,
  ...imports,
  ...me,
  ...member,
  ...panel,
  ...pictures,
  ...post,
  ...refuse,
  ...rest,
  ...review,
  ...roadmap,
  ...schedule,
  ...settings,
  ...standup,
  ...trouble,
  ...update,
};
