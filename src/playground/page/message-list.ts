import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PageMessage } from '../page-server/api.ts';
import { icon } from './icons.ts';
import { messageView } from './message.ts';
import { messagesIn } from './reduce.ts';
import { currentChannel } from './state.ts';
import type { Store } from './store.ts';
import { formatDay, isSameDay } from './time.ts';
import type { View } from './view.ts';

/** The messages of the open channel; follows the newest unless the reader scrolled up. */
export function messageListView(view: View): TemplateResult {
  const { state, snapshot, words, store } = view;
  const channel = currentChannel(state);
  const messages = messagesIn(snapshot, state.channelId, state.dismissed);
  const drawn = [
    snapshot,
    state.channelId,
    state.dismissed,
    state.busy,
    state.failures,
    state.menu,
  ];
  return html`<div class="log-frame">
    <div
      class="scroller"
      tabindex="0"
      role="log"
      aria-live="polite"
      aria-label=${words.messages(channel?.name ?? '')}
    >
      <div class="log">
        ${guard(
          drawn,
          () => html`${startView(view)}
          <discord-messages>
            ${repeat(
              messages,
              (shown) => shown.message.id,
              (shown, at) =>
                html`${dayView(view, messages[at - 1], shown)}${messageView(
                  view,
                  shown,
                  isContinued(messages[at - 1], shown),
                )}`,
            )}
          </discord-messages>`,
        )}
      </div>
    </div>
    ${
      state.atEnd
        ? nothing
        : html`<button class="to-newest" @click=${() => store.update({ atEnd: true })}>
            ${words.toNewest} ${icon('down', 16)}
          </button>`
    }
  </div>`;
}

function startView({ state, words }: View): unknown {
  const channel = currentChannel(state);
  if (!channel) return nothing;
  const thread = channel.kind === 'thread';
  return html`<div class="channel-start">
    <div class="channel-badge">${icon(thread ? 'thread' : 'hash', 40)}</div>
    <h2>${thread ? channel.name : words.welcome(channel.name)}</h2>
    <p>${thread ? words.threadStart : words.channelStart(channel.name)}</p>
  </div>`;
}

function dayView(view: View, before: PageMessage | undefined, shown: PageMessage): unknown {
  const at = Date.parse(shown.message.timestamp);
  if (before && isSameDay(Date.parse(before.message.timestamp), at)) return nothing;
  return html`<div class="day" role="separator"><span>${formatDay(at, view.language)}</span></div>`;
}

/** Messages that follow their author's last one within seven minutes show no header again. */
function isContinued(before: PageMessage | undefined, shown: PageMessage): boolean {
  if (!before || shown.usedBy || shown.message.type !== 0) return false;
  if (before.message.author.id !== shown.message.author.id) return false;
  if ((before.ephemeralFor === null) !== (shown.ephemeralFor === null)) return false;
  const gap = Date.parse(shown.message.timestamp) - Date.parse(before.message.timestamp);
  const sameDay = isSameDay(
    Date.parse(before.message.timestamp),
    Date.parse(shown.message.timestamp),
  );
  return sameDay && gap < 7 * 60_000 && before.message.embeds.length === 0;
}

/**
 * Keeps the end in sight while the reader is there, also when a message grows after its drawing
 * (web components and images lay themselves out later). Returns what to run after each drawing.
 */
export function followEnd(store: Store): () => void {
  let box: HTMLElement | null = null;
  let seen = { top: 0, height: 0, frame: 0 };
  const scroll = () => {
    if (box && store.get().atEnd) box.scrollTop = box.scrollHeight;
  };
  const note = () => {
    if (!box) return;
    const now = { top: box.scrollTop, height: box.scrollHeight, frame: box.clientHeight };
    const atEnd = now.height - now.top - now.frame < 40;
    // Only the reader scrolls upwards in a list that keeps its size; growth moves things by itself.
    const left = now.height === seen.height && now.frame === seen.frame && now.top < seen.top;
    seen = now;
    if (atEnd !== store.get().atEnd && (atEnd || left)) store.update({ atEnd });
  };
  const observer = new ResizeObserver(scroll);
  return () => {
    const drawn = document.querySelector<HTMLElement>('.scroller');
    if (drawn && drawn !== box) {
      box = drawn;
      box.addEventListener('scroll', note, { passive: true });
      observer.observe(box);
      for (const log of box.children) observer.observe(log);
    }
    scroll();
  };
}
