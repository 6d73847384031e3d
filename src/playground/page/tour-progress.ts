import type { Snapshot } from '../page-api.ts';
import { recall, remember } from './memory.ts';
import type { Store } from './store.ts';
import { tourSteps } from './tour.ts';

/** Ticks the steps that the page has seen done, and goes on to the first open one. */
export function noteProgress(store: Store): void {
  const { snapshot: all, personaId, tour } = store.get();
  const guildId = all?.personas.find(({ id }) => id === personaId)?.guildId;
  if (!all || guildId === undefined) return;
  const snapshot = withinGuild(all, guildId);
  const fresh = snapshot.messages.length === 0;
  const remembered = fresh ? [] : (recall('tour') ?? '').split(',');
  const before = new Set(fresh ? [] : [...tour.done, ...remembered]);
  const done = new Set(
    tourSteps
      .filter((step) => before.has(step.id) || step.done(snapshot, [...tour.sent]))
      .map(({ id }) => id),
  );
  if (done.size === tour.done.size) return;
  remember('tour', [...done].join(','));
  const here = tourSteps[tour.at];
  const moves = here === undefined || done.has(here.id);
  const next = tourSteps.findIndex((step) => !done.has(step.id));
  const at = moves ? (next === -1 ? tourSteps.length : next) : tour.at;
  store.update({ tour: { ...tour, done, at } });
}

/** Another server's course is another story. */
function withinGuild(snapshot: Snapshot, guildId: string): Snapshot {
  const here = new Set(
    snapshot.channels.filter((channel) => channel.guildId === guildId).map(({ id }) => id),
  );
  const messages = snapshot.messages.filter(({ message }) => here.has(message.channel_id));
  return { ...snapshot, messages };
}
