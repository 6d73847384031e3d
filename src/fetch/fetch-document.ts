import { readLink } from './link.ts';
import type { Open, Opened } from './open.ts';

/** A document may be so large, in bytes. */
export const LARGEST_DOCUMENT = 1_048_576;
/** A document must be here within so many milliseconds. */
const PATIENCE = 8_000;

/** From where Discord hands out attachments. */
const ATTACHMENT_HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];

/** Why a document was not fetched. Each has its sentence in the catalogue, under `fetch.`. */
export type FetchRefusal =
  | { why: 'bad-link' | 'no-file' | 'private' | 'moved' | 'too-large' | 'too-slow' }
  | { why: 'unreachable' | 'not-found' | 'page' | 'not-text' | 'foreign-file' }
  | { why: 'wrong-host'; host: string }
  | { why: 'failed'; status: number };

export type Fetched =
  | { kind: 'fetched'; text: string; name: string }
  | ({ kind: 'refused' } & FetchRefusal);

export type FetchDoor = {
  link: (link: string) => Promise<Fetched>;
  attachment: (file: { url: string; filename: string; size: number }) => Promise<Fetched>;
};

/**
 * The one way by which documents come in: https from a host of the list, or an attachment from
 * Discord; no redirect, no private address, at most `LARGEST_DOCUMENT` bytes within `patience`.
 * `apiBase` is where Discord's API is: a local Discord hands out its attachments there, too.
 */
export function createFetchDoor(parts: {
  open: Open;
  apiBase: string;
  patience?: number;
}): FetchDoor {
  const { open, apiBase, patience = PATIENCE } = parts;
  const local = new URL(apiBase).origin;
  return {
    link: async (link) => {
      const read = readLink(link);
      if (read.kind === 'refused') return read;
      return fetchFrom(open, read.url, nameIn(read.url), patience, false);
    },
    attachment: async ({ url, filename, size }) => {
      const address = URL.parse(url);
      if (address === null) return refused('foreign-file');
      const isLocal = address.origin === local;
      const isDiscords =
        address.protocol === 'https:' &&
        address.port === '' &&
        ATTACHMENT_HOSTS.includes(address.hostname);
      if (!isLocal && !isDiscords) return refused('foreign-file');
      if (size > LARGEST_DOCUMENT) return refused('too-large');
      return fetchFrom(open, address, filename, patience, isLocal);
    },
  };
}

async function fetchFrom(
  open: Open,
  url: URL,
  name: string,
  patience: number,
  anywhere: boolean,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(patience);
  try {
    const opened = await open(url, { anywhere, signal });
    if (opened.kind !== 'opened') return refused(opened.kind);
    try {
      return await readDocument(opened, name, signal);
    } finally {
      opened.close();
    }
  } catch {
    return refused(signal.aborted ? 'too-slow' : 'unreachable');
  }
}

async function readDocument(
  { status, contentType, length, body }: Extract<Opened, { kind: 'opened' }>,
  name: string,
  signal: AbortSignal,
): Promise<Fetched> {
  if (status >= 300 && status < 400) return refused('moved');
  if (status === 404 || status === 410) return refused('not-found');
  if (status !== 200) return { kind: 'refused', why: 'failed', status };
  if (/^(text\/html|application\/xhtml)/i.test(contentType)) return refused('page');
  if (/^(image|audio|video|font)\//i.test(contentType)) return refused('not-text');
  if (length !== null && length > LARGEST_DOCUMENT) return refused('too-large');
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    signal.throwIfAborted();
    size += part.byteLength;
    if (size > LARGEST_DOCUMENT) return refused('too-large');
    parts.push(part);
  }
  const text = decode(parts, size);
  return text === null ? refused('not-text') : { kind: 'fetched', text, name };
}

/** UTF-8, or UTF-16 with a mark of it, as Windows' editors write; null for what is no text. */
function decode(parts: readonly Uint8Array[], size: number): string | null {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  const marks = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const;
  for (const [encoding, [first, second]] of Object.entries(marks)) {
    if (bytes[0] === first && bytes[1] === second) return new TextDecoder(encoding).decode(bytes);
  }
  return bytes.includes(0) ? null : new TextDecoder().decode(bytes);
}

function nameIn({ pathname }: URL): string {
  const last = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function refused(why: Exclude<FetchRefusal['why'], 'wrong-host' | 'failed'>): Fetched {
  return { kind: 'refused', why };
}
