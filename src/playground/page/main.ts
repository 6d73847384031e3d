import { html, nothing, render, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { sideView } from './channels.ts';
import { composerView } from './composer.ts';
import { pageKeys } from './composer-keys.ts';
import { dressDiscordComponents } from './discord-components.ts';
import { icon } from './icons.ts';
import { recall } from './memory.ts';
import { followEnd, messageListView } from './message-list.ts';
import { modalView } from './modal.ts';
import { createFollow, type Follow } from './navigation.ts';
import { currentChannel, currentLanguage, type PageState } from './state.ts';
import { createStore, type Store } from './store.ts';
import { topBarView } from './top-bar.ts';
import { tourView } from './tour-view.ts';
import { createView, type View } from './view.ts';
import { wordsFor } from './words.ts';

/** The page's entry: one state, drawn whole after each change. */
function start(root: HTMLElement): void {
  dressDiscordComponents();
  const store: Store = createStore((state) => draw(state));
  const follow: Follow = createFollow(store);
  const keepEnd = followEnd(store);
  const draw = (state: PageState) => {
    const words = wordsFor(currentLanguage(state));
    document.documentElement.lang = currentLanguage(state);
    document.title = words.title;
    const view = createView(store, state);
    render(
      view
        ? pageView(view, follow)
        : html`<p class="loading" role="status">${words.connecting}</p>`,
      root,
    );
    keepEnd();
  };
  document.addEventListener('keydown', (event) => pageKeys(store, event));
  const closed = recall('tour-closed') === 'yes';
  store.update({ tour: { ...store.get().tour, open: !closed } });
  follow(null);
}

function pageView(view: View, follow: Follow): TemplateResult {
  const { state, words } = view;
  const { snapshot, persona } = view;
  return html`${topBarView(view, follow)}
    <div class="frame">
      ${guard([snapshot, persona, state.channelId, state.read, state.drawer], () => sideView(view, follow))}
      <main>
        ${channelBarView(view)}
        ${state.connected ? nothing : html`<p class="offline" role="status">${words.reconnecting}</p>`}
        ${messageListView(view)} ${composerView(view)}
      </main>
      ${tourView(view, follow)}
    </div>
    ${modalView(view)}`;
}

function channelBarView({ state, store, words, snapshot }: View): TemplateResult {
  const channel = currentChannel(state);
  const parent = snapshot.channels.find(({ id }) => id === channel?.parentId);
  return html`<header class="channel-bar">
    <button
      class="plain open-channels"
      aria-label=${words.openChannels}
      aria-expanded=${state.drawer === 'channels'}
      @click=${() => {
        store.update({ drawer: 'channels' });
        store.afterDraw(() =>
          document.querySelector<HTMLElement>('.side .channel.current')?.focus(),
        );
      }}
    >
      ${icon('menu', 24)}
    </button>
    ${parent ? html`<span class="parent">${icon('hash', 20)} ${parent.name} ›</span>` : nothing}
    ${icon(channel?.kind === 'thread' ? 'thread' : 'hash', 22)}
    <h2>${channel?.name ?? ''}</h2>
  </header>`;
}

const root = document.getElementById('page');
if (root) start(root);
