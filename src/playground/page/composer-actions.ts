import { interact, say } from './api.ts';
import { findCommand } from './command-list.ts';
import {
  changeComposer,
  clearComposer,
  focusComposer,
  focusOption,
  putValue,
} from './composer-change.ts';
import { resolveByServer } from './composer-options.ts';
import {
  autocompletes,
  draftValues,
  fieldError,
  fillFromLine,
  mustBePicked,
  startDraft,
} from './draft.ts';
import { showAnswer } from './interactions.ts';
import { currentLanguage, currentPersona } from './state.ts';
import type { Store } from './store.ts';
import { availableCommands, resolveTyped, type Suggestion, suggest } from './suggestions.ts';
import { wordsFor } from './words.ts';

/** What happens in the composer as a whole: opening a command, choosing, sending. */

/** Typing outside a command. A whole command name and a space opens the command, as in Discord. */
export function typeText(store: Store, text: string): void {
  const state = store.get();
  const found = text.startsWith('/') ? findCommand(availableCommands(state), text) : null;
  if (found && (found.rest !== '' || text.endsWith(' '))) {
    openLine(store, text.trimEnd());
  } else {
    changeComposer(store, { text, active: 0, closed: false });
  }
}

/** Opens the command of a line with its options filled; false if there is no such command. */
export function openLine(store: Store, line: string): boolean {
  const state = store.get();
  const found = findCommand(availableCommands(state), line.trim());
  if (!found) return false;
  const draft = fillFromLine(startDraft(found.entry), found.rest, currentLanguage(state));
  clearComposer(store, { draft });
  resolveAll(store);
  const empty = draft.fields.find((field) => field.text === '') ?? draft.fields[0];
  if (empty) focusOption(store, empty.option.name);
  else focusComposer(store);
  return true;
}

/** Texts that name a choice become that choice; autocompleted ones ask the server. */
function resolveAll(store: Store): void {
  const language = currentLanguage(store.get());
  for (const field of store.get().composer.draft?.fields ?? []) {
    if (field.text === '') continue;
    if (autocompletes(field.option)) void resolveByServer(store, field.option.name);
    else if (mustBePicked(field.option)) {
      const match = resolveTyped(store.get(), field, language);
      if (match) putValue(store, field.option.name, match.label, match.value);
    }
  }
}

export function leaveCommand(store: Store): void {
  clearComposer(store);
  focusComposer(store);
}

export function chooseSuggestion(store: Store, item: Suggestion): void {
  const { composer } = store.get();
  if (item.kind === 'command') {
    openLine(store, `/${item.entry.path}`);
    return;
  }
  if (!composer.draft || composer.focused === null) return;
  putValue(store, composer.focused, item.label, item.value);
  const open = store.get().composer.draft?.fields.find((field) => field.text === '');
  if (open) focusOption(store, open.option.name);
  else changeComposer(store, { closed: true, active: -1 });
}

export function moveActive(store: Store, step: number): void {
  const count = suggest(store.get())?.items.length ?? 0;
  if (count === 0) return;
  const { active } = store.get().composer;
  const next = active === -1 && step < 0 ? count - 1 : (active + step + count) % count;
  changeComposer(store, { active: next });
  store.afterDraw(() =>
    document
      .querySelector('.suggestions [aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest' }),
  );
}

/** Sends what stands in the composer: a command if it is complete, else plain text. */
export async function send(store: Store): Promise<void> {
  const state = store.get();
  const { composer, channelId } = state;
  const persona = currentPersona(state);
  const words = wordsFor(currentLanguage(state));
  if (!persona || !channelId) return;
  if (composer.draft) {
    const wrong = composer.draft.fields.find((field) => fieldError(field, words) !== null);
    if (wrong) {
      changeComposer(store, { tried: true });
      focusOption(store, wrong.option.name);
      return;
    }
    const { entry } = composer.draft;
    const options = draftValues(composer.draft);
    clearComposer(store);
    store.update({ notice: null, atEnd: true });
    focusComposer(store);
    const answer = await interact({
      kind: 'command',
      persona: persona.id,
      channelId,
      command: entry.command,
      subcommand: entry.subcommand,
      options,
    }).catch(() => null);
    showAnswer(store, answer, { persona: persona.id, channelId, messageId: null, opener: null });
    return;
  }
  const content = composer.text.trim();
  if (content === '') return;
  if (content.startsWith('/')) {
    if (!openLine(store, content)) store.update({ notice: words.noCommand });
    return;
  }
  clearComposer(store);
  store.update({ notice: null, atEnd: true });
  await say({ persona: persona.id, channelId, content }).catch(() => {
    store.update({ notice: words.serverAway });
    clearComposer(store, { text: content });
  });
}
