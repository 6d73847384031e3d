import type {
  ClockRequest,
  InteractAnswer,
  InteractRequest,
  LanguageRequest,
  PageEvent,
  SayRequest,
} from '../page-server/api.ts';

/** The page's side of `page-api.ts`. A call that cannot reach the server rejects. */

async function post(path: string, body: unknown): Promise<Response> {
  const answer = await fetch(`/playground/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer;
}

export async function interact(request: InteractRequest): Promise<InteractAnswer> {
  return (await post('interact', request)).json();
}

export async function say(request: SayRequest): Promise<void> {
  await post('say', request);
}

/** The new clock also arrives as an event, so the answer's body is not needed. */
export async function advanceClock(request: ClockRequest): Promise<void> {
  await post('clock', request);
}

export async function switchLanguage(request: LanguageRequest): Promise<void> {
  await post('language', request);
}

/**
 * Follows the events for a persona until the returned function is called. The browser reconnects
 * a broken stream by itself, but gives up on one that was refused: `onRefused` says so.
 */
export function followEvents(
  persona: string | null,
  onEvent: (event: PageEvent) => void,
  onConnection: (connected: boolean) => void,
  onRefused: () => void,
): () => void {
  const query = persona === null ? '' : `?persona=${encodeURIComponent(persona)}`;
  const source = new EventSource(`/playground/events${query}`);
  source.onopen = () => onConnection(true);
  source.onmessage = ({ data }) => onEvent(JSON.parse(String(data)));
  source.onerror = () => {
    onConnection(false);
    if (source.readyState === EventSource.CLOSED) onRefused();
  };
  return () => source.close();
}
