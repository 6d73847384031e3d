import type { Language, Persona, Snapshot } from '../page-server/api.ts';
import { currentLanguage, currentPersona, type PageState } from './state.ts';
import type { Store } from './store.ts';
import { type Words, wordsFor } from './words.ts';

/** What every view needs to draw once. */
export type View = {
  store: Store;
  state: PageState;
  snapshot: Snapshot;
  persona: Persona;
  language: Language;
  words: Words;
};

/** Null until the first snapshot has come. */
export function createView(store: Store, state: PageState): View | null {
  const persona = currentPersona(state);
  if (!state.snapshot || !persona) return null;
  const language = currentLanguage(state);
  return { store, state, snapshot: state.snapshot, persona, language, words: wordsFor(language) };
}
