/** What a server answers, before its body is read. */
export type Opened =
  | {
      kind: 'opened';
      status: number;
      contentType: string;
      /** In bytes, as the server says; null where it does not. */
      length: number | null;
      body: AsyncIterable<Uint8Array>;
      /** Hangs up; the body need not be read to its end. */
      close: () => void;
    }
  /** The name leads to an address that is not of the public internet. */
  | { kind: 'private' }
  | { kind: 'unreachable' };

/**
 * Asks a server for a document, without following a redirect. `anywhere`: the address may be a
 * private one, as for the local Discord. Gives up, also within the body, when the signal says so.
 */
export type Open = (
  url: URL,
  options: { anywhere: boolean; signal: AbortSignal },
) => Promise<Opened>;
