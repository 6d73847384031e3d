import { type APIMessage, MessageType } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import type { PageMessage } from '../page-server/api.ts';
import { componentsView } from './components.ts';
import { focusComposer } from './composer-change.ts';
import { embedView } from './embed.ts';
import { icon } from './icons.ts';
import { markdownView } from './markdown-view.ts';
import { headView } from './message-head.ts';
import { openChannel } from './navigation.ts';
import { avatarOf, findPersona, localUrl, userName } from './people.ts';
import { compareIds, messagesIn } from './reduce.ts';
import { formatMessageTime, formatRelative, formatStamp } from './time.ts';
import type { View } from './view.ts';

/** One message as Discord draws it. `continued`: its author's name stands above already. */
export function messageView(view: View, shown: PageMessage, continued: boolean): TemplateResult {
  const { snapshot, language, words } = view;
  const { message } = shown;
  const { author } = message;
  const persona = findPersona(snapshot, author.id);
  const at = Date.parse(message.timestamp);
  const now = snapshot.clock.now;
  const name = userName(snapshot, author.id) ?? author.username;
  const time = continued
    ? formatStamp(at, 't', now, language)
    : formatMessageTime(at, now, language);
  return html`<discord-message
    class="message ${shown.ephemeralFor === null ? '' : 'ephemeral'}"
    role="article"
    aria-label="${name}, ${time}"
    data-message=${message.id}
    author=${name}
    avatar=${avatarOf(snapshot, author)}
    role-color=${persona?.organiser ? 'var(--organiser)' : ''}
    timestamp=${time}
    ?bot=${author.bot === true}
    ?message-body-only=${continued}
  >
    ${headView(view, shown)} ${bodyView(view, shown)}
    ${attachmentsView(message)}
    ${message.embeds.map((embed) => embedView(view, embed))} ${componentsView(view, message)}
    ${shown.threadId === null ? nothing : threadView(view, shown.threadId)} ${failureView(view, message)}
    ${
      shown.ephemeralFor === null
        ? nothing
        : html`<div slot="thread" class="only-you">
            ${icon('eye', 16)} ${words.onlyYou} ·
            <button class="plain link" @click=${() => dismiss(view, message.id)}>
              ${words.dismiss}
            </button>
          </div>`
    }
  </discord-message>`;
}

function bodyView(view: View, shown: PageMessage): unknown {
  const { words } = view;
  const { message } = shown;
  if (shown.thinking) {
    const name = message.author.global_name ?? message.author.username;
    return html`<div class="thinking" aria-busy="true">
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span> ${words.thinking(name)}
    </div>`;
  }
  if (message.type === MessageType.ThreadCreated) {
    return html`<span class="system">${words.startedThread} <b>${message.content}</b></span>`;
  }
  const edited = message.edited_timestamp === null ? nothing : editedView(view, message);
  if (message.content === '') return message.embeds.length > 0 ? nothing : edited;
  return html`<div class="content">${markdownView(view, message.content)} ${edited}</div>`;
}

function editedView({ words, snapshot, language }: View, message: APIMessage): unknown {
  const at = Date.parse(message.edited_timestamp ?? '');
  const title = formatStamp(at, 'F', snapshot.clock.now, language);
  return html` <span class="edited" title=${title}>${words.edited}</span>`;
}

/** Files, but for those that an embed shows. */
function attachmentsView(message: APIMessage): unknown {
  const shown = message.embeds.flatMap(({ image, thumbnail }) => [image?.url, thumbnail?.url]);
  const files = message.attachments.filter(({ url }) => !shown.includes(url));
  if (files.length === 0) return nothing;
  return html`<div slot="attachments" class="attachments">
    ${files.map((file) => {
      const url = localUrl(file.url);
      return url !== null && file.content_type?.startsWith('image/')
        ? html`<img src=${url} alt=${file.description ?? file.filename} />`
        : html`<a class="file" href=${url ?? file.url} download=${file.filename}>
            ${icon('file', 28)}<span>${file.filename}</span>
          </a>`;
    })}
  </div>`;
}

function threadView(view: View, threadId: string): unknown {
  const { snapshot, store, words, language } = view;
  const thread = snapshot.channels.find(({ id }) => id === threadId);
  const inside = messagesIn(snapshot, threadId, new Set());
  const last = inside.toSorted((a, b) => compareIds(a.message.id, b.message.id)).at(-1)?.message;
  return html`<button
    slot="thread"
    class="thread-card"
    @click=${() => openChannel(store, threadId)}
  >
    <span class="thread-top">
      <b>${thread?.name ?? words.thread}</b>
      <span class="link">${inside.length === 0 ? words.seeThread : words.messageCount(inside.length)} ›</span>
    </span>
    <span class="thread-last">
      ${
        last === undefined
          ? words.noThreadMessages
          : html`<img src=${avatarOf(snapshot, last.author)} alt="" />
              <b>${userName(snapshot, last.author.id) ?? last.author.username}</b>
              <span class="thread-text">${last.content || last.embeds[0]?.title || '…'}</span>
              <span class="muted"
                >${formatRelative(Date.parse(last.timestamp), snapshot.clock.now, language)}</span
              >`
      }
    </span>
  </button>`;
}

function failureView({ state, words }: View, message: APIMessage): unknown {
  const reason = state.failures.get(message.id);
  if (reason === undefined) return nothing;
  return html`<div slot="thread" class="failure" role="alert">
    ${words.interactionFailed}<span class="muted"> · ${reason}</span>
  </div>`;
}

function dismiss({ store }: View, messageId: string): void {
  store.update({ dismissed: new Set(store.get().dismissed).add(messageId) });
  focusComposer(store);
}
