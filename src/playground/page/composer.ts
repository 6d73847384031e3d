import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { localDescription, localName } from './command-list.ts';
import { chooseSuggestion, leaveCommand, send, typeText } from './composer-actions.ts';
import { composerKeys } from './composer-keys.ts';
import { addOption, chooseFile, dropOption, enterOption, typeOption } from './composer-options.ts';
import { type Draft, type Field, fieldError, fieldOf, missingOptions } from './draft.ts';
import { icon } from './icons.ts';
import { currentChannel } from './state.ts';
import type { Store } from './store.ts';
import { type Suggestion, suggest } from './suggestions.ts';
import type { View } from './view.ts';
import type { Words } from './words.ts';

/** The line at the bottom: plain text, or a command with its options as chips. */
export function composerView(view: View): TemplateResult {
  const { state, words, store } = view;
  const { draft } = state.composer;
  const channel = currentChannel(state);
  return html`<div class="composer" @keydown=${(event: KeyboardEvent) => composerKeys(store, event)}>
    ${
      state.notice === null
        ? nothing
        : html`<div class="notice" role="alert">
            <span>${state.notice}</span>
            <button
              class="plain"
              aria-label=${words.close}
              @click=${() => store.update({ notice: null })}
            >
              ${icon('close', 16)}
            </button>
          </div>`
    }
    ${suggestionsView(view)} ${draft ? hintView(view, draft) : nothing}
    <div class="composer-box">
      ${draft ? draftView(view, draft) : textView(view, channel?.kind === 'thread' ? `“${channel.name}”` : `#${channel?.name ?? ''}`)}
      <button
        class="plain send"
        ?data-main=${draft !== null}
        aria-label=${draft ? `${words.send}: /${draft.entry.shownPath}` : words.send}
        @click=${() => void send(store)}>
        ${icon('send', 22)}
      </button>
    </div>
  </div>`;
}

function textView({ state, store, words }: View, channel: string): TemplateResult {
  const suggestions = suggest(state);
  const label = words.messageTo(channel);
  const { text } = state.composer;
  return html`<textarea
    data-main
    rows=${Math.min(8, text.split('\n').length)}
    role="combobox"
    aria-autocomplete="list"
    aria-controls="suggestions"
    aria-expanded=${suggestions !== null}
    aria-activedescendant=${suggestions ? `suggestion-${state.composer.active}` : nothing}
    aria-label=${label}
    placeholder=${label}
    maxlength="2000"
    .value=${live(text)}
    @input=${(event: InputEvent) => {
      if (event.target instanceof HTMLTextAreaElement) typeText(store, event.target.value);
    }}
  ></textarea>`;
}

function draftView(view: View, draft: Draft): TemplateResult {
  const { store, words, language } = view;
  const missing = missingOptions(draft);
  return html`<div class="draft" role="group" aria-label="/${draft.entry.shownPath}">
    <button
      class="command-name"
      title=${words.leaveCommand}
      aria-label="/${draft.entry.shownPath}, ${words.leaveCommand}"
      @click=${() => leaveCommand(store)}
    >
      /${draft.entry.shownPath}
    </button>
    ${draft.fields.map((field) => chipView(view, field))}
    ${missing.map(
      (option) => html`<button
        class="chip-add"
        title=${localDescription(option, language)}
        aria-label=${words.addOption(localName(option, language))}
        @click=${() => addOption(store, option.name)}
      >
        + ${localName(option, language)}
      </button>`,
    )}
  </div>`;
}

function chipView({ store, state, words, language }: View, field: Field): TemplateResult {
  const { name, required } = field.option;
  const shown = localName(field.option, language);
  const error = state.composer.tried ? fieldError(field, words) : null;
  const focused = state.composer.focused === name;
  const open = focused && suggest(state) !== null;
  return html`<span class="chip ${error === null ? '' : 'wrong'}">
    <label for="option-${name}">${shown}</label>
    ${
      field.option.type === ApplicationCommandOptionType.Attachment
        ? fileInput(store, field, words)
        : html`<input
      id="option-${name}"
      data-option=${name}
      type="text"
      autocomplete="off"
      role="combobox"
      aria-autocomplete="list"
      aria-controls="suggestions"
      aria-expanded=${open}
      aria-activedescendant=${open && state.composer.active >= 0 ? `suggestion-${state.composer.active}` : nothing}
      aria-required=${required === true}
      aria-invalid=${error !== null}
      aria-describedby="option-hint"
      size=${Math.max(4, Math.min(40, [...field.text].length + 1))}
      .value=${live(field.text)}
      @focus=${() => enterOption(store, name)}
      @input=${(event: InputEvent) => {
        if (event.target instanceof HTMLInputElement) typeOption(store, name, event.target.value);
      }}
    />`
    }
    ${
      required
        ? nothing
        : html`<button
            class="plain chip-remove"
            aria-label=${words.removeOption(shown)}
            @click=${() => dropOption(store, name)}
          >
            ${icon('close', 12)}
          </button>`
    }
  </span>`;
}

/** For an attachment: the browser's own chooser, which shows the file's name. */
function fileInput(store: Store, { option }: Field, words: Words): TemplateResult {
  return html`<input
    id="option-${option.name}"
    data-option=${option.name}
    type="file"
    aria-label=${words.chooseFile}
    accept=".md,.markdown,.txt,text/markdown,text/plain"
    @focus=${() => enterOption(store, option.name)}
    @change=${(event: Event) => {
      const chosen = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
      if (chosen) void chooseFile(store, option.name, chosen);
    }}
  />`;
}

/** What the option being filled wants, and what is wrong with it. */
function hintView({ state, words, language }: View, draft: Draft): TemplateResult {
  const field = fieldOf(draft, state.composer.focused);
  const error = field && state.composer.tried ? fieldError(field, words) : null;
  return html`<div class="option-hint" id="option-hint">
    ${
      field
        ? html`<b>${localName(field.option, language)}</b> ${localDescription(field.option, language)}
            ${field.option.required ? nothing : html`<span class="muted">(${words.optional})</span>`}`
        : draft.entry.description
    }
    ${error === null ? nothing : html`<span class="error" role="alert">${error}</span>`}
  </div>`;
}

function suggestionsView(view: View): unknown {
  const list = suggest(view.state);
  if (!list) return nothing;
  const { active } = view.state.composer;
  return html`<div class="suggestions">
    <div class="suggestions-title">${list.title}</div>
    <ul id="suggestions" role="listbox" aria-label=${list.title}>
      ${list.items.map(
        (item, at) => html`<li
          id="suggestion-${at}"
          role="option"
          aria-selected=${at === active}
          @mousedown=${(event: Event) => event.preventDefault()}
          @click=${() => chooseSuggestion(view.store, item)}
        >
          ${suggestionView(view, item)}
        </li>`,
      )}
    </ul>
    ${list.note === null ? nothing : html`<p class="suggestions-note" role="status">${list.note}</p>`}
  </div>`;
}

function suggestionView({ language }: View, item: Suggestion): TemplateResult {
  if (item.kind === 'value') {
    return html`${item.avatarUrl ? html`<img src=${item.avatarUrl} alt="" />` : nothing}
      <span class="suggestion-label">${item.label}</span>`;
  }
  const { entry } = item;
  return html`<img src="/favicon.svg" alt="" />
    <span class="suggestion-text">
      <span class="suggestion-label">
        <b>/${entry.shownPath}</b>
        ${entry.options
          .filter((option) => option.required)
          .map(
            (option) => html`<span class="suggestion-option">${localName(option, language)}</span>`,
          )}
      </span>
      <span class="suggestion-detail">${entry.description}</span>
    </span>
    <span class="suggestion-app">Roadmate</span>`;
}
