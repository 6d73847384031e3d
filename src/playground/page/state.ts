import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { ClockRequest, Language, PageChannel, Persona, Snapshot } from '../page-server/api.ts';
import type { Draft } from './draft.ts';

/** What the page knows and shows. Changed only through the store. */
export type PageState = {
  snapshot: Snapshot | null;
  /** The event stream is open. */
  connected: boolean;
  personaId: string | null;
  channelId: string | null;
  /** Ephemeral messages that the reader closed. */
  dismissed: ReadonlySet<string>;
  /** The newest message read, by channel. */
  read: ReadonlyMap<string, string>;
  /** Components whose interaction is under way: `message id/custom id`. */
  busy: ReadonlySet<string>;
  /** Why the last interaction with a message failed, by message. */
  failures: ReadonlyMap<string, string>;
  notice: string | null;
  composer: Composer;
  menu: OpenMenu | null;
  modal: OpenModal | null;
  clockBusy: ClockRequest['advance'] | null;
  drawer: 'none' | 'channels';
  tour: {
    open: boolean;
    at: number;
    done: ReadonlySet<string>;
    /** The custom ids of the modals that were sent. */
    sent: ReadonlySet<string>;
  };
  /** The message list shows its end and follows it. */
  atEnd: boolean;
};

export type Composer = {
  /** What is typed while no command is chosen. */
  text: string;
  draft: Draft | null;
  /** The option being filled. */
  focused: string | null;
  /** The marked suggestion; -1 when none is. */
  active: number;
  /** Escape closed the list; typing opens it again. */
  closed: boolean;
  /** The server's choices for the focused option, and whether newer ones are awaited. */
  choices: { option: string; list: { name: string; value: string | number }[] } | null;
  searching: boolean;
  /** Counts the questions for choices, so that only the newest answer is shown. */
  question: number;
  /** Errors are shown once sending was tried. */
  tried: boolean;
};

/** A select menu or a picker that is open; only one is at a time. */
type OpenMenu = {
  key: string;
  chosen: readonly string[];
  active: number;
  query: string;
  upwards: boolean;
};

export type OpenModal = {
  modal: APIModalInteractionResponseCallbackData;
  persona: string;
  channelId: string;
  messageId: string | null;
  /** The component that opened it, for the focus to return to. */
  opener: string | null;
  values: ReadonlyMap<string, readonly string[]>;
  tried: boolean;
  sending: boolean;
  failure: string | null;
};

export const emptyComposer: Composer = {
  text: '',
  draft: null,
  focused: null,
  active: 0,
  closed: false,
  choices: null,
  searching: false,
  question: 0,
  tried: false,
};

export function createState(): PageState {
  return {
    snapshot: null,
    connected: false,
    personaId: null,
    channelId: null,
    dismissed: new Set(),
    read: new Map(),
    busy: new Set(),
    failures: new Map(),
    notice: null,
    composer: emptyComposer,
    menu: null,
    modal: null,
    clockBusy: null,
    drawer: 'none',
    tour: { open: false, at: 0, done: new Set(), sent: new Set() },
    atEnd: true,
  };
}

export function currentPersona(state: PageState): Persona | null {
  return state.snapshot?.personas.find((persona) => persona.id === state.personaId) ?? null;
}

export function currentChannel(state: PageState): PageChannel | null {
  return state.snapshot?.channels.find((channel) => channel.id === state.channelId) ?? null;
}

/** The language of the page: that of the persona's client, else the browser's. */
export function currentLanguage(state: PageState): Language {
  const persona = currentPersona(state);
  if (persona) return persona.language;
  return globalThis.navigator?.language.startsWith('zh') ? 'zh-CN' : 'en';
}
