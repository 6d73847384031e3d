import type { Hono } from 'hono';
import { REFUSALS } from '../rules/refusals.ts';
import { shapeThread } from '../state/shapes.ts';
import { startThread } from '../state/threads.ts';
import { needChannel } from './channels.ts';
import {
  idParam,
  need,
  noContent,
  type RestEnv,
  type RestParts,
  readBody,
  refuse,
} from './context.ts';

/** Threads, with or without a message that they start from. */
export function addThreadRoutes(app: Hono<RestEnv>, { core }: RestParts): void {
  const at = '/channels/:channel_id';
  app.post(`${at}/messages/:message_id/threads`, async (c) => {
    const { json } = await readBody(c);
    const messageId = idParam(c, 'message_id');
    const thread = need(startThread(core, idParam(c, 'channel_id'), messageId, json));
    return c.json(shapeThread(thread), 201);
  });
  app.post(`${at}/threads`, async (c) => {
    const { json } = await readBody(c);
    const thread = need(startThread(core, idParam(c, 'channel_id'), null, json));
    return c.json(shapeThread(thread), 201);
  });
  app.put(`${at}/thread-members/@me`, (c) => {
    const thread = needThread();
    if (!thread.memberIds.includes(core.state.bot.id)) thread.memberIds.push(core.state.bot.id);
    return noContent();

    function needThread() {
      const channel = needChannel(core, c);
      if (channel.kind !== 'thread') return refuse(REFUSALS.wrongChannelType);
      return channel.archived ? refuse(REFUSALS.threadArchived) : channel;
    }
  });
  app.get(`${at}/thread-members`, (c) => {
    const channel = needChannel(core, c);
    if (channel.kind !== 'thread') return refuse(REFUSALS.wrongChannelType);
    return c.json(
      channel.memberIds.map((userId) => ({
        id: channel.id,
        user_id: userId,
        join_timestamp: channel.createdAt,
        flags: 0,
      })),
    );
  });
}
