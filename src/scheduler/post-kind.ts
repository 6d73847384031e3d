import type { Message } from '../discord/message.ts';
import type { Group } from '../store/groups.ts';
import type { Post } from '../store/outbox.ts';

/** When a post is due, and until when it is still worth posting; epoch ms. */
export type Slot = { kind: Post['kind']; number: number; at: number; until: number };

/** What a post says and where. */
export type Delivery = {
  kind: 'deliver';
  channelId: string;
  message: Message;
  /** A custom id that only this post has: by it a message is found whose answer was lost. */
  marker: string;
  /** The thread to open under it. */
  thread?: string;
  /** Older messages that change with it, once it has its own id. */
  edits?: (messageId: string) => Promise<Edit[]>;
};

export type Edit = { channelId: string; messageId: string; message: Message };

/** One kind of scheduled post. */
export type PostKind = {
  kind: Post['kind'];
  slots: (group: Group) => Slot[];
  compose: (
    group: Group,
    post: Post,
    now: number,
  ) => Promise<Delivery | { kind: 'skip'; reason: string }>;
};

/** What organisers are told, and where. */
export type Notice = { channelId: string; message: Message };
