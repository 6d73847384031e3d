import { setField } from './draft.ts';
import { type Composer, emptyComposer } from './state.ts';
import type { Store } from './store.ts';

/** The single steps of which everything in the composer is made. */

export function changeComposer(store: Store, patch: Partial<Composer>): void {
  store.update({ composer: { ...store.get().composer, ...patch } });
}

/** Empties it; answers to questions still under way find nothing to fill. */
export function clearComposer(store: Store, patch: Partial<Composer> = {}): void {
  const question = store.get().composer.question + 1;
  changeComposer(store, { ...emptyComposer, question, ...patch });
}

export function putValue(
  store: Store,
  name: string,
  text: string,
  picked: string | number | boolean | null,
) {
  const { draft } = store.get().composer;
  if (draft) changeComposer(store, { draft: setField(draft, name, text, picked) });
}

export function focusComposer(store: Store): void {
  store.afterDraw(() => document.querySelector<HTMLElement>('.composer [data-main]')?.focus());
}

/** Marks an option as the one being filled, and puts the cursor there. */
export function focusOption(store: Store, name: string): void {
  store.afterDraw(() => {
    const input = document.querySelector<HTMLInputElement>(
      `.composer [data-option="${CSS.escape(name)}"]`,
    );
    input?.focus();
    if (input?.type === 'text') input.setSelectionRange(input.value.length, input.value.length);
  });
}
