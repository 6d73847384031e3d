import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { type Dispatch, describeGuild } from './events.ts';
import { createSession, type GatewayParts, type Session } from './session.ts';
import { isOfShard, Shard } from './shards.ts';

const PRIVILEGED =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences |
  GatewayIntentBits.MessageContent;

const Frame = z.object({ op: z.int(), d: z.unknown() });
const Identify = z.object({
  token: z.string(),
  intents: z.int().min(0),
  shard: Shard.default([0, 1]),
});
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int().nullable() });

/** Speaks the gateway's protocol on one connection. */
export function serveSocket(parts: GatewayParts, socket: WebSocket): void {
  let session: Session | null = null;
  const send = (op: number, d: unknown) => {
    if (!parts.silent) socket.send(JSON.stringify({ op, d, s: null, t: null }));
  };
  socket.on('error', () => socket.terminate());
  socket.on('message', (bytes) => {
    const frame = Frame.safeParse(parseJson(String(bytes)));
    if (!frame.success) return socket.close(GatewayCloseCodes.DecodeError);
    const { op, d } = frame.data;
    switch (op) {
      case GatewayOpcodes.Heartbeat:
        return send(GatewayOpcodes.HeartbeatAck, null);
      case GatewayOpcodes.Identify: {
        if (session !== null) return socket.close(GatewayCloseCodes.AlreadyAuthenticated);
        session = identify(parts, socket, d);
        return;
      }
      case GatewayOpcodes.Resume: {
        if (parts.holdsResumes) return;
        session = resume(parts, socket, d);
        if (session === null && socket.readyState === socket.OPEN)
          send(GatewayOpcodes.InvalidSession, false);
        return;
      }
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestGuildMembers:
        if (session === null) socket.close(GatewayCloseCodes.NotAuthenticated);
        return;
      default:
        return socket.close(GatewayCloseCodes.UnknownOpcode);
    }
  });
  send(GatewayOpcodes.Hello, { heartbeat_interval: parts.heartbeat });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function identify(parts: GatewayParts, socket: WebSocket, data: unknown): Session | null {
  const parsed = Identify.safeParse(data);
  if (!parsed.success) return refuse(socket, GatewayCloseCodes.DecodeError);
  const { token, intents, shard } = parsed.data;
  if (token !== parts.token) return refuse(socket, GatewayCloseCodes.AuthenticationFailed);
  if ((intents & PRIVILEGED & ~parts.privilegedIntents) !== 0)
    return refuse(socket, GatewayCloseCodes.DisallowedIntents);
  const session = createSession(parts, socket, { intents, shard });
  parts.sessions.set(session.id, session);
  for (const dispatch of welcome(parts, session, shard)) session.dispatch(dispatch);
  return session;
}

function refuse(socket: WebSocket, code: GatewayCloseCodes): null {
  socket.close(code);
  return null;
}

/** READY with every guild of the shard unavailable, then each in full. */
function welcome({ core, url }: GatewayParts, session: Session, shard: Shard): Dispatch[] {
  const { bot, applicationId, guilds } = core.state;
  const own = Object.values(guilds).filter(
    (guild) => guild.members[bot.id] !== undefined && isOfShard(guild.id, shard),
  );
  const ready: Dispatch = {
    name: 'READY',
    intent: 0,
    data: {
      v: 10,
      user: { ...bot, verified: true, mfa_enabled: false, flags: 0 },
      guilds: own.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      application: { id: applicationId, flags: 0 },
      shard,
    },
  };
  const full = own.map(
    (guild): Dispatch => ({
      name: 'GUILD_CREATE',
      intent: GatewayIntentBits.Guilds,
      data: describeGuild(core, guild),
    }),
  );
  return [ready, ...full];
}

function resume(parts: GatewayParts, socket: WebSocket, data: unknown): Session | null {
  const parsed = Resume.safeParse(data);
  if (!parsed.success) return refuse(socket, GatewayCloseCodes.DecodeError);
  const { token, session_id: id, seq } = parsed.data;
  if (token !== parts.token) return refuse(socket, GatewayCloseCodes.AuthenticationFailed);
  const session = parts.sessions.get(id);
  if (session === undefined) return null;
  session.resume(socket, seq ?? 0);
  session.dispatch({ name: 'RESUMED', intent: 0, data: {} });
  return session;
}
