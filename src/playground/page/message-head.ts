import { html, nothing, type TemplateResult } from 'lit';
import type { PageMessage } from '../page-server/api.ts';
import { showPath } from './command-list.ts';
import { avatarOf, personaAvatar, userName } from './people.ts';
import type { View } from './view.ts';

/** The line above a message: who used which command, or what it replies to. */
export function headView(view: View, { usedBy, message }: PageMessage): unknown {
  if (usedBy) return usedView(view, usedBy);
  const repliedTo = message.message_reference?.message_id;
  return repliedTo === undefined ? nothing : replyView(view, repliedTo);
}

function usedView(
  { snapshot, words, language }: View,
  used: { name: string; command: string },
): TemplateResult {
  const persona = snapshot.personas.find(({ name }) => name === used.name);
  return html`<div slot="reply" class="head">
    ${persona ? html`<img src=${personaAvatar(persona)} alt="" />` : nothing}
    <b>${used.name}</b> ${words.used}
    <span class="used-command">/${showPath(snapshot.commands, used.command, language)}</span>
  </div>`;
}

/** A message that is gone, or that this reader may not see, leaves no trace. */
function replyView({ snapshot }: View, messageId: string): unknown {
  const shown = snapshot.messages.find(({ message }) => message.id === messageId);
  if (!shown) return nothing;
  const { author, content, embeds } = shown.message;
  const text = content || embeds[0]?.title || embeds[0]?.description || '…';
  return html`<div slot="reply" class="head">
    <img src=${avatarOf(snapshot, author)} alt="" />
    <b>${userName(snapshot, author.id) ?? author.username}</b>
    <button class="plain head-text" @click=${() => showMessage(messageId)}>
      ${text.replace(/[*_~`|#>]/g, '').slice(0, 120)}
    </button>
  </div>`;
}

function showMessage(messageId: string): void {
  document
    .querySelector(`[data-message="${CSS.escape(messageId)}"]`)
    ?.scrollIntoView({ block: 'center' });
}
