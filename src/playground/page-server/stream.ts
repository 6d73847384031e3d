import type { Core } from '../state/core.ts';
import type { PageClock, PageEvent, Persona } from './api.ts';
import { describeForPage, takeSnapshot } from './events.ts';

/** Real milliseconds between signs of life; proxies and browsers drop silent streams. */
const HEARTBEAT = 15_000;

/** A page that reads this slowly is cut off; its browser connects again and gets a snapshot. */
const MOST_WAITING = 1_000;

export type PageStreams = {
  /** Server-sent events for one persona, beginning with the snapshot. */
  open(persona: Persona): Promise<Response>;
  tellClock(): Promise<void>;
  close(): void;
};

/** All open pages. */
export function createPageStreams(core: Core, readClock: () => Promise<PageClock>): PageStreams {
  const open = new Set<(event: PageEvent) => void>();
  const ends = new Set<() => void>();
  return {
    open: async (persona) => {
      const clock = await readClock();
      const encoder = new TextEncoder();
      let end = () => {};
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          const write = (text: string) => {
            if ((controller.desiredSize ?? 0) < -MOST_WAITING) return finish();
            controller.enqueue(encoder.encode(text));
          };
          const send = (event: PageEvent) => write(`data: ${JSON.stringify(event)}\n\n`);
          const sendSnapshot = (at: PageClock) =>
            send({ type: 'snapshot', snapshot: takeSnapshot(core, persona, at) });
          const stop = core.listen((event) => {
            const change = describeForPage(core, event, persona);
            if (change === 'snapshot') sendSnapshot({ ...clock, now: core.now() });
            else if (change !== null) send(change);
          });
          const beat = setInterval(() => write(': \n\n'), HEARTBEAT);
          end = () => {
            clearInterval(beat);
            stop();
            open.delete(send);
            ends.delete(finish);
          };
          const finish = () => {
            end();
            controller.close();
          };
          ends.add(finish);
          open.add(send);
          sendSnapshot(clock);
        },
        cancel: () => end(),
      });
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
      });
    },
    tellClock: async () => {
      if (open.size === 0) return;
      const clock = await readClock();
      for (const send of open) send({ type: 'clock', clock });
    },
    close: () => {
      for (const finish of [...ends]) finish();
    },
  };
}
