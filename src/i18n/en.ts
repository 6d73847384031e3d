import { checkIn } from './en/check-in.ts';
import { group } from './en/group.ts';
import { imports } from './en/import.ts';
import { member } from './en/member.ts';
import { post } from './en/post.ts';
import { refuse } from './en/refuse.ts';
import { roadmap } from './en/roadmap.ts';
import { update } from './en/update.ts';

export const en = {
  ...checkIn,
  ...group,
  ...imports,
  ...member,
  ...post,
  ...refuse,
  ...roadmap,
  ...update,
};
