import { html, nothing, type TemplateResult } from 'lit';
import type { ClockRequest, Language } from '../page-server/api.ts';
import { icon } from './icons.ts';
import { becomePersona, changeLanguage, type Follow, moveClock } from './navigation.ts';
import { personaAvatar } from './people.ts';
import { formatClock, formatRelative } from './time.ts';
import { openTour } from './tour-view.ts';
import type { View } from './view.ts';

/** What Discord does not have: who you are, in which language, and what time it is. */
export function topBarView(view: View, follow: Follow): TemplateResult {
  const { words } = view;
  return html`<header class="top-bar">
    <div class="brand">
      <img src="/favicon.svg" alt="" /><b>Roadmate</b><span class="muted">${words.playground}</span>
    </div>
    ${peopleView(view, follow)} ${clockView(view)} ${languageView(view)}
    <button
      class="bar-button tour-button"
      aria-expanded=${view.state.tour.open}
      @click=${() => openTour(view)}
    >
      ${icon('compass', 18)}<span>${words.tour}</span>
    </button>
  </header>`;
}

function peopleView({ snapshot, persona, words, store }: View, follow: Follow): TemplateResult {
  const here = snapshot.personas.filter(({ guildId }) => guildId === persona.guildId);
  return html`<div class="people" role="group" aria-label=${words.people}>
    ${here.map((other) => {
      const current = other.id === persona.id;
      const role = other.organiser ? words.organiser : words.member;
      return html`<button
        class="person ${current ? 'current' : ''}"
        aria-pressed=${current}
        aria-label="${current ? other.name : words.actAs(other.name)}, ${role}"
        title="${other.name} · ${role}"
        data-persona=${other.id}
        @click=${() => becomePersona(store, follow, other.id)}
      >
        <span class="face">
          <img src=${personaAvatar(other)} alt="" />
          ${other.organiser ? html`<span class="badge">${icon('crown', 10)}</span>` : nothing}
        </span>
        ${
          current
            ? html`<span class="person-name"><b>${other.name}</b><small>${role}</small></span>`
            : nothing
        }
      </button>`;
    })}
  </div>`;
}

function clockView({ snapshot, words, language, state, store }: View): TemplateResult {
  const { now, nextPostAt } = snapshot.clock;
  const steps: [ClockRequest['advance'], string][] = [
    ['next', words.toNextPost],
    ['day', words.plusDay],
    ['week', words.plusWeek],
  ];
  return html`<div class="clock" role="group" aria-label=${words.clock}>
    <div class="clock-face" role="status">
      <b>${icon('clock', 16)} ${formatClock(now, language)}</b>
      <small
        >${words.nextPost}:
        ${
          nextPostAt === null
            ? words.noNextPost
            : html`<span title=${formatClock(nextPostAt, language)}
                >${formatClock(nextPostAt, language, false)} ·
                ${formatRelative(nextPostAt, now, language)}</span
              >`
        }</small
      >
    </div>
    <div class="clock-buttons">
      ${steps.map(
        ([advance, label]) => html`<button
          class="bar-button ${state.clockBusy === advance ? 'busy' : ''}"
          data-advance=${advance}
          aria-busy=${state.clockBusy === advance}
          ?disabled=${state.clockBusy !== null || (advance === 'next' && nextPostAt === null)}
          @click=${() => void moveClock(store, advance)}
        >
          <span>${label}</span>
          ${state.clockBusy === advance ? html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>` : nothing}
        </button>`,
      )}
    </div>
  </div>`;
}

const languages: [Language, string, string][] = [
  ['en', 'EN', 'English'],
  ['zh-CN', '中文', '简体中文'],
];

function languageView({ language, words, store }: View): TemplateResult {
  return html`<div class="languages" role="group" aria-label=${words.language}>
    ${languages.map(
      ([code, label, name]) => html`<button
        aria-pressed=${code === language}
        lang=${code}
        title=${name}
        aria-label=${name}
        @click=${() => void changeLanguage(store, code)}
      >
        ${label}
      </button>`,
    )}
  </div>`;
}
