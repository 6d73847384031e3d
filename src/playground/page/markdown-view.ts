import { html, type TemplateResult } from 'lit';
import { type Block, type ListItem, parseMarkdown } from './markdown.ts';
import { type Inline, type InlineStyle, parseInline } from './markdown-inline.ts';
import { openChannel } from './navigation.ts';
import { rolesOf, userName } from './people.ts';
import { formatStamp } from './time.ts';
import type { View } from './view.ts';

/** Draws parsed Markdown. All text goes through lit, which escapes it. */

export function markdownView(view: View, source: string): TemplateResult {
  return html`<div class="md">${parseMarkdown(source).map((block) => blockView(view, block))}</div>`;
}

/** For places where Discord knows no blocks: embed titles, field names. */
export function inlineMarkdownView(view: View, source: string): unknown {
  return inlines(view, parseInline(source));
}

function blockView(view: View, block: Block): unknown {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${inlines(view, block.children)}</p>`;
    case 'subtext':
      return html`<p class="subtext">${inlines(view, block.children)}</p>`;
    case 'heading':
      return html`<p class="h${block.level}" role="heading" aria-level=${block.level + 2}>
        ${inlines(view, block.children)}
      </p>`;
    case 'quote':
      return html`<blockquote>${block.blocks.map((inner) => blockView(view, inner))}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => itemView(view, item));
      return block.ordered ? html`<ol start=${block.start}>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'pre':
      return html`<pre><code>${block.text}</code></pre>`;
  }
}

function itemView(view: View, item: ListItem): TemplateResult {
  return html`<li>
    ${inlines(view, item.children)}${item.nested.map((block) => blockView(view, block))}
  </li>`;
}

function inlines(view: View, nodes: Inline[]): unknown {
  return nodes.map((node) => inlineView(view, node));
}

function inlineView(view: View, node: Inline): unknown {
  const { snapshot, words, persona } = view;
  switch (node.type) {
    case 'text':
      return node.text;
    case 'break':
      return html`<br />`;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'style':
      return styleView(view, node.style, inlines(view, node.children));
    case 'link':
      return html`<a href=${node.href} target="_blank" rel="noopener noreferrer"
        >${inlines(view, node.children)}</a
      >`;
    case 'user':
      return html`<discord-mention type="user"
        >${userName(snapshot, node.id) ?? words.unknownUser}</discord-mention
      >`;
    case 'role': {
      const role = rolesOf(snapshot, persona.guildId).find(({ id }) => id === node.id);
      const name = node.id === persona.guildId ? words.everyone : role?.name.replace(/^@/, '');
      return html`<discord-mention type="user">${name ?? words.unknownRole}</discord-mention>`;
    }
    case 'everyone':
      return html`<discord-mention type="user">${node.name}</discord-mention>`;
    case 'channel':
      return channelMention(view, node.id);
    case 'command':
      return html`<discord-mention type="slash">${node.name}</discord-mention>`;
    case 'emoji':
      return `:${node.name}:`;
    case 'time':
      return html`<discord-time
        title=${formatStamp(node.at, 'F', snapshot.clock.now, view.language)}
        >${formatStamp(node.at, node.style, snapshot.clock.now, view.language)}</discord-time
      >`;
  }
}

function channelMention(view: View, id: string): TemplateResult {
  const channel = view.snapshot.channels.find((candidate) => candidate.id === id);
  const type = channel?.kind === 'thread' ? 'thread' : 'channel';
  const mention = html`<discord-mention type=${type}
    >${channel?.name ?? view.words.unknownChannel}</discord-mention
  >`;
  if (!channel) return mention;
  return html`<button class="plain mention" @click=${() => openChannel(view.store, id)}>
    ${mention}
  </button>`;
}

function styleView(view: View, style: InlineStyle, children: unknown): unknown {
  switch (style) {
    case 'bold':
      return html`<strong>${children}</strong>`;
    case 'italic':
      return html`<em>${children}</em>`;
    case 'underline':
      return html`<u>${children}</u>`;
    case 'strike':
      return html`<s>${children}</s>`;
    case 'spoiler':
      return html`<span
        class="spoiler"
        role="button"
        tabindex="0"
        aria-label=${view.words.spoiler}
        @click=${showSpoiler}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter' || event.key === ' ') showSpoiler(event);
        }}
        ><span>${children}</span></span
      >`;
  }
}

function showSpoiler(event: Event): void {
  event.preventDefault();
  const { currentTarget } = event;
  if (!(currentTarget instanceof HTMLElement)) return;
  currentTarget.classList.add('shown');
  for (const name of ['role', 'tabindex', 'aria-label']) currentTarget.removeAttribute(name);
}
