import { chooseSuggestion, leaveCommand, moveActive, send } from './composer-actions.ts';
import { changeComposer, focusComposer, focusOption } from './composer-change.ts';
import { dropOption, resolveByServer } from './composer-options.ts';
import { autocompletes, fieldOf } from './draft.ts';
import type { Store } from './store.ts';
import { suggest } from './suggestions.ts';

/** The keyboard in the composer. Tab takes a marked suggestion, and otherwise just moves on. */
export function composerKeys(store: Store, event: KeyboardEvent): void {
  const { target } = event;
  // While an input method composes (Chinese), Enter and arrows belong to it.
  if (event.isComposing || !(target instanceof HTMLElement) || target.tagName === 'BUTTON') {
    if (/^(Escape|Backspace)$/.test(event.key) && store.get().composer.draft) leaveCommand(store);
    return;
  }
  const act = readKey(store, event, target);
  if (!act) return;
  event.preventDefault();
  act();
}

function readKey(store: Store, event: KeyboardEvent, target: HTMLElement): (() => void) | null {
  const { composer } = store.get();
  const items = suggest(store.get())?.items ?? [];
  const marked = items[composer.active];
  const field = composer.draft ? fieldOf(composer.draft, composer.focused) : undefined;
  switch (event.key) {
    case 'ArrowDown':
      return items.length > 0 ? () => moveActive(store, 1) : null;
    case 'ArrowUp':
      return items.length > 0 ? () => moveActive(store, -1) : null;
    case 'Enter':
      if (event.shiftKey) return null;
      // The list still answers an older text.
      if (field && field.text !== '' && composer.searching && autocompletes(field.option)) {
        return () => void resolveByServer(store, field.option.name);
      }
      return marked && (!field || field.picked === null)
        ? () => chooseSuggestion(store, marked)
        : () => void send(store);
    case 'Tab':
      if (event.shiftKey || !marked || (field && field.picked !== null)) return null;
      return () => chooseSuggestion(store, marked);
    case 'Escape':
      if (items.length > 0) return () => changeComposer(store, { closed: true });
      if (composer.draft) return () => leaveCommand(store);
      return null;
    case 'Backspace':
      return composer.draft && isEmpty(target) ? () => stepBack(store) : null;
    default:
      return null;
  }
}

function isEmpty(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && target.value === '';
}

/** Backspace in an empty option: an optional one goes, before the first one the command does. */
function stepBack(store: Store): void {
  const { draft, focused } = store.get().composer;
  if (!draft || focused === null) return;
  const at = draft.fields.findIndex((field) => field.option.name === focused);
  const field = draft.fields[at];
  if (field && !field.option.required) dropOption(store, focused);
  else if (at <= 0) leaveCommand(store);
  else {
    const before = draft.fields[at - 1];
    if (before) focusOption(store, before.option.name);
  }
}

/** The key that works anywhere on the page: `/` goes to the composer. */
export function pageKeys(store: Store, event: KeyboardEvent): void {
  const { target } = event;
  const writing =
    target instanceof HTMLElement && target.closest('input, textarea, dialog, .select.open');
  if (event.key === 'Escape' && store.get().drawer !== 'none') {
    store.update({ drawer: 'none' });
    store.afterDraw(() => document.querySelector<HTMLElement>('.open-channels')?.focus());
  }
  if (writing || event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (!store.get().composer.draft && store.get().composer.text === '') {
    changeComposer(store, { text: '/', active: 0, closed: false });
  }
  focusComposer(store);
}
