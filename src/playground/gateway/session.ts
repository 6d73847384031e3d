import { GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { Core } from '../state/core.ts';
import type { Dispatch } from './events.ts';
import { isToldTo, type Shard } from './shards.ts';

export type GatewayParts = {
  core: Core;
  token: string;
  /** `ws://…` of this gateway. */
  url: () => string;
  /** Which privileged intents may be asked for. */
  privilegedIntents: number;
  sessions: Map<string, Session>;
  /** Milliseconds between a client's heartbeats. */
  heartbeat: number;
  silent: boolean;
  /** A RESUME is never answered, though heartbeats are. */
  holdsResumes: boolean;
};

/** One identified client; outlives its connection, so that it can be resumed. */
export type Session = {
  id: string;
  isConnected(): boolean;
  /** Numbers an event, keeps it for a resume, and sends it if the intents ask for it. */
  dispatch(event: Dispatch): void;
  /** Continues on another connection with everything after `sequence`. */
  resume(socket: WebSocket, sequence: number): void;
};

const KEPT_EVENTS = 1000;

/** Starts a session on a connection. */
export function createSession(
  parts: GatewayParts,
  first: WebSocket,
  { intents, shard }: { intents: number; shard: Shard },
): Session {
  let socket = first;
  const readsContent = (intents & GatewayIntentBits.MessageContent) !== 0;
  let sequence = 0;
  const sent: { sequence: number; frame: string }[] = [];
  const put = (frame: string) => {
    if (!parts.silent && socket.readyState === socket.OPEN) socket.send(frame);
  };
  return {
    id: crypto.randomUUID().replaceAll('-', ''),
    isConnected: () => socket.readyState === socket.OPEN,
    dispatch: (event) => {
      const { name, data, intent, blank } = event;
      if (intent !== 0 && (intents & intent) === 0) return;
      if (!isToldTo(event, shard)) return;
      sequence += 1;
      const packet = {
        op: GatewayOpcodes.Dispatch,
        s: sequence,
        t: name,
        d: readsContent ? data : (blank ?? data),
      };
      const frame = JSON.stringify(packet);
      sent.push({ sequence, frame });
      if (sent.length > KEPT_EVENTS) sent.shift();
      put(frame);
    },
    resume: (next, last) => {
      socket = next;
      for (const missed of sent) if (missed.sequence > last) put(missed.frame);
    },
  };
}
