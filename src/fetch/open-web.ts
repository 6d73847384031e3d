import type { Open } from './open.ts';

/**
 * Opens documents with `fetch`, for Workers. A Worker can neither resolve a name itself nor pin an
 * address; it runs in no private network, its `fetch` reaches the public internet alone, and only
 * hosts of the list come here.
 */
export const openWeb: Open = async (url, { signal }) => {
  try {
    const headers = { accept: 'text/markdown, text/plain, */*;q=0.1' };
    const {
      status,
      headers: told,
      body,
    } = await fetch(url, {
      headers,
      redirect: 'manual',
      signal,
    });
    const length = told.get('content-length');
    return {
      kind: 'opened',
      status,
      contentType: told.get('content-type') ?? '',
      length: length === null ? null : Number(length),
      body: chunks(body),
      close: () => void body?.cancel().catch(() => {}),
    };
  } catch (error) {
    if (signal.aborted) throw error;
    return { kind: 'unreachable' };
  }
};

async function* chunks(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return;
    yield value;
  }
}
