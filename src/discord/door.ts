import type { RawFile } from '@discordjs/rest';
import {
  type APIInteractionResponse,
  type APIMessage,
  type APIThreadChannel,
  Routes,
} from 'discord-api-types/v10';
import { askTime } from './ask-time.ts';
import { leaveUnless } from './departure.ts';
import { type HistoryPage, lookForMarker } from './history.ts';
import type { File, Message } from './message.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { asMessage } from './read-message.ts';
import type { Rest } from './rest.ts';
import { sealed } from './seal.ts';

/** A thread without messages is archived after a week, in minutes. */
const THREAD_SLEEPS_AFTER = 10_080;
const THREAD_EXISTS = 160_004;
/** "You are opening direct messages too fast": tried again after so many milliseconds. */
const OPENING_TOO_FAST = 40_003;
const OPEN_AGAIN = 10 * 60_000;
/** Unknown Member, and Unknown User: an account that is no longer there. */
const NOT_THERE: readonly number[] = [10_007, 10_013];

/** `stale`: it came too late to leave, so nothing has happened. */
export type SentOutcome<T> = Outcome<T> | { kind: 'stale' };

/** What a request came to that was not done. */
export type Setback = Exclude<SentOutcome<unknown>, { kind: 'done' }>;

/** What scheduled posts wait for before they leave. */
export type Pacing = {
  /** A clock that never goes back or stands still, in milliseconds. */
  elapsed: () => number;
  /** Resolves when the next request may leave; what it gives is called once that is answered. */
  take: () => Promise<() => void>;
  /** True once the process is about to end: what has not left by then stays. */
  isStopping: () => boolean;
};

/**
 * The one way by which messages leave for Discord: sealed, and every outcome a value. `until` is an
 * instant of `elapsed`, from which on a scheduled request no longer leaves.
 */
export function createDoor(rest: Rest, { elapsed, take, isStopping }: Pacing) {
  const scheduled = async <T>(
    until: number,
    request: (signal: AbortSignal) => Promise<T>,
  ): Promise<SentOutcome<T>> => {
    const answered = await take();
    const { signal, wasTooLate } = leaveUnless(() => isStopping() || elapsed() >= until);
    const outcome = await outcomeOf(() => request(signal));
    answered();
    return outcome.kind === 'unknown' && wasTooLate() ? { kind: 'stale' } : outcome;
  };

  return {
    /** `nonce`: at most 25 characters; the same nonce within minutes gives the same message. */
    send: (
      channelId: string,
      message: Message,
      nonce: string,
      until: number,
    ): Promise<SentOutcome<string>> =>
      scheduled(until, async (signal) => {
        const body = { ...sealed(message), nonce, enforce_nonce: true };
        const request = { body, files: rawFiles(message.files), signal };
        return idOf(await rest.post(Routes.channelMessages(channelId), request));
      }),

    edit: (
      channelId: string,
      messageId: string,
      message: Message,
      until: number,
    ): Promise<SentOutcome<string>> =>
      scheduled(until, async (signal) => {
        const route = Routes.channelMessage(channelId, messageId);
        const request = { body: sealed(message), files: rawFiles(message.files), signal };
        return idOf(await rest.patch(route, request));
      }),

    /** A message of ours as Discord has it, without its files. */
    read: (channelId: string, messageId: string, until: number): Promise<SentOutcome<Message>> =>
      scheduled(until, async (signal) => {
        const route = Routes.channelMessage(channelId, messageId);
        return asMessage((await rest.get(route, { signal })) as APIMessage);
      }),

    /** Deletes a message of ours. */
    remove: (channelId: string, messageId: string, until: number): Promise<SentOutcome<null>> =>
      scheduled(until, async (signal) => {
        await rest.delete(Routes.channelMessage(channelId, messageId), { signal });
        return null;
      }),

    /** The channel of private messages with somebody; the same one every time. */
    openDirect: async (memberId: string, until: number): Promise<SentOutcome<string>> => {
      const body = { recipient_id: memberId };
      const opened = await scheduled(until, async (signal) =>
        idOf(await rest.post(Routes.userChannels(), { body, signal })),
      );
      const tooFast = opened.kind === 'refused' && opened.code === OPENING_TOO_FAST;
      return tooFast ? { kind: 'limited', retryAfterMs: OPEN_AGAIN, global: false } : opened;
    },

    /** Whether somebody is in a server. */
    isMember: async (guildId: string, memberId: string): Promise<SentOutcome<boolean>> => {
      const asked = await scheduled(Number.POSITIVE_INFINITY, async (signal) => {
        await rest.get(Routes.guildMember(guildId, memberId), { signal });
        return true;
      });
      const gone = asked.kind === 'refused' && NOT_THERE.includes(asked.code);
      return gone ? { kind: 'done', value: false } : asked;
    },

    /** Opens the thread of a message; one that is open already is found. */
    openThread: async (
      channelId: string,
      messageId: string,
      name: string,
      until: number,
    ): Promise<SentOutcome<string>> => {
      const body = { name, auto_archive_duration: THREAD_SLEEPS_AFTER };
      const opened = await scheduled(until, async (signal) =>
        idOf(await rest.post(Routes.threads(channelId, messageId), { body, signal })),
      );
      // A thread has the id of the message it was started from.
      const exists = opened.kind === 'refused' && opened.code === THREAD_EXISTS;
      return exists ? { kind: 'done', value: messageId } : opened;
    },

    /** The message in a channel that has a component with this custom id, among the next 100. */
    findMarked: (
      channelId: string,
      marker: string,
      after: string,
      until: number,
    ): Promise<SentOutcome<HistoryPage>> =>
      scheduled(until, (signal) => lookForMarker(rest, channelId, marker, after, signal)),

    /** What time it is at Discord, epoch ms, to a second or two. */
    time: (): Promise<Outcome<number>> => askTime(rest),

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
      files?: readonly File[],
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

function rawFiles(files: readonly File[] = []): RawFile[] {
  return files.map(({ name, data, type }) => ({ name, data, contentType: type }));
}
