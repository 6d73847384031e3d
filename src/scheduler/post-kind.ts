import type { Setback } from '../discord/door.ts';
import type { Message } from '../discord/message.ts';
import type { Group } from '../store/groups.ts';
import type { NewPost, Post } from '../store/outbox/outbox.ts';

/** When a post is due, and until when it is still worth posting; epoch ms. */
export type Slot = { kind: Post['kind']; number: number; at: number; until: number };

/** What a post says and where. */
export type Delivery = {
  kind: 'deliver';
  /** A channel of the server, or a member's own. */
  channelId: string | { memberId: string };
  message: Message;
  /** A custom id that only this post has: by it a message is found whose answer was lost. */
  marker: string;
  /** The thread to open under it. */
  thread?: string;
  /** Older messages that change with it, once it has its own id. */
  edits?: (messageId: string) => Promise<Edit[]>;
};

/** What is to go from Discord: a whole message (`rewrite` null), or what names somebody in it. */
export type Erasure = {
  channelId: string;
  messageId: string;
  /** The message without them; null when it does not name them. */
  rewrite: ((message: Message) => Message | null) | null;
};

export type Edit = { channelId: string; messageId: string; message: Message };

/** What is to become of a post that has come due. */
export type Composed =
  | Delivery
  /** Something that was sent before is to go. */
  | ({ kind: 'erase' } & Erasure)
  | { kind: 'skip'; reason: string }
  /** Its time has moved: it is looked at again then, epoch ms. */
  | { kind: 'later'; at: number }
  /** Discord had to be asked for something and lets nobody ask: what follows is as for a message not sent. */
  | { kind: 'setback'; setback: Setback };

/** One kind of scheduled post. */
export type PostKind = {
  kind: Post['kind'];
  slots: (group: Group) => Slot[];
  /**
   * The rows that a slot becomes where that is not one for the group: one a member, at times of their
   * own, or none. A slot that came up too late becomes none, and organisers are not told of it.
   */
  expand?: (group: Group, slot: Slot) => Promise<NewPost[]>;
  compose: (group: Group, post: Post, now: number) => Promise<Composed>;
  /**
   * What follows from a refusal that is not the organisers' business: the reason for which the post
   * is skipped. Without it a refused post is blocked, and they are told.
   */
  refused?: (post: Post, code: number, now: number) => Promise<string>;
};
