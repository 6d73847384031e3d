import { startRelay } from './relay.ts';

/** A TCP proxy to a database that can swallow answers. */
export type LossyProxy = {
  url: string;
  /** Cuts the connection when the database answers the next statement that holds these words. */
  loseAnswerTo: (words: string) => void;
  /** Lets nothing through any more, in neither direction, and cuts nothing. */
  freeze: () => void;
  thaw: () => void;
  /** Cuts everything and lets nobody in, until `listen`. */
  hangUp: () => Promise<void>;
  listen: () => Promise<void>;
  /** Answers that were lost. */
  lost: () => number;
  close: () => Promise<void>;
};

export async function startLossyProxy(url: string): Promise<LossyProxy> {
  const fate: { words: string | null; lost: number } = { words: null, lost: 0 };
  let frozen = false;
  const relay = await startRelay(url, (client, upstream) => {
    let isDoomed = false;
    client.on('data', (bytes) => {
      if (frozen) return;
      const { words } = fate;
      if (words !== null && bytes.includes(words)) {
        // It is parsed first and run with the next bytes, when the answer to that has arrived.
        fate.words = null;
        isDoomed = true;
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (frozen) return;
      if (isDoomed && isCommandComplete(bytes)) {
        fate.lost += 1;
        client.destroy();
        return;
      }
      client.write(bytes);
    });
  });
  return {
    url: relay.url,
    hangUp: relay.close,
    listen: relay.listen,
    loseAnswerTo: (words) => {
      fate.words = words;
    },
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
      relay.cut();
    },
    lost: () => fate.lost,
    close: relay.close,
  };
}

/** Whether the server's bytes say that a statement is done and committed: CommandComplete, then ReadyForQuery. */
function isCommandComplete(bytes: Buffer): boolean {
  for (let at = 0; at + 5 <= bytes.length; at += 1 + bytes.readUInt32BE(at + 1)) {
    if (bytes[at] === 'C'.charCodeAt(0)) return true;
  }
  return false;
}
