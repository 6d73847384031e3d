import type { Snapshot } from '../page-server/api.ts';
import { recall, remember } from './memory.ts';
import type { Store } from './store.ts';
import { tourSteps } from './tour.ts';

/**
 * Ticks the steps that the page has seen done, and goes on to the first open one. What was ticked
 * is remembered for the server's id, so that a playground that begins anew begins its tour anew.
 */
export function noteProgress(store: Store): void {
  const { snapshot: all, personaId, tour } = store.get();
  const guildId = all?.personas.find(({ id }) => id === personaId)?.guildId;
  if (!all || guildId === undefined) return;
  const snapshot = withinGuild(all, guildId);
  const [about, ...remembered] = (recall('tour') ?? '').split(',');
  const known = new Set(about === guildId ? remembered : []);
  const done = new Set(
    tourSteps
      .filter((step) => known.has(step.id) || step.done(snapshot, [...tour.sent]))
      .map(({ id }) => id),
  );
  if ([...done].join() === [...tour.done].join()) return;
  remember('tour', [guildId, ...done].join(','));
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
