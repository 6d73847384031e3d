import { audit } from './en/audit.ts';
import { checkIn } from './en/check-in.ts';
import { doctor } from './en/doctor.ts';
import { group } from './en/group.ts';
import { imports } from './en/import.ts';
import { me } from './en/me.ts';
import { member } from './en/member.ts';
import { panel } from './en/panel.ts';
import { pictures } from './en/pictures.ts';
import { post } from './en/post.ts';
import { refuse } from './en/refuse.ts';
import { rest } from './en/rest.ts';
import { review } from './en/review.ts';
import { roadmap } from './en/roadmap.ts';
import { schedule } from './en/schedule.ts';
import { settings } from './en/settings.ts';
import { standup } from './en/standup.ts';
import { trouble } from './en/trouble.ts';
import { update } from './en/update.ts';

export const en = {
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
