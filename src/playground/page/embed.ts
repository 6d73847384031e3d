import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { html, nothing, type TemplateResult } from 'lit';
import { placeFields } from './embed-places.ts';
import { inlineMarkdownView, markdownView } from './markdown-view.ts';
import { localUrl } from './people.ts';
import { formatMessageTime } from './time.ts';
import type { View } from './view.ts';

/** An embed. Titles and names stand in the description's slot, because they may hold Markdown. */
export function embedView(view: View, embed: APIEmbed): TemplateResult {
  const { author, title, description, fields, footer, image, thumbnail } = embed;
  const authorIcon = localUrl(author?.icon_url);
  return html`<discord-embed
    slot="embeds"
    color=${embed.color === undefined ? 'var(--embed-edge)' : toHex(embed.color)}
    .image=${localUrl(image?.url) ?? undefined}
    .thumbnail=${localUrl(thumbnail?.url) ?? undefined}
  >
    ${
      author
        ? html`<div slot="description" class="embed-author">
            ${authorIcon ? html`<img src=${authorIcon} alt="" />` : nothing}${linkView(author.name, author.url)}
          </div>`
        : nothing
    }
    ${
      title
        ? html`<div slot="description" class="embed-title" role="heading" aria-level="3">
            ${linkView(inlineMarkdownView(view, title), embed.url)}
          </div>`
        : nothing
    }
    ${
      description
        ? html`<discord-embed-description slot="description"
            >${markdownView(view, description)}</discord-embed-description
          >`
        : nothing
    }
    ${fields && fields.length > 0 ? fieldsView(view, fields) : nothing}
    ${footer || embed.timestamp ? footerView(view, embed) : nothing}
  </discord-embed>`;
}

function toHex(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

function linkView(content: unknown, url: string | undefined): unknown {
  if (!url || !/^https?:/.test(url)) return content;
  return html`<a href=${url} target="_blank" rel="noopener noreferrer">${content}</a>`;
}

function fieldsView(view: View, fields: APIEmbedField[]): TemplateResult {
  const places = placeFields(fields);
  return html`<discord-embed-fields slot="fields">
    ${fields.map(
      (field, at) => html`<discord-embed-field
        ?inline=${field.inline === true}
        style="grid-column:${places[at]}"
      >
        <div class="field-name">${inlineMarkdownView(view, field.name)}</div>
        ${markdownView(view, field.value)}
      </discord-embed-field>`,
    )}
  </discord-embed-fields>`;
}

function footerView({ snapshot, language }: View, embed: APIEmbed): TemplateResult {
  const icon = embed.footer?.icon_url;
  const time = embed.timestamp
    ? formatMessageTime(Date.parse(embed.timestamp), snapshot.clock.now, language)
    : null;
  return html`<discord-embed-footer
    slot="footer"
    .footerImage=${localUrl(icon) ?? undefined}
    >${[embed.footer?.text, time].filter(Boolean).join(' • ')}</discord-embed-footer
  >`;
}
