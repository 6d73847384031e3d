import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buildPage, pageHeaders } from '../../src/playground/page/build.ts';
import type {
  ClockRequest,
  InteractRequest,
  LanguageRequest,
  PageEvent,
  PageMessage,
  SayRequest,
  Snapshot,
} from '../../src/playground/page-server/api.ts';
import {
  bot,
  channels,
  commands,
  firstMessages,
  firstNow,
  guilds,
  makeMessage,
  personas,
  study,
  userOf,
  weekEmbed,
  weekRow,
} from './fake-data.ts';
import { answer, type FakeWorld } from './fake-product.ts';

export type FakeServer = {
  url: string;
  /** All interactions and messages that the page sent. */
  requests: (InteractRequest | SayRequest)[];
  /** Drops all event streams, as a restart would. */
  dropStreams: () => void;
  close: () => Promise<void>;
};

/** Serves the page, and plays a product that answers a few things, after `page-api.ts`. */
export async function startFakeServer(port = 0): Promise<FakeServer> {
  const page = await buildPage();
  const streams = new Map<ServerResponse, string | null>();
  const requests: (InteractRequest | SayRequest)[] = [];
  let clock = { now: firstNow, nextPostAt: firstNow + 2 * 86_400_000 };
  let week = 1;
  let people = personas.map((persona) => ({ ...persona }));
  let messages = firstMessages();

  const sees = (persona: string | null, shown: PageMessage) =>
    shown.ephemeralFor === null || shown.ephemeralFor === persona;
  const emit = (event: PageEvent) => {
    for (const [stream, persona] of streams) {
      if (event.type !== 'message' || sees(persona, event.message)) {
        stream.write(`data: ${JSON.stringify(event)}\n\n`);
      }
    }
  };
  const put = (shown: PageMessage) => {
    const at = messages.findIndex(({ message }) => message.id === shown.message.id);
    messages = at === -1 ? [...messages, shown] : messages.with(at, shown);
    emit({ type: 'message', message: shown });
  };
  const snapshotFor = (persona: string | null): Snapshot => ({
    guilds,
    personas: people,
    roles: [],
    channels,
    messages: messages.filter((shown) => sees(persona, shown)),
    commands,
    clock,
  });
  const product: FakeWorld = {
    now: () => clock.now,
    nameOf: (id) => people.find((persona) => persona.id === id)?.name ?? id,
    find: (id) => messages.find(({ message }) => message.id === id),
    put,
  };

  const moveClock = ({ advance }: ClockRequest) => {
    const to = {
      next: clock.nextPostAt,
      day: clock.now + 86_400_000,
      week: clock.now + 7 * 86_400_000,
    }[advance];
    while (clock.nextPostAt <= to) {
      week += 1;
      put(
        makeMessage({
          channelId: study,
          author: bot,
          at: clock.nextPostAt,
          embeds: [weekEmbed(week, clock.nextPostAt)],
          components: weekRow(),
        }),
      );
      clock = { now: clock.nextPostAt, nextPostAt: clock.nextPostAt + 7 * 86_400_000 };
    }
    clock = { ...clock, now: to };
    emit({ type: 'clock', clock });
    return clock;
  };

  const handlers: Record<string, (text: string) => unknown> = {
    interact: (text) => {
      const request: InteractRequest = JSON.parse(text);
      requests.push(request);
      return answer(product, request);
    },
    say: (text) => {
      const request: SayRequest = JSON.parse(text);
      requests.push(request);
      const author = people.find(({ id }) => id === request.persona);
      if (author)
        put(
          makeMessage({
            channelId: request.channelId,
            author: userOf(author),
            at: clock.now,
            content: request.content,
          }),
        );
    },
    clock: (text) => moveClock(JSON.parse(text)),
    language: (text) => {
      const { language }: LanguageRequest = JSON.parse(text);
      people = people.map((one) => ({ ...one, language }));
      emit({ type: 'personas', personas: people });
    },
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const file = page.get(url.pathname);
    if (file) {
      response.writeHead(200, { ...pageHeaders, 'content-type': file.type }).end(file.body);
    } else if (url.pathname === '/playground/events') {
      const persona = url.searchParams.get('persona');
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      const event: PageEvent = { type: 'snapshot', snapshot: snapshotFor(persona) };
      response.write(`retry: 300\ndata: ${JSON.stringify(event)}\n\n`);
      streams.set(response, persona);
      response.on('close', () => streams.delete(response));
    } else {
      void reply(request, response, handlers[url.pathname.replace('/playground/', '')]);
    }
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const address = server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}/`,
    requests,
    dropStreams: () => {
      for (const stream of streams.keys()) stream.destroy();
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  handler: ((text: string) => unknown) | undefined,
): Promise<void> {
  if (!handler) {
    response.writeHead(404).end();
    return;
  }
  let text = '';
  for await (const chunk of request) text += String(chunk);
  const answer = handler(text);
  if (answer === undefined) response.writeHead(204).end();
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}
