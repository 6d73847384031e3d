import {
  type APIButtonComponent,
  type APIMessage,
  type APIMessageComponentEmoji,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { html, nothing } from 'lit';
import { icon } from './icons.ts';
import { pressComponent } from './interactions.ts';
import { selectOf, selectView } from './select.ts';
import type { View } from './view.ts';

/** The rows of buttons and menus under a message. */
export function componentsView(view: View, message: APIMessage): unknown {
  const rows = (message.components ?? []).filter((row) => row.type === ComponentType.ActionRow);
  if (rows.length === 0) return nothing;
  return html`<div slot="components" class="rows">
    ${rows.map(
      (row) => html`<div class="row">
        ${row.components.map((component) =>
          component.type === ComponentType.Button
            ? buttonView(view, message, component)
            : menuView(view, message, component),
        )}
      </div>`,
    )}
  </div>`;
}

function emojiView(emoji: APIMessageComponentEmoji | undefined): unknown {
  if (!emoji?.name) return nothing;
  return html`<span class="emoji" aria-hidden="true">${emoji.id ? `:${emoji.name}:` : emoji.name}</span>`;
}

const looks: Record<number, string> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'danger',
};

function buttonView(view: View, message: APIMessage, button: APIButtonComponent): unknown {
  if (button.style === ButtonStyle.Premium) return nothing;
  if (button.style === ButtonStyle.Link) {
    const content = html`${emojiView(button.emoji)}<span>${button.label ?? ''}</span>${icon('launch', 16)}`;
    return button.disabled || !/^https?:/.test(button.url)
      ? html`<button class="button secondary" disabled>${content}</button>`
      : html`<a class="button secondary" href=${button.url} target="_blank" rel="noopener noreferrer"
          >${content}</a
        >`;
  }
  const { custom_id: customId } = button;
  const busy = view.state.busy.has(`${message.id}/${customId}`);
  return html`<button
    class="button ${looks[button.style] ?? 'secondary'} ${busy ? 'busy' : ''}"
    ?disabled=${button.disabled === true}
    aria-busy=${busy}
    aria-label=${button.label ?? button.emoji?.name ?? customId}
    data-custom-id=${customId}
    @click=${() => void pressComponent(view.store, message.id, customId, [])}
  >
    ${emojiView(button.emoji)}${button.label ? html`<span>${button.label}</span>` : nothing}
    ${busy ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>` : nothing}
  </button>`;
}

function menuView(view: View, message: APIMessage, menu: APISelectMenuComponent): unknown {
  const { custom_id: customId } = menu;
  return selectView(view, {
    ...selectOf(view, menu),
    key: `${message.id}/${customId}`,
    busy: view.state.busy.has(`${message.id}/${customId}`),
    commit: (values) => void pressComponent(view.store, message.id, customId, values),
  });
}
