import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Dispatch } from '../discord/dispatch.ts';

export type MeasureParts = {
  dispatch: Dispatch;
  /** The commands that there are: any other name is counted as `other`. */
  commands: readonly string[];
  /** Interactions whose handling was reported as failed, before their answer came; taken out here. */
  failed: Set<string>;
  answered: (
    command: string,
    outcome: 'answered' | 'deferred' | 'failed' | 'limited',
    seconds: number,
  ) => void;
  /** A clock that only goes on, in milliseconds. */
  elapsed: () => number;
};

/** The same dispatch, measured until its whole answer is there; PINGs and suggestions are not counted. */
export function measureDispatch(parts: MeasureParts): Dispatch {
  const { dispatch, answered, failed, elapsed } = parts;
  return async (interaction) => {
    const command = commandOf(interaction, parts.commands);
    const { id } = interaction;
    const begun = elapsed();
    const told = (outcome: 'answered' | 'deferred' | 'limited') => {
      const hasFailed = failed.delete(id);
      if (command === null) return;
      answered(command, hasFailed ? 'failed' : outcome, (elapsed() - begun) / 1000);
    };
    const dispatched = await dispatch(interaction);
    const { response, after } = dispatched;
    if (after === undefined || !isDeferral(response)) {
      told(dispatched.limited ? 'limited' : 'answered');
      return dispatched;
    }
    return { ...dispatched, after: () => after().finally(() => told('deferred')) };
  };
}

function isDeferral({ type }: APIInteractionResponse): boolean {
  return (
    type === InteractionResponseType.DeferredChannelMessageWithSource ||
    type === InteractionResponseType.DeferredMessageUpdate
  );
}

/** The command itself, or the one whose button, menu or dialog it is. */
function commandOf(interaction: APIInteraction, commands: readonly string[]): string | null {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return known(interaction.data.name, commands);
    case InteractionType.MessageComponent:
    case InteractionType.ModalSubmit:
      return known(/^[^:.]*/.exec(interaction.data.custom_id)?.[0] ?? '', commands);
    default:
      return null;
  }
}

function known(name: string, commands: readonly string[]): string {
  return commands.includes(name) ? name : 'other';
}
