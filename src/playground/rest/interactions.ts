import { InteractionContextType, MessageFlags } from 'discord-api-types/v10';
import type { Hono } from 'hono';
import { type Applied, applyAnswer } from '../interactions/answers.ts';
import { editAnswer, findAnswer, followUp } from '../interactions/messages.ts';
import { FIRST_ANSWER_LIMIT, TOKEN_LIFE } from '../rules/limits.ts';
import { REFUSALS } from '../rules/refusals.ts';
import type { Core } from '../state/core.ts';
import type { StoredInteraction, StoredMessage } from '../state/discord-state.ts';
import { removeMessage } from '../state/messages.ts';
import {
  idParam,
  need,
  noContent,
  type RestContext,
  type RestEnv,
  type RestParts,
  readBody,
  refuse,
} from './context.ts';

/** Answers to interactions: their token is all the authorisation they need. */
export function addInteractionRoutes(app: Hono<RestEnv>, { core }: RestParts): void {
  app.post('/interactions/:interaction_id/:token/callback', async (c) => {
    const input = await readBody(c);
    const interaction = needUnanswered(core, c);
    const applied = need(applyAnswer(core, interaction, input));
    if (c.req.query('with_response') !== 'true') return noContent();
    return c.json(describe(interaction, applied));
  });
  const webhook = '/webhooks/:application_id/:token';
  app.post(webhook, async (c) => {
    const input = await readBody(c);
    return c.json(need(followUp(core, needToken(core, c), input)).message);
  });
  app.get(`${webhook}/messages/:message`, (c) => c.json(needAnswer(core, c).message));
  app.patch(`${webhook}/messages/:message`, async (c) => {
    const input = await readBody(c);
    const interaction = needToken(core, c);
    return c.json(need(editAnswer(core, interaction, c.req.param('message'), input)).message);
  });
  app.delete(`${webhook}/messages/:message`, (c) => {
    removeMessage(core, needAnswer(core, c));
    return noContent();
  });
}

function needUnanswered(core: Core, c: RestContext): StoredInteraction {
  const interaction = core.state.interactions[c.req.param('token') ?? ''];
  if (interaction === undefined || interaction.id !== idParam(c, 'interaction_id'))
    return refuse(REFUSALS.unknownInteraction);
  if (interaction.answered !== null) return refuse(REFUSALS.alreadyAcknowledged);
  const delivered = core.pending.get(interaction.token);
  const late = delivered === undefined || performance.now() - delivered > FIRST_ANSWER_LIMIT;
  return late ? refuse(REFUSALS.unknownInteraction) : interaction;
}

function needToken(core: Core, c: RestContext): StoredInteraction {
  const interaction = core.state.interactions[c.req.param('token') ?? ''];
  if (interaction === undefined || idParam(c, 'application_id') !== core.state.applicationId)
    return refuse(REFUSALS.unknownWebhook);
  const expired = core.now() - interaction.createdAt > TOKEN_LIFE;
  return expired ? refuse(REFUSALS.expiredWebhook) : interaction;
}

function needAnswer(core: Core, c: RestContext): StoredMessage {
  return need(findAnswer(core, needToken(core, c), c.req.param('message') ?? ''));
}

function describe(interaction: StoredInteraction, { response, message }: Applied) {
  const { id, type, channelId, guildId } = interaction;
  const flags = message?.message.flags ?? 0;
  return {
    interaction: {
      id,
      type,
      channel_id: channelId,
      ...(guildId === null ? {} : { guild_id: guildId }),
      ...(message === null
        ? {}
        : {
            response_message_id: message.message.id,
            response_message_loading: message.thinking,
            response_message_ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
          }),
      context: guildId === null ? InteractionContextType.BotDM : InteractionContextType.Guild,
    },
    resource: {
      type: response.type,
      ...(message === null ? {} : { message: message.message }),
    },
  };
}
