import type { InteractAnswer } from '../page-server/api.ts';
import { interact } from './api.ts';
import { focusComposer } from './composer-change.ts';
import { type FieldValue, modalValues } from './modal-fields.ts';
import { currentLanguage } from './state.ts';
import type { Store } from './store.ts';
import { noteProgress } from './tour-progress.ts';
import { wordsFor } from './words.ts';

/** Pressing components and sending modals; what comes back is shown where it belongs. */

type From = { persona: string; channelId: string; messageId: string | null; opener: string | null };

/** Null stands for a server that could not be reached. Messages arrive by the event stream. */
export function showAnswer(store: Store, answer: InteractAnswer | null, from: From): void {
  const words = wordsFor(currentLanguage(store.get()));
  if (answer === null) {
    store.update({ notice: words.serverAway });
  } else if (answer.kind === 'modal') {
    store.update({
      modal: {
        ...from,
        modal: answer.modal,
        values: modalValues(answer.modal),
        tried: false,
        sending: false,
        failure: null,
      },
      menu: null,
    });
  } else if (answer.kind === 'failed') {
    if (from.messageId === null) {
      store.update({ notice: `${words.notResponding}: ${answer.reason}` });
    } else {
      const failures = new Map(store.get().failures).set(from.messageId, answer.reason);
      store.update({ failures });
    }
  }
}

/** A button (no values) or a select of a message. */
export async function pressComponent(
  store: Store,
  messageId: string,
  customId: string,
  values: string[],
): Promise<void> {
  const { personaId, channelId, busy, failures } = store.get();
  const key = `${messageId}/${customId}`;
  if (personaId === null || channelId === null || busy.has(key)) return;
  const fewer = new Map(failures);
  fewer.delete(messageId);
  store.update({ busy: new Set(busy).add(key), failures: fewer, notice: null });
  const answer = await interact({
    kind: 'component',
    persona: personaId,
    channelId,
    messageId,
    customId,
    values,
  }).catch(() => null);
  const left = new Set(store.get().busy);
  left.delete(key);
  store.update({ busy: left });
  showAnswer(store, answer, { persona: personaId, channelId, messageId, opener: customId });
}

/** Sends the open modal as it is filled; on failure it stays open with the reason. */
export async function sendModal(store: Store, fields: FieldValue[]): Promise<void> {
  const open = store.get().modal;
  if (!open || open.sending) return;
  store.update({ modal: { ...open, sending: true, failure: null } });
  const { persona, channelId, messageId, opener, modal } = open;
  const answer = await interact({
    kind: 'modal',
    persona,
    channelId,
    messageId,
    customId: modal.custom_id,
    fields,
  }).catch(() => null);
  const words = wordsFor(currentLanguage(store.get()));
  if (answer === null || answer.kind === 'failed') {
    const failure = answer === null ? words.serverAway : `${words.notResponding}: ${answer.reason}`;
    store.update({ modal: { ...open, sending: false, failure } });
    return;
  }
  const { tour } = store.get();
  store.update({ tour: { ...tour, sent: new Set(tour.sent).add(modal.custom_id) } });
  noteProgress(store);
  closeModal(store);
  showAnswer(store, answer, { persona, channelId, messageId, opener });
}

/** The focus goes back to what opened the modal. */
export function closeModal(store: Store): void {
  const { modal: open } = store.get();
  store.update({ modal: null, menu: null });
  if (open?.messageId && open.opener !== null) {
    const selector = `[data-message="${CSS.escape(open.messageId)}"] [data-custom-id="${CSS.escape(open.opener)}"]`;
    store.afterDraw(() => document.querySelector<HTMLElement>(selector)?.focus());
  } else {
    focusComposer(store);
  }
}
