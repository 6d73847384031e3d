import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Core } from '../state/core.ts';
import { describeEvent } from './events.ts';
import type { GatewayParts, Session } from './session.ts';
import { serveSocket } from './socket.ts';

/** As Discord asks for, in milliseconds. */
const HEARTBEAT = 41_250;

export type Gateway = {
  /** How many clients are identified now. */
  connections(): number;
  /** Closes every connection; with 4000 clients resume, with 1000 they start afresh. */
  disconnect(code?: number): void;
  /** Stays connected but sends nothing at all any more, heartbeat answers included. */
  goSilent(silent: boolean): void;
  /** Silent, and reads nothing either, not even that a client wants to close: as a network that swallows all. */
  freeze(frozen: boolean): void;
  /** Leaves every RESUME unanswered, while heartbeats are answered. */
  holdResumes(hold: boolean): void;
  /** Forgets sessions, so that a RESUME is answered by INVALID_SESSION. */
  forgetSessions(): void;
  close(): void;
};

/** Serves Discord's gateway on a server's WebSocket upgrades: https://docs.discord.com/developers/events/gateway */
export function attachGateway(
  server: Server,
  core: Core,
  options: Pick<GatewayParts, 'token' | 'url' | 'privilegedIntents'> & { heartbeat?: number },
): Gateway {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  const parts: GatewayParts = {
    heartbeat: HEARTBEAT,
    ...options,
    core,
    sessions,
    silent: false,
    holdsResumes: false,
  };
  sockets.on('connection', (socket) => serveSocket(parts, socket));
  const stop = core.listen((event) => {
    for (const dispatch of describeEvent(core, event)) {
      for (const session of sessions.values()) session.dispatch(dispatch);
    }
  });
  return {
    connections: () => [...sessions.values()].filter((session) => session.isConnected()).length,
    disconnect: (code = 4000) => {
      for (const socket of sockets.clients) socket.close(code);
    },
    goSilent: (silent) => {
      parts.silent = silent;
    },
    freeze: (frozen) => {
      parts.silent = frozen;
      for (const socket of sockets.clients) {
        if (frozen) socket.pause();
        else socket.resume();
      }
    },
    holdResumes: (hold) => {
      parts.holdsResumes = hold;
    },
    forgetSessions: () => sessions.clear(),
    close: () => {
      stop();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
