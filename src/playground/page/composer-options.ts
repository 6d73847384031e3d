import { interact } from './api.ts';
import { changeComposer, focusComposer, focusOption, putValue } from './composer-change.ts';
import {
  addField,
  autocompletes,
  draftValues,
  fieldOf,
  removeField,
  setField,
  setFile,
} from './draft.ts';
import type { Store } from './store.ts';

/** Filling a command's options: typing, the server's choices, adding and dropping options. */

/** The cursor came into an option. */
export function enterOption(store: Store, name: string): void {
  const { composer } = store.get();
  if (composer.focused === name && !composer.closed) return;
  const field = composer.draft ? fieldOf(composer.draft, name) : undefined;
  const active = field?.option.required && field.picked === null ? 0 : -1;
  changeComposer(store, { focused: name, closed: false, active });
  if (field && autocompletes(field.option)) planChoices(store, name, 0);
}

export function typeOption(store: Store, name: string, text: string): void {
  const { draft } = store.get().composer;
  const field = draft ? fieldOf(draft, name) : undefined;
  if (!draft || !field) return;
  changeComposer(store, {
    draft: setField(draft, name, text),
    active: text === '' && !field.option.required ? -1 : 0,
    closed: false,
  });
  if (autocompletes(field.option)) planChoices(store, name, 180);
}

/** A file was chosen for an attachment option. */
export async function chooseFile(store: Store, name: string, file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const { draft } = store.get().composer;
  if (!draft) return;
  changeComposer(store, {
    draft: setFile(draft, name, { filename: file.name, base64: btoa(binary) }),
  });
}

/** Asks after a pause; whatever is asked later wins. */
function planChoices(store: Store, name: string, delay: number): void {
  const question = store.get().composer.question + 1;
  changeComposer(store, { searching: true, question });
  setTimeout(() => {
    if (store.get().composer.question === question) void askChoices(store, name);
  }, delay);
}

async function askChoices(store: Store, name: string) {
  const { composer, personaId, channelId } = store.get();
  if (!composer.draft || !personaId || !channelId) return null;
  const { entry } = composer.draft;
  const answer = await interact({
    kind: 'autocomplete',
    persona: personaId,
    channelId,
    command: entry.command,
    subcommand: entry.subcommand,
    options: draftValues(composer.draft, name),
  }).catch(() => null);
  const list = answer?.kind === 'choices' ? answer.choices : [];
  if (store.get().composer.question === composer.question) {
    changeComposer(store, { choices: { option: name, list }, searching: false });
  }
  return list;
}

/** Takes the server's first choice for what is typed. */
export async function resolveByServer(store: Store, name: string): Promise<void> {
  const list = await askChoices(store, name);
  const draft = store.get().composer.draft;
  const first = list?.[0];
  if (first && draft && fieldOf(draft, name)?.picked === null) {
    putValue(store, name, first.name, first.value);
  }
}

export function addOption(store: Store, name: string): void {
  const { draft } = store.get().composer;
  if (draft) changeComposer(store, { draft: addField(draft, name) });
  focusOption(store, name);
}

/** Empties a required option, takes an optional one out; the cursor goes to a neighbour. */
export function dropOption(store: Store, name: string): void {
  const { draft } = store.get().composer;
  if (!draft) return;
  const at = draft.fields.findIndex((field) => field.option.name === name);
  const next = removeField(draft, name);
  changeComposer(store, { draft: next, focused: null });
  const neighbour = next.fields[Math.max(0, at - 1)];
  if (neighbour) focusOption(store, neighbour.option.name);
  else focusComposer(store);
}
