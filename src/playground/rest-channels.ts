import type { Hono } from 'hono';
import { z } from 'zod';
import { text } from './check-text.ts';
import { openChannel } from './access.ts';
import type { Core } from './core.ts';
import type { StoredChannel } from './discord-state.ts';
import { LIMITS } from './limits.ts';
import type { PermissionName } from './permissions.ts';
import { parseForm, REFUSALS } from './refusals.ts';
import {
  idParam,
  need,
  noContent,
  readBody,
  refuse,
  type RestContext,
  type RestEnv,
  type RestParts,
} from './rest-context.ts';
import { shapeChannel } from './shapes.ts';
import { changeThread } from './threads.ts';
import { deleteChannel } from './world-channels.ts';

const ChannelChange = z.object({ name: text(LIMITS.channelName, 1).nullish() });

/** A channel itself. */
export function addChannelRoutes(app: Hono<RestEnv>, { core }: RestParts): void {
  app.get('/channels/:channel_id', (c) => c.json(shapeChannel(core, needChannel(core, c))));
  app.patch('/channels/:channel_id', async (c) => {
    const channel = needChannel(core, c);
    const { json } = await readBody(c);
    if (channel.kind === 'dm') return refuse(REFUSALS.wrongChannelType);
    if (channel.kind === 'thread') {
      return c.json(shapeChannel(core, need(changeThread(core, channel, json))));
    }
    needChannel(core, c, 'ManageChannels');
    const body = need(parseForm<z.output<typeof ChannelChange>>(ChannelChange, json));
    channel.name = body.name ?? channel.name;
    core.emit({ type: 'channel-updated', channel });
    return c.json(shapeChannel(core, channel));
  });
  app.delete('/channels/:channel_id', (c) => {
    const { kind } = needChannel(core, c);
    const channel = needChannel(core, c, kind === 'thread' ? 'ManageThreads' : 'ManageChannels');
    deleteChannel(core, channel.id);
    return c.json(shapeChannel(core, channel));
  });
  app.post('/channels/:channel_id/typing', (c) => {
    const { kind } = needChannel(core, c);
    needChannel(core, c, kind === 'thread' ? 'SendMessagesInThreads' : 'SendMessages');
    return noContent();
  });
}

/** The path's channel, which the bot must see and have these permissions in. */
export function needChannel(
  core: Core,
  c: RestContext,
  ...permissions: PermissionName[]
): StoredChannel {
  const id = idParam(c, 'channel_id');
  return need(openChannel(core, id, core.state.bot.id, ...permissions));
}
