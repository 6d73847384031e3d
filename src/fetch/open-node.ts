import { lookup } from 'node:dns/promises';
import { request as askPlainly, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Open, Opened } from './open.ts';
import { isPublicAddress } from './public-address.ts';

type Address = { address: string; family: number };

/** Everything that a name resolves to; how a test says where a host is. */
export type NodeNetwork = {
  resolve: (host: string) => Promise<Address[]>;
  isPublic: (address: string) => boolean;
  /** Certificates to trust beside the system's. */
  ca?: string;
  port?: number;
};

const internet: NodeNetwork = {
  resolve: (host) => lookup(host, { all: true }),
  isPublic: isPublicAddress,
};

/**
 * Opens documents with Node's own client. The name is resolved once, every address must be public,
 * and the connection goes to the very address that was looked at: a name that resolves to another
 * one a moment later leads nowhere else.
 */
export function createNodeOpen({ resolve, isPublic, ca, port }: NodeNetwork = internet): Open {
  return async (url, { anywhere, signal }) => {
    try {
      if (anywhere) return await ask(url, { signal });
      const [first, ...more] = await orAbort(resolve(url.hostname), signal);
      if (first === undefined) return { kind: 'unreachable' };
      if (![first, ...more].every(({ address }) => isPublic(address))) return { kind: 'private' };
      return await ask(url, {
        signal,
        lookup: pinnedTo(first),
        ...(ca === undefined ? {} : { ca }),
        ...(port === undefined ? {} : { port }),
      });
    } catch (error) {
      if (signal.aborted) throw error;
      return { kind: 'unreachable' };
    }
  };
}

type AskOptions = { signal: AbortSignal; lookup?: LookupFunction; ca?: string; port?: number };

function ask(url: URL, options: AskOptions): Promise<Opened> {
  // Compressed text could be a thousand times its size; none is asked for, and none is unpacked.
  const headers = { accept: 'text/markdown, text/plain, */*;q=0.1', 'accept-encoding': 'identity' };
  const client = url.protocol === 'https:' ? request : askPlainly;
  return new Promise((resolve, reject) => {
    const asked = client(url, { ...options, headers, agent: false }, (response) =>
      resolve(opened(response)),
    );
    asked.on('error', reject);
    asked.end();
  });
}

function opened(response: IncomingMessage): Opened {
  const { 'content-type': contentType = '', 'content-length': length } = response.headers;
  return {
    kind: 'opened',
    status: response.statusCode ?? 0,
    contentType,
    length: length === undefined ? null : Number(length),
    body: response,
    close: () => response.destroy(),
  };
}

/** Answers every look-up with the one address; asked for all, with a list of it. */
function pinnedTo({ address, family }: Address): LookupFunction {
  return (_host, options, callback) => {
    if (options.all) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
}

/** A resolver takes no signal: what comes too late is not waited for. */
function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
  ]);
}
