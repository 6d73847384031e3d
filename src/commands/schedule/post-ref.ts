import * as z from 'zod';
import type { Post } from '../../store/outbox/outbox.ts';
import { PUBLIC_KINDS, type PublicKind } from '../../study/post-kinds.ts';

/** Which post of a group: its slot, and the subject of what the calendar did not bring. */
export type PostRef = Pick<Post, 'number' | 'subject'> & { kind: PublicKind };

const Ref = z.tuple([
  z.enum(PUBLIC_KINDS),
  z.string().regex(/^\d{1,6}$/),
  z.string().regex(/^[\w -]{0,70}$/),
]);

/** `assignment.3.`: a post of a group in a menu's value. */
export function refText({ kind, number, subject }: PostRef): string {
  return [kind, number, subject].join('.');
}

/** Null for what is no reference at all; whether there is such a post, is looked up. */
export function parseRef(text: string): PostRef | null {
  const parsed = Ref.safeParse(text.split('.'));
  if (!parsed.success) return null;
  const [kind, number, subject] = parsed.data;
  return { kind, number: Number(number), subject };
}

/** `12.assignment.3.`: the same with its group, in an option's value. */
export function parseGroupRef(text: string): { groupId: string; ref: PostRef } | null {
  const dot = text.indexOf('.');
  const ref = parseRef(text.slice(dot + 1));
  return dot < 1 || ref === null ? null : { groupId: text.slice(0, dot), ref };
}
