import { DiscordAuthorInfo } from '@skyra/discord-components-core/discord-author-info.js';
import { DiscordEmbed } from '@skyra/discord-components-core/discord-embed.js';
import { DiscordEmbedDescription } from '@skyra/discord-components-core/discord-embed-description.js';
import { DiscordEmbedField } from '@skyra/discord-components-core/discord-embed-field.js';
import { DiscordEmbedFields } from '@skyra/discord-components-core/discord-embed-fields.js';
import { DiscordEmbedFooter } from '@skyra/discord-components-core/discord-embed-footer.js';
import { DiscordMention } from '@skyra/discord-components-core/discord-mention.js';
import { DiscordMessage } from '@skyra/discord-components-core/discord-message.js';
import { DiscordMessages } from '@skyra/discord-components-core/discord-messages.js';
import { DiscordTime } from '@skyra/discord-components-core/discord-time.js';
import { DiscordVerifiedAuthorTag } from '@skyra/discord-components-core/discord-verified-author-tag.js';
import { type CSSResult, css, type LitElement } from 'lit';

/**
 * The parts of @skyra/discord-components-core that the page draws with: messages, embeds, mentions
 * and times. Their colours are Discord's of 2021 and fixed, so each gets one more style sheet that
 * takes the page's variables (dark and light by the system's wish). Buttons, menus and modals are
 * the page's own: the library's cannot be used with a keyboard, say English only, or do nothing.
 */
const overrides: [typeof LitElement, CSSResult][] = [
  [
    DiscordMessages,
    css`
      :host {
        background: none;
        border: 0;
        color: var(--text);
        font-family: inherit;
        line-height: 1.375;
      }
      ::slotted(*:not(:first-child)) {
        margin-top: 0;
      }
      ::slotted(*:last-child) {
        margin-bottom: 0;
      }
    `,
  ],
  [
    DiscordMessage,
    css`
      :host {
        color: var(--text);
        font-family: inherit;
        font-size: 1rem;
        margin-top: 1.0625rem;
        margin-bottom: 0;
        padding: 2px 48px 2px 16px;
      }
      :host(:hover) {
        background-color: var(--message-hover);
      }
      .discord-author-avatar {
        margin-top: 2px;
      }
      .discord-author-avatar img {
        cursor: default;
      }
      .discord-message-content {
        line-height: 1.375rem;
        min-width: 0;
        padding-top: 0;
      }
      .discord-message-inner-center {
        align-items: flex-start;
      }
      .discord-message-timestamp,
      :host([light-theme]) .discord-message-timestamp {
        color: var(--muted);
        margin-left: 4px;
      }
      .discord-message-body-only-indent {
        box-sizing: border-box;
        flex: 0 0 56px;
        font-size: 11px;
        line-height: 1.375rem;
        margin-left: 0;
        overflow: hidden;
        padding-right: 8px;
        white-space: nowrap;
      }
      :host .discord-message-markup {
        display: block;
      }
      @media (max-width: 600px) {
        :host {
          padding: 2px 12px;
        }
        .discord-author-avatar {
          margin-right: 12px;
        }
        .discord-message-body-only-indent {
          flex-basis: 52px;
        }
      }
    `,
  ],
  [
    DiscordAuthorInfo,
    css`
      :host .discord-author-username {
        color: var(--header);
      }
      :host .discord-author-username:hover {
        cursor: default;
        text-decoration: none;
      }
    `,
  ],
  [
    DiscordVerifiedAuthorTag,
    css`
      :host {
        background-color: var(--brand);
        border-radius: 4px;
        font-weight: 600;
      }
    `,
  ],
  [
    DiscordEmbed,
    css`
      :host {
        color: var(--text);
        margin: 4px 0;
        max-width: 520px;
      }
      :host .discord-left-border {
        background-color: var(--embed-edge);
      }
      :host .discord-embed-root,
      :host .discord-embed-wrapper,
      :host .discord-embed-wrapper .discord-embed-grid {
        min-width: 0;
      }
      :host .discord-embed-root {
        flex: 0 1 auto;
      }
      :host .discord-embed-wrapper {
        background-color: var(--embed);
        border: 0;
        max-width: 516px;
      }
      :host .discord-embed-wrapper .discord-embed-grid {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        padding: 8px 16px 16px 12px;
      }
      :host .discord-embed-author,
      :host .discord-embed-author a {
        color: var(--header);
      }
      :host .discord-embed-image {
        display: block;
        height: auto;
        max-width: 100%;
      }
      :host .discord-embed-media {
        grid-column: 1 / 3;
      }
    `,
  ],
  [
    DiscordEmbedDescription,
    css`
      :host {
        line-height: 1.125rem;
        overflow-wrap: anywhere;
      }
    `,
  ],
  [
    DiscordEmbedFields,
    css`
      :host {
        grid-column: 1 / 3;
        grid-template-columns: repeat(12, minmax(0, 1fr));
      }
    `,
  ],
  [
    DiscordEmbedField,
    css`
      :host {
        overflow-wrap: anywhere;
        word-break: normal;
      }
      @media (max-width: 600px) {
        :host {
          grid-column: 1 / 13 !important;
        }
      }
    `,
  ],
  [
    DiscordEmbedFooter,
    css`
      :host {
        color: var(--text);
        flex-wrap: wrap;
      }
    `,
  ],
  [
    DiscordMention,
    css`
      :host {
        background-color: var(--mention);
        color: var(--mention-text);
        cursor: default;
      }
    `,
  ],
  [
    DiscordTime,
    css`
      :host {
        background-color: var(--stamp);
      }
    `,
  ],
];

/** To be called once, before the first of them is drawn. */
export function dressDiscordComponents(): void {
  for (const [element, sheet] of overrides) element.elementStyles.push(sheet);
}
