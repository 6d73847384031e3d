import { ComponentType } from 'discord-api-types/v10';
import type { z } from 'zod';
import type { Discord } from '../discord.ts';
import type { Outcome } from '../interactions/await-answer.ts';
import { walkComponents } from '../rules/component-tree.ts';
import { findMessage } from '../state/core.ts';
import type { InteractAnswer } from './api.ts';
import type { InteractBody } from './bodies.ts';

type Body = z.output<typeof InteractBody>;

/** Does what a persona did on the page. What Discord's client would not send is a failure with its reason. */
export async function interact(discord: Discord, body: Body): Promise<InteractAnswer> {
  try {
    return describe(await use(discord, body));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'not-sendable')
      return { kind: 'failed', reason: error.message };
    throw error;
  }
}

function describe(outcome: Outcome): InteractAnswer {
  if (outcome.failed !== undefined) return { kind: 'failed', reason: outcome.failed };
  if (outcome.choices !== undefined) return { kind: 'choices', choices: outcome.choices };
  if (outcome.modal === undefined) return { kind: 'done' };
  const { messageId: _messageId, ...modal } = outcome.modal;
  return { kind: 'modal', modal };
}

async function use(discord: Discord, body: Body): Promise<Outcome> {
  const client = discord.as(body.persona, { channelId: body.channelId, waitForEdits: false });
  switch (body.kind) {
    case 'component': {
      const { channelId, messageId, customId, values } = body;
      const components = findMessage(discord.state, channelId, messageId)?.message.components;
      const node = walkComponents(components).find((found) => found.node.custom_id === customId);
      return node?.node.type === ComponentType.Button
        ? client.click(messageId, customId)
        : client.choose(messageId, customId, values);
    }
    case 'modal': {
      const opened = discord.state.modals[body.persona] ?? [];
      const modal = opened.find(
        ({ custom_id, messageId }) => custom_id === body.customId && messageId === body.messageId,
      );
      if (modal === undefined) return gone('This form is no longer open.');
      const fields = body.fields.map(({ customId, value, values }) => [
        customId,
        value ?? values ?? '',
      ]);
      return client.submit(modal, { fields: Object.fromEntries(fields) });
    }
    default: {
      const path = [body.command, body.subcommand].filter(Boolean).join(' ');
      const options = Object.fromEntries(
        body.options.map(({ name, value }) => [
          name,
          typeof value === 'object'
            ? { filename: value.filename, content: Buffer.from(value.base64, 'base64') }
            : value,
        ]),
      );
      if (body.kind === 'command') return client.command(path, options);
      const focused = body.options.find((option) => option.focused === true);
      if (focused === undefined) return gone('No option is being typed.');
      return client.autocomplete(path, focused.name, String(focused.value), options);
    }
  }
}

function gone(reason: string): Outcome {
  return { answer: null, failed: reason, ephemeral: false, thinking: false };
}
