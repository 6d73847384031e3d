import {
  InteractionResponseType as AnswerType,
  type APIApplicationCommandOptionChoice,
  type APIInteractionResponse,
  type APIMessage,
} from 'discord-api-types/v10';
import { type Core, findMessage } from '../state/core.ts';
import type { DiscordEvent } from '../state/discord-events.ts';
import type { OpenModal, StoredInteraction } from '../state/discord-state.ts';

/** What a member sees after using the application. */
export type Outcome = {
  /** The first answer as the application gave it; null when it did not answer in time. */
  answer: APIInteractionResponse | null;
  /** "The application did not respond", or why its answer was refused. */
  failed?: string;
  /** The message posted or updated; after a deferral, as it was edited in. */
  message?: APIMessage;
  modal?: OpenModal;
  choices?: APIApplicationCommandOptionChoice[];
  /** Only this member sees the message. */
  ephemeral: boolean;
  /** A deferral that was never edited in: still "Roadmate is thinking…". */
  thinking: boolean;
};

/** How long a deferred answer may take to be edited in, in real milliseconds. */
const EDIT_LIMIT = 10_000;

/** Waits for an interaction's answer and, when that is a deferral, for what is edited in. */
export async function awaitAnswer(
  core: Core,
  interaction: StoredInteraction,
  edits: boolean,
): Promise<Outcome> {
  const mine = (event: DiscordEvent) =>
    (event.type === 'answered' || event.type === 'failed') &&
    event.interaction.token === interaction.token;
  const event = await waitFor(core, mine, null);
  if (event?.type === 'failed')
    return { answer: null, failed: event.reason, ephemeral: false, thinking: false };
  if (event?.type !== 'answered') throw new Error('an answer was awaited, another event came');
  const { response } = event;
  if (edits && response.type === AnswerType.DeferredChannelMessageWithSource) {
    await waitFor(core, (next) => settles(next, interaction), EDIT_LIMIT);
  }
  if (edits && response.type === AnswerType.DeferredMessageUpdate) {
    await waitFor(core, (next) => follows(next, interaction), EDIT_LIMIT);
  }
  return describe(core, interaction, response);
}

function settles(event: DiscordEvent, { originalId }: StoredInteraction): boolean {
  const about = event.type === 'message-updated' || event.type === 'message-deleted';
  return about && event.stored.message.id === originalId;
}

/** After a deferred update either the message is edited or something new is sent to the member. */
function follows(event: DiscordEvent, interaction: StoredInteraction): boolean {
  if (settles(event, interaction)) return true;
  return (
    event.type === 'message-created' &&
    event.stored.message.interaction_metadata?.id === interaction.id
  );
}

function waitFor(
  core: Core,
  wanted: (event: DiscordEvent) => boolean,
  limit: number | null,
): Promise<DiscordEvent | null> {
  return new Promise((resolve) => {
    const finish = (event: DiscordEvent | null) => {
      if (timer !== null) clearTimeout(timer);
      stop();
      resolve(event);
    };
    const timer = limit === null ? null : setTimeout(() => finish(null), limit);
    const stop = core.listen((event) => {
      if (wanted(event)) finish(event);
    });
  });
}

function describe(
  core: Core,
  { channelId, originalId, userId }: StoredInteraction,
  response: APIInteractionResponse,
): Outcome {
  const stored = originalId === null ? undefined : findMessage(core.state, channelId, originalId);
  const outcome: Outcome = {
    answer: response,
    ephemeral: (stored?.ephemeralFor ?? null) !== null,
    thinking: stored?.thinking ?? false,
  };
  if (stored !== undefined) outcome.message = structuredClone(stored.message);
  if (response.type === AnswerType.ApplicationCommandAutocompleteResult)
    outcome.choices = response.data.choices ?? [];
  const modal = core.state.modals[userId]?.[0];
  if (response.type === AnswerType.Modal && modal !== undefined)
    outcome.modal = structuredClone(modal);
  return outcome;
}
