import type { Hono } from 'hono';
import { z } from 'zod';
import { isRefusal, parseForm, REFUSALS } from '../rules/refusals.ts';
import { openDirectChannel } from '../state/direct-messages.ts';
import { shapeApplication, shapeDirectChannel } from '../state/shapes.ts';
import type { RestEnv, RestParts } from './context.ts';
import { need, readBody, refuse } from './context.ts';

const Recipient = z.object({ recipient_id: z.string().regex(/^\d+$/) });

/** The gateway's address, the application and its user. */
export function addApplicationRoutes(app: Hono<RestEnv>, parts: RestParts): void {
  const { core } = parts;
  app.get('/gateway/bot', (c) =>
    c.json({
      url: parts.gatewayUrl(),
      shards: parts.shards,
      session_start_limit: {
        total: 1000,
        remaining: 999,
        reset_after: 0,
        max_concurrency: parts.shards,
      },
    }),
  );
  app.get('/applications/@me', (c) => c.json(shapeApplication(core, parts.publicKey)));
  app.get('/oauth2/applications/@me', (c) => c.json(shapeApplication(core, parts.publicKey)));
  app.get('/users/@me', (c) =>
    c.json({ ...core.state.bot, flags: 0, mfa_enabled: false, locale: 'en-US', verified: true }),
  );
  app.get('/users/@me/guilds', (c) =>
    c.json(
      Object.values(core.state.guilds)
        .filter((guild) => guild.members[core.state.bot.id] !== undefined)
        .map(({ id, name }) => ({
          id,
          name,
          icon: null,
          banner: null,
          owner: false,
          features: [],
          permissions: '0',
        })),
    ),
  );
  app.get('/users/:user', (c) => {
    const known = core.state.users[c.req.param('user')];
    return known === undefined ? refuse(REFUSALS.unknownUser) : c.json(known.user);
  });
  app.post('/users/@me/channels', async (c) => {
    const { json } = await readBody(c);
    const body = need(parseForm<z.output<typeof Recipient>>(Recipient, json));
    const channel = openDirectChannel(core, body.recipient_id);
    if (isRefusal(channel)) return refuse(channel);
    return c.json(shapeDirectChannel(core, channel));
  });
}
