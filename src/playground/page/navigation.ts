import type { ClockRequest, Language, PageEvent } from '../page-server/api.ts';
import { advanceClock, followEvents, switchLanguage } from './api.ts';
import { recall, remember } from './memory.ts';
import { applyEvent, newestByChannel } from './reduce.ts';
import { currentLanguage, emptyComposer } from './state.ts';
import type { Store } from './store.ts';
import { noteProgress } from './tour-progress.ts';
import { wordsFor } from './words.ts';

/** Who looks, where, and when: personas, channels, language, the clock, and the event stream. */

export function openChannel(store: Store, channelId: string): void {
  const { snapshot, read } = store.get();
  const newest = snapshot ? newestByChannel(snapshot).get(channelId) : undefined;
  store.update({
    channelId,
    read: newest === undefined ? read : new Map(read).set(channelId, newest),
    drawer: 'none',
    menu: null,
    notice: null,
    atEnd: true,
  });
}

/** Switches the viewer. The stream is opened anew, because ephemeral messages are per person. */
export function becomePersona(store: Store, follow: Follow, personaId: string): void {
  const { snapshot, personaId: before, channelId } = store.get();
  if (!snapshot || personaId === before) return;
  const persona = snapshot.personas.find(({ id }) => id === personaId);
  if (!persona) return;
  const here = snapshot.channels.find(({ id }) => id === channelId);
  const elsewhere = snapshot.channels.find((channel) => channel.guildId === persona.guildId);
  store.update({ personaId, composer: emptyComposer, menu: null, modal: null, notice: null });
  if (here?.guildId !== persona.guildId && elsewhere) openChannel(store, elsewhere.id);
  remember('persona', personaId);
  store.afterDraw(() =>
    document
      .querySelector('.person.current')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
  );
  follow(personaId);
}

export async function changeLanguage(store: Store, language: Language): Promise<void> {
  const { snapshot } = store.get();
  if (!snapshot) return;
  const personas = snapshot.personas.map((persona) => ({ ...persona, language }));
  store.update({ snapshot: { ...snapshot, personas }, composer: emptyComposer });
  remember('language', language);
  await switchLanguage({ language }).catch(() => reportAway(store));
}

/**
 * A playground in which nothing has happened yet turns to a Chinese browser's language. It does not
 * where somebody has chosen one in this browser: everybody who looks at it shares the choice.
 */
function greet(store: Store): void {
  const isNew = store.get().snapshot?.messages.length === 0;
  if (isNew && recall('language') === null && navigator.language.startsWith('zh')) {
    void changeLanguage(store, 'zh-CN');
  }
}

export async function moveClock(store: Store, advance: ClockRequest['advance']): Promise<void> {
  if (store.get().clockBusy !== null) return;
  store.update({ clockBusy: advance, notice: null });
  await advanceClock({ advance }).catch(() => reportAway(store));
  store.update({ clockBusy: null });
}

function reportAway(store: Store): void {
  store.update({ notice: wordsFor(currentLanguage(store.get())).serverAway });
}

export type Follow = (personaId: string | null) => void;

/**
 * Returns the function that (re)opens the stream for a persona. The first stream is opened before
 * any persona is known, and so is one after a refusal, because a restarted server may know others.
 */
export function createFollow(store: Store): Follow {
  let stop = () => {};
  let delay = 500;
  let retry: ReturnType<typeof setTimeout> | undefined;
  return function follow(personaId) {
    clearTimeout(retry);
    stop();
    stop = followEvents(
      personaId,
      (event) => {
        receive(store, event);
        const chosen = store.get().personaId;
        if (event.type === 'snapshot' && personaId === null && chosen !== null) follow(chosen);
      },
      (connected) => {
        if (connected) delay = 500;
        if (store.get().connected !== connected) store.update({ connected });
      },
      () => {
        retry = setTimeout(() => follow(null), delay);
        delay = Math.min(delay * 2, 8_000);
      },
    );
  };
}

function receive(store: Store, event: PageEvent): void {
  const before = store.get();
  if (event.type !== 'snapshot' && before.snapshot === null) return;
  const snapshot =
    before.snapshot === null
      ? event.type === 'snapshot'
        ? event.snapshot
        : null
      : applyEvent(before.snapshot, event);
  if (snapshot === null) return;
  const known = (id: string | null) => snapshot.personas.find((persona) => persona.id === id);
  const persona =
    known(before.personaId) ?? known(recall('persona')) ?? snapshot.personas[0] ?? null;
  const channel =
    snapshot.channels.find(({ id }) => id === before.channelId) ??
    snapshot.channels.find(({ guildId }) => guildId === persona?.guildId) ??
    null;
  const newest = newestByChannel(snapshot);
  // What was there when the page opened counts as read.
  const read = new Map(before.snapshot === null ? newest : before.read);
  const here = channel === null ? undefined : newest.get(channel.id);
  if (channel !== null && here !== undefined) read.set(channel.id, here);
  const personaId = persona?.id ?? null;
  store.update({ snapshot, personaId, channelId: channel?.id ?? null, read });
  if (before.snapshot === null) greet(store);
  noteProgress(store);
}
