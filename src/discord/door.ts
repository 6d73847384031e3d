import type { RawFile, REST } from '@discordjs/rest';
import {
  type APIInteractionResponse,
  type APIMessage,
  type APIThreadChannel,
  Routes,
} from 'discord-api-types/v10';
import { FILE_TYPE, type Message, type TextFile } from './message.ts';
import { type Outcome, outcomeOf } from './rest.ts';
import { sealed } from './seal.ts';

/** A thread without messages is archived after a week, in minutes. */
const THREAD_SLEEPS_AFTER = 10_080;

/** The one way by which messages leave for Discord: sealed, and every outcome a value. */
export function createDoor(rest: REST) {
  return {
    /** `nonce`: at most 25 characters; the same nonce within minutes gives the same message. */
    send: (channelId: string, message: Message, nonce: string): Promise<Outcome<string>> =>
      outcomeOf(async () => {
        const body = { ...sealed(message), nonce, enforce_nonce: true };
        return idOf(await rest.post(Routes.channelMessages(channelId), { body }));
      }),

    edit: (channelId: string, messageId: string, message: Message): Promise<Outcome<string>> =>
      outcomeOf(async () => {
        const route = Routes.channelMessage(channelId, messageId);
        return idOf(await rest.patch(route, { body: sealed(message) }));
      }),

    /** Opens the thread of a message; one that is open already is found. */
    openThread: async (
      channelId: string,
      messageId: string,
      name: string,
    ): Promise<Outcome<string>> => {
      const body = { name, auto_archive_duration: THREAD_SLEEPS_AFTER };
      const opened = await outcomeOf(async () =>
        idOf(await rest.post(Routes.threads(channelId, messageId), { body })),
      );
      // A thread has the id of the message it was started from.
      const exists = opened.kind === 'refused' && opened.code === 160_004;
      return exists ? { kind: 'done', value: messageId } : opened;
    },

    /** The newest message in a channel that has a component with this custom id, or null. */
    findMarked: (channelId: string, marker: string): Promise<Outcome<string | null>> =>
      outcomeOf(async () => {
        const query = new URLSearchParams({ limit: '50' });
        const messages = (await rest.get(Routes.channelMessages(channelId), {
          query,
        })) as APIMessage[];
        return messages.find((message) => isMarked(message, marker))?.id ?? null;
      }),

    editAnswer: async (
      applicationId: string,
      token: string,
      message: Message,
    ): Promise<Outcome<string>> =>
      outcomeOf(async () => {
        const route = Routes.webhookMessage(applicationId, token, '@original');
        const request = { body: sealed(message), files: rawFiles(message.files), auth: false };
        return idOf(await rest.patch(route, request));
      }),

    answer: (
      id: string,
      token: string,
      response: APIInteractionResponse,
      files?: readonly TextFile[],
    ): Promise<Outcome<null>> =>
      outcomeOf(async () => {
        const route = Routes.interactionCallback(id, token);
        await rest.post(route, { body: response, files: rawFiles(files), auth: false });
        return null;
      }),
  };
}

export type Door = ReturnType<typeof createDoor>;

function idOf(answer: unknown): string {
  return (answer as APIMessage | APIThreadChannel).id;
}

function isMarked(message: APIMessage, marker: string): boolean {
  return (message.components ?? []).some(
    (row) =>
      'components' in row &&
      row.components.some((part) => 'custom_id' in part && part.custom_id === marker),
  );
}

function rawFiles(files: readonly TextFile[] = []): RawFile[] {
  return files.map(({ name, text }) => ({ name, data: text, contentType: FILE_TYPE }));
}
