import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';

/**
 * What the playground's page and its server say to each other.
 * The page draws Discord's own objects; this file only names the envelopes.
 *
 * Server to page: `GET /playground/events?persona=ID`, server-sent events, each `data:` one `PageEvent`.
 * The first is always `snapshot`; later ones change single parts. Ephemeral messages go only to their persona.
 * A `snapshot` may come again at any time (a channel deleted, rights changed) and replaces everything.
 * Direct messages with the bot come as one more text channel of the persona's guild.
 * Page to server: `POST /playground/<name>` with a JSON body below.
 */

export type Language = 'en' | 'zh-CN';

export type Persona = {
  id: string;
  name: string;
  avatarUrl: string;
  guildId: string;
  /** Has Manage Server. */
  organiser: boolean;
  /** The language of this person's Discord client. */
  language: Language;
};

export type PageChannel = {
  id: string;
  guildId: string;
  name: string;
  /** A thread hangs under its parent channel. */
  parentId: string | null;
  kind: 'text' | 'thread';
  archived: boolean;
};

export type PageMessage = {
  message: APIMessage;
  /** Set: only this persona may see it. */
  ephemeralFor: string | null;
  /** The thread started from this message. */
  threadId: string | null;
  /** "Ann used /done", where the message answers an interaction. */
  usedBy: { name: string; command: string } | null;
  /** Answer pending: "Roadmate is thinking…" */
  thinking: boolean;
};

export type PageClock = { now: number; nextPostAt: number | null };

export type Snapshot = {
  guilds: { id: string; name: string }[];
  personas: Persona[];
  /** For role menus and mentions; without @everyone and the application's own role. */
  roles: { id: string; guildId: string; name: string }[];
  channels: PageChannel[];
  messages: PageMessage[];
  commands: APIApplicationCommand[];
  clock: PageClock;
};

export type PageEvent =
  | { type: 'snapshot'; snapshot: Snapshot }
  | { type: 'message'; message: PageMessage }
  | { type: 'message-removed'; channelId: string; messageId: string }
  | { type: 'channel'; channel: PageChannel }
  | { type: 'personas'; personas: Persona[] }
  | { type: 'commands'; commands: APIApplicationCommand[] }
  | { type: 'clock'; clock: PageClock };

/** A file given to an attachment option. */
export type PageFile = { filename: string; base64: string };

/** `POST /playground/interact`. Each is answered by an `InteractAnswer`. */
export type InteractRequest =
  | {
      kind: 'command' | 'autocomplete';
      persona: string;
      channelId: string;
      /** Command name and, where it has them, the subcommand's. */
      command: string;
      subcommand: string | null;
      options: { name: string; value: string | number | boolean | PageFile; focused?: boolean }[];
    }
  | {
      kind: 'component';
      persona: string;
      channelId: string;
      messageId: string;
      customId: string;
      /** A select's chosen values; empty for a button. */
      values: string[];
    }
  | {
      kind: 'modal';
      persona: string;
      channelId: string;
      /** The message whose component opened the modal, if one did. */
      messageId: string | null;
      customId: string;
      fields: { customId: string; value?: string; values?: string[] }[];
    };

export type InteractAnswer =
  /** The message, if any, arrives as an event. */
  | { kind: 'done' }
  | { kind: 'choices'; choices: APIApplicationCommandOptionChoice[] }
  | { kind: 'modal'; modal: APIModalInteractionResponseCallbackData }
  /** Discord's "The application did not respond". */
  | { kind: 'failed'; reason: string };

/** `POST /playground/say`: a persona writes into a channel or thread. Answer: 204. */
export type SayRequest = { persona: string; channelId: string; content: string };

/** `POST /playground/clock`: `next` goes to the next scheduled post. Answer: a `PageClock`. */
export type ClockRequest = { advance: 'next' | 'day' | 'week' };

/** `POST /playground/language`: switches everybody's Discord client, and the servers. Answer: 204. */
export type LanguageRequest = { language: Language };
