import { TextInputStyle } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref } from 'lit/directives/ref.js';
import { icon } from './icons.ts';
import { closeModal, sendModal } from './interactions.ts';
import { markdownView } from './markdown-view.ts';
import {
  collectFields,
  isRequired,
  type ModalField,
  modalFieldError,
  modalFields,
} from './modal-fields.ts';
import { selectOf, selectView } from './select.ts';
import type { OpenModal } from './state.ts';
import type { Store } from './store.ts';
import type { View } from './view.ts';

/** The open modal, in the browser's own dialog, which traps the focus and closes on Escape. */
export function modalView(view: View): unknown {
  const open = view.state.modal;
  if (!open) return nothing;
  const { store, words } = view;
  return html`<dialog
    class="modal"
    aria-labelledby="modal-title"
    ${ref(showDialog)}
    @cancel=${(event: Event) => {
      event.preventDefault();
      closeModal(store);
    }}
  >
    <form
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        submit(view, open);
      }}
    >
      <header>
        <img src="/favicon.svg" alt="" />
        <h2 id="modal-title">${open.modal.title}</h2>
        <button type="button" class="plain" aria-label=${words.close} @click=${() => closeModal(store)}>
          ${icon('close', 24)}
        </button>
      </header>
      <div class="modal-body">
        ${modalFields(open.modal).map((field) => fieldView(view, open, field))}
        ${open.failure === null ? nothing : html`<p class="failure" role="alert">${open.failure}</p>`}
      </div>
      <footer>
        <button type="button" class="button secondary" @click=${() => closeModal(store)}>
          ${words.cancel}
        </button>
        <button type="submit" class="button primary" aria-busy=${open.sending} ?disabled=${open.sending}>
          ${words.submit}
        </button>
      </footer>
    </form>
  </dialog>`;
}

/** Stable, so that lit calls it only when the element comes and goes. */
function showDialog(element: Element | undefined): void {
  if (!(element instanceof HTMLDialogElement) || element.open) return;
  // lit calls before the dialog stands in the document.
  queueMicrotask(() => {
    if (!element.isConnected || element.open) return;
    element.showModal();
    element.querySelector<HTMLElement>('input, textarea, .select-button')?.focus();
  });
}

function submit({ store, words }: View, open: OpenModal): void {
  const fields = modalFields(open.modal);
  const wrong = fields.find((field) => modalFieldError(field, open.values, words) !== null);
  if (!wrong || wrong.kind === 'prose') {
    void sendModal(store, collectFields(open.modal, open.values));
    return;
  }
  store.update({ modal: { ...open, tried: true } });
  const id = wrong.kind === 'text' ? wrong.input.custom_id : wrong.select.custom_id;
  store.afterDraw(() =>
    document.querySelector<HTMLElement>(`.modal [data-custom-id="${CSS.escape(id)}"]`)?.focus(),
  );
}

function setValues(store: Store, customId: string, values: string[]): void {
  const { modal } = store.get();
  if (!modal) return;
  store.update({ modal: { ...modal, values: new Map(modal.values).set(customId, values) } });
}

function fieldView(view: View, open: OpenModal, field: ModalField): TemplateResult {
  if (field.kind === 'prose') return markdownView(view, field.content);
  const id = field.kind === 'text' ? field.input.custom_id : field.select.custom_id;
  const error = open.tried ? modalFieldError(field, open.values, view.words) : null;
  const label = html`${field.label}${isRequired(field) ? html`<span class="star" aria-hidden="true"> *</span>` : nothing}`;
  return html`<div class="modal-field ${error === null ? '' : 'wrong'}">
    ${
      field.kind === 'text'
        ? html`<label for="field-${id}">${label}</label>`
        : html`<span class="label">${label}</span>`
    }
    ${field.description ? html`<p class="hint">${field.description}</p>` : nothing}
    ${field.kind === 'text' ? textView(view, open, field, error) : choiceView(view, open, field)}
    ${error === null ? nothing : html`<p class="error" id="error-${id}" role="alert">${error}</p>`}
  </div>`;
}

type TextField = Extract<ModalField, { kind: 'text' }>;

function textView(view: View, open: OpenModal, field: TextField, error: string | null) {
  const { input } = field;
  const id = input.custom_id;
  const value = open.values.get(id)?.[0] ?? '';
  const max = input.max_length ?? 4_000;
  const onInput = (event: InputEvent) => {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
      setValues(view.store, id, [target.value]);
    }
  };
  const counted = input.max_length !== undefined || value.length > 3_500;
  const described = error === null ? nothing : `error-${id}`;
  const entry =
    input.style === TextInputStyle.Paragraph
      ? html`<textarea
          id="field-${id}"
          data-custom-id=${id}
          rows="4"
          maxlength=${max}
          placeholder=${input.placeholder ?? ''}
          aria-required=${isRequired(field)}
          aria-invalid=${error !== null}
          aria-describedby=${described}
          .value=${live(value)}
          @input=${onInput}
        ></textarea>`
      : html`<input
          id="field-${id}"
          data-custom-id=${id}
          type="text"
          autocomplete="off"
          maxlength=${max}
          placeholder=${input.placeholder ?? ''}
          aria-required=${isRequired(field)}
          aria-invalid=${error !== null}
          aria-describedby=${described}
          .value=${live(value)}
          @input=${onInput}
        />`;
  return html`<div class="entry">
    ${entry}${counted ? html`<span class="counter">${value.length}/${max}</span>` : nothing}
  </div>`;
}

type SelectField = Extract<ModalField, { kind: 'select' }>;

function choiceView(view: View, open: OpenModal, { select, label }: SelectField): TemplateResult {
  const spec = selectOf(view, select);
  const chosen = [...(open.values.get(select.custom_id) ?? [])];
  return selectView(view, {
    ...spec,
    placeholder: select.placeholder ?? label,
    chosen,
    disabled: false,
    busy: false,
    key: `modal/${select.custom_id}`,
    commit: (values) => setValues(view.store, select.custom_id, values),
  });
}
