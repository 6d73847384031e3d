import { html, nothing, type TemplateResult } from 'lit';
import type { PageChannel } from '../page-server/api.ts';
import { icon } from './icons.ts';
import { becomePersona, type Follow, openChannel } from './navigation.ts';
import { personaAvatar } from './people.ts';
import { channelTree, compareIds, newestByChannel } from './reduce.ts';
import type { View } from './view.ts';

/** The left side: servers as a rail, the server's channels with their threads, and who one is. */
export function sideView(view: View, follow: Follow): TemplateResult {
  const { state, words, store } = view;
  return html`<div class="side ${state.drawer === 'channels' ? 'open' : ''}">
    ${railView(view, follow)} ${listView(view)}
    <button
      class="drawer-shade"
      tabindex="-1"
      aria-label=${words.close}
      @click=${() => store.update({ drawer: 'none' })}
    ></button>
  </div>`;
}

function railView({ snapshot, persona, words, store }: View, follow: Follow): TemplateResult {
  return html`<nav class="rail" aria-label=${words.servers}>
    ${snapshot.guilds.map((guild) => {
      const current = guild.id === persona.guildId;
      const first = snapshot.personas.find(({ guildId }) => guildId === guild.id);
      return html`<button
        class="guild ${current ? 'current' : ''}"
        aria-current=${current}
        title=${guild.name}
        aria-label=${guild.name}
        @click=${() => first && !current && becomePersona(store, follow, first.id)}
      >
        ${shorten(guild.name)}
      </button>`;
    })}
  </nav>`;
}

/** Discord writes the words' first letters; a Chinese name gives its first two characters. */
function shorten(name: string): string {
  const words = name.trim().split(/\s+/);
  if (words.length === 1) return [...name].slice(0, 2).join('');
  return words
    .map((word) => [...word][0] ?? '')
    .join('')
    .slice(0, 3);
}

function listView(view: View): TemplateResult {
  const { snapshot, persona, state, words } = view;
  const guild = snapshot.guilds.find(({ id }) => id === persona.guildId);
  return html`<nav class="channels" aria-label=${words.channels}>
    <h1>${guild?.name ?? ''}</h1>
    <div class="channel-scroll">
      <h2>${words.textChannels}</h2>
      <ul>
        ${channelTree(snapshot, persona.guildId, state.channelId).map(
          ({ channel, threads }) => html`<li>
            ${entryView(view, channel)}
            ${
              threads.length > 0
                ? html`<ul class="threads">
                    ${threads.map((thread) => html`<li>${entryView(view, thread)}</li>`)}
                  </ul>`
                : nothing
            }
          </li>`,
        )}
      </ul>
    </div>
    <div class="me">
      <img src=${personaAvatar(persona)} alt="" />
      <span><b>${persona.name}</b><small>${persona.organiser ? words.organiser : words.member}</small></span>
    </div>
  </nav>`;
}

function entryView(view: View, channel: PageChannel): TemplateResult {
  const { state, store, words } = view;
  const current = channel.id === state.channelId;
  const unread = !current && isUnread(view, channel.id);
  return html`<button
    class="channel ${current ? 'current' : ''} ${unread ? 'unread' : ''}"
    aria-current=${current ? 'page' : nothing}
    data-channel=${channel.id}
    @click=${() => openChannel(store, channel.id)}
  >
    ${channel.kind === 'text' ? icon('hash') : nothing}<span class="channel-name">${channel.name}</span>
    ${unread ? html`<span class="sr-only">(${words.unread})</span>` : nothing}
  </button>`;
}

function isUnread({ snapshot, state }: View, channelId: string): boolean {
  const newest = newestByChannel(snapshot).get(channelId);
  if (newest === undefined) return false;
  const read = state.read.get(channelId);
  return read === undefined || compareIds(newest, read) > 0;
}
