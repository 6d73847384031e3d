import { html, nothing, type TemplateResult } from 'lit';
import type { Persona, Snapshot } from '../page-server/api.ts';
import { findCommand, listCommands, showPath } from './command-list.ts';
import { openLine } from './composer-actions.ts';
import { focusComposer } from './composer-change.ts';
import { icon } from './icons.ts';
import { remember } from './memory.ts';
import { becomePersona, type Follow, moveClock, openChannel } from './navigation.ts';
import { compareIds } from './reduce.ts';
import { hasButton, type TourAction, type TourStep, tourSteps } from './tour.ts';
import type { View } from './view.ts';

/** The tour's card: the current step with its buttons, and the others as ticks. */
export function tourView(view: View, follow: Follow): unknown {
  const { state, words, store, language } = view;
  if (!state.tour.open) return nothing;
  const { at, done } = state.tour;
  const step = tourSteps[at];
  const go = (to: number) => store.update({ tour: { ...store.get().tour, at: to } });
  return html`<aside class="tour" aria-label=${words.tour}>
    <header>
      <h2>${icon('compass')} ${words.tourTitle}</h2>
      <button class="plain" aria-label=${words.tourHide} @click=${() => closeTour(view)}>
        ${icon('close')}
      </button>
    </header>
    ${at === 0 ? html`<p class="muted intro">${words.tourIntro}</p>` : nothing}
    <ol class="tour-steps">
      ${tourSteps.map(
        (
          other,
          index,
        ) => html`<li class="${done.has(other.id) ? 'done' : ''} ${index === at ? 'here' : ''}">
          <button
            class="plain"
            aria-current=${index === at ? 'step' : nothing}
            @click=${() => go(index)}
          >
            <span class="tick">${done.has(other.id) ? icon('check', 14) : index + 1}</span>
            <span>${other.title[language]}</span>
            ${done.has(other.id) ? html`<span class="sr-only">(${words.tourDone})</span>` : nothing}
          </button>
          ${index === at ? stepView(view, other, follow) : nothing}
        </li>`,
      )}
    </ol>
    ${step === undefined ? html`<p class="tour-end" role="status">${words.tourAllDone}</p>` : nothing}
  </aside>`;
}

function stepView(view: View, step: TourStep, follow: Follow): TemplateResult {
  const { words, state } = view;
  return html`<div class="tour-body" role="status">
    <p><span class="sr-only">${words.tourStep(state.tour.at + 1, tourSteps.length)}</span>${stepText(view, step)}</p>
    <div class="tour-actions">
      ${usefulActions(view, step).map(
        (action, index) => html`<button
          class="button small ${index === 0 ? 'primary' : 'secondary'}"
          ?disabled=${action.kind === 'clock' && state.clockBusy !== null}
          @click=${() => act(view, action, follow)}
        >
          ${labelOf(view, action)}
        </button>`,
      )}
    </div>
  </div>`;
}

function stepText({ snapshot, language }: View, step: TourStep): string {
  return step.text[language].replace(
    /\{([a-z ]+)\}/g,
    (_, path: string) => `/${showPath(snapshot.commands, path, language)}`,
  );
}

function labelOf({ snapshot, language, words }: View, action: TourAction): string {
  if (action.kind !== 'command') return action.label[language];
  const all = listCommands(snapshot.commands, language, true);
  const found = findCommand(all, action.line[language]);
  return words.fillIn(found ? `/${found.entry.shownPath}` : action.line[language]);
}

/** Nobody needs to become whom they are. */
function usefulActions({ persona }: View, step: TourStep): TourAction[] {
  return step.actions.filter(
    (action) => action.kind !== 'persona' || action.organiser !== persona.organiser,
  );
}

export function openTour({ store }: View): void {
  store.update({ tour: { ...store.get().tour, open: true }, drawer: 'none' });
  remember('tour-closed', '');
}

function closeTour({ store }: View): void {
  store.update({ tour: { ...store.get().tour, open: false } });
  remember('tour-closed', 'yes');
  store.afterDraw(() => document.querySelector<HTMLElement>('.tour-button')?.focus());
}

/** On a phone the card covers the messages: an action that needs them puts it away. */
function uncover({ store }: View): void {
  if (matchMedia('(max-width: 900px)').matches) {
    store.update({ tour: { ...store.get().tour, open: false } });
  }
}

function act(view: View, action: TourAction, follow: Follow): void {
  const { store, snapshot, persona, language } = view;
  switch (action.kind) {
    case 'command':
      uncover(view);
      openLine(store, action.line[language]);
      return;
    case 'persona': {
      const other = snapshot.personas.find(
        (one) => one.guildId === persona.guildId && one.organiser === action.organiser,
      );
      if (other && persona.organiser !== action.organiser) becomePersona(store, follow, other.id);
      focusComposer(store);
      return;
    }
    case 'clock':
      void moveClock(store, action.advance).then(() => {
        uncover(view);
        const post = newestPost(store.get().snapshot ?? snapshot, persona);
        if (post) openChannel(store, post.message.channel_id);
      });
      return;
    case 'find-button':
      uncover(view);
      findButton(view, action.pattern);
  }
}

function newestPost(snapshot: Snapshot, persona: Persona, button?: RegExp) {
  const here = new Set(
    snapshot.channels.filter(({ guildId }) => guildId === persona.guildId).map(({ id }) => id),
  );
  return snapshot.messages
    .filter(({ message }) => message.author.bot && here.has(message.channel_id))
    .filter(({ message }) => button === undefined || hasButton(message, button))
    .toSorted((one, other) => compareIds(other.message.id, one.message.id))[0];
}

function findButton(view: View, pattern: RegExp): void {
  const { store } = view;
  const post = newestPost(view.snapshot, view.persona, pattern);
  if (!post) return;
  openChannel(store, post.message.channel_id);
  store.update({ atEnd: false });
  store.afterDraw(() => {
    const message = document.querySelector(`[data-message="${CSS.escape(post.message.id)}"]`);
    const buttons = [...(message?.querySelectorAll<HTMLElement>('.rows button') ?? [])];
    const button = buttons.find((one) => pattern.test(one.getAttribute('aria-label') ?? ''));
    button?.scrollIntoView({ block: 'center' });
    button?.focus({ focusVisible: true, preventScroll: true });
    button?.classList.add('found');
    setTimeout(() => button?.classList.remove('found'), 2_000);
  });
}
