import { type APISelectMenuComponent, ComponentType } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.ts';
import { listPicks, pickerKind } from './people.ts';
import {
  closeMenu,
  filterOptions,
  openMenu,
  type SelectOption,
  type SelectSpec,
  selectKeys,
  toggleOption,
} from './select-keys.ts';
import type { View } from './view.ts';

/** What a select offers and holds, without where it stands (`key`, `commit`). */
export function selectOf(
  view: View,
  menu: APISelectMenuComponent,
): Omit<SelectSpec, 'key' | 'commit' | 'busy'> {
  const shared = {
    customId: menu.custom_id,
    placeholder: menu.placeholder ?? view.words.select,
    min: menu.min_values ?? 1,
    max: menu.max_values ?? 1,
    disabled: menu.disabled === true,
  };
  if (menu.type === ComponentType.StringSelect) {
    const options = menu.options.map((option) => ({
      value: option.value,
      label: option.label,
      description: option.description ?? '',
      emoji: option.emoji?.id ? '' : (option.emoji?.name ?? ''),
      avatarUrl: null,
    }));
    const chosen = menu.options.filter((option) => option.default).map(({ value }) => value);
    return { ...shared, options, chosen, searchable: false };
  }
  const kind = pickerKind(menu.type, 'component') ?? 'user';
  const types = menu.type === ComponentType.ChannelSelect ? menu.channel_types : undefined;
  const picks = listPicks(view.snapshot, view.persona.guildId, kind, types);
  return {
    ...shared,
    options: picks.map((pick) => ({ ...pick, description: pick.detail, emoji: '' })),
    chosen: (menu.default_values ?? []).map(({ id }) => id),
    searchable: true,
  };
}

/** A select menu: a button that opens a list box, usable with pointer and keyboard alike. */
export function selectView(view: View, spec: SelectSpec): TemplateResult {
  const { state, store } = view;
  const open = state.menu?.key === spec.key ? state.menu : null;
  const chosen = open?.chosen ?? spec.chosen;
  const labels = spec.options.filter(({ value }) => chosen.includes(value));
  return html`<div
    class="select ${open ? 'open' : ''} ${open?.upwards ? 'upwards' : ''}"
    data-select=${spec.key}
    @keydown=${(event: KeyboardEvent) => selectKeys(store, spec, event)}
    @focusout=${(event: FocusEvent) => leaveFocus(view, spec, event)}
  >
    <button
      type="button"
      class="select-button"
      role="combobox"
      aria-haspopup="listbox"
      aria-expanded=${open !== null}
      aria-controls=${open ? `${spec.key}-list` : nothing}
      aria-label=${spec.placeholder}
      aria-activedescendant=${open && !spec.searchable ? `${spec.key}-${open.active}` : nothing}
      aria-busy=${spec.busy}
      data-custom-id=${spec.customId}
      ?disabled=${spec.disabled}
      @click=${(event: Event) => (open ? closeMenu(store, spec) : openMenu(store, spec, event))}
    >
      <span class="select-value ${labels.length === 0 ? 'muted' : ''}">${
        labels.length === 0
          ? spec.placeholder
          : labels.map((option) =>
              spec.max > 1 ? html`<span class="token">${option.label}</span>` : optionFace(option),
            )
      }</span>
      ${icon('chevron')}
    </button>
    ${open ? listView(view, spec, open.query, open.active, chosen) : nothing}
  </div>`;
}

function optionFace(option: SelectOption): TemplateResult {
  return html`<span class="option-face">${
    option.avatarUrl ? html`<img src=${option.avatarUrl} alt="" />` : nothing
  }${option.emoji ? html`<span class="emoji">${option.emoji}</span>` : nothing}<span>${option.label}</span></span>`;
}

function listView(
  view: View,
  spec: SelectSpec,
  query: string,
  active: number,
  chosen: readonly string[],
): TemplateResult {
  const { store, words, state } = view;
  const options = filterOptions(spec, query);
  const many = spec.max > 1;
  return html`<div class="select-popup">
    ${
      spec.searchable
        ? html`<input
            class="select-search"
            type="text"
            role="combobox"
            aria-expanded="true"
            aria-controls="${spec.key}-list"
            placeholder=${words.search}
            aria-label=${words.search}
            aria-activedescendant="${spec.key}-${active}"
            .value=${query}
            @input=${(event: InputEvent) => search(view, event)}
          />`
        : nothing
    }
    <ul id="${spec.key}-list" role="listbox" aria-multiselectable=${many} aria-label=${spec.placeholder}>
      ${options.map((option, at) => {
        const on = chosen.includes(option.value);
        const full = many && !on && chosen.length >= spec.max;
        return html`<li
          id="${spec.key}-${at}"
          role="option"
          class="${at === active ? 'active' : ''} ${on ? 'on' : ''}"
          aria-selected=${on}
          aria-disabled=${full}
          @mousedown=${(event: Event) => event.preventDefault()}
          @mousemove=${() => {
            if (state.menu && state.menu.active !== at) {
              store.update({ menu: { ...state.menu, active: at } });
            }
          }}
          @click=${() => toggleOption(store, spec, option.value)}
        >
          ${optionFace(option)}
          ${option.description ? html`<span class="option-detail">${option.description}</span>` : nothing}
          ${many ? html`<span class="box">${on ? icon('check', 14) : nothing}</span>` : nothing}
        </li>`;
      })}
      ${options.length === 0 ? html`<li class="empty">${words.nothingFound}</li>` : nothing}
    </ul>
    ${
      many
        ? html`<div class="select-foot">
            <span aria-live="polite">${
              chosen.length < spec.min
                ? words.chooseBetween(spec.min, spec.max)
                : words.chosenOf(chosen.length, spec.max)
            }</span>
            <button
              type="button"
              class="button primary small"
              ?disabled=${chosen.length < spec.min}
              @mousedown=${(event: Event) => event.preventDefault()}
              @click=${() => closeMenu(store, spec)}
            >
              ${words.confirmChoice}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}

function search({ store, state }: View, event: InputEvent): void {
  if (!state.menu || !(event.target instanceof HTMLInputElement)) return;
  store.update({ menu: { ...state.menu, query: event.target.value, active: 0 } });
}

/** Tab or a click elsewhere closes the list; a multiple choice is sent then, as in Discord. */
function leaveFocus({ store }: View, spec: SelectSpec, event: FocusEvent): void {
  const { currentTarget: box, relatedTarget: next } = event;
  // Another window is no other place on the page.
  if (!document.hasFocus()) return;
  if (!(box instanceof HTMLElement) || (next instanceof Node && box.contains(next))) return;
  if (store.get().menu?.key === spec.key) closeMenu(store, spec);
}
