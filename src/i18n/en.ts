import { checkIn } from './en/check-in.ts';
import { group } from './en/group.ts';
import { member } from './en/member.ts';
import { post } from './en/post.ts';
import { refuse } from './en/refuse.ts';
import { roadmap } from './en/roadmap.ts';

export const en = { ...checkIn, ...group, ...member, ...post, ...refuse, ...roadmap };
