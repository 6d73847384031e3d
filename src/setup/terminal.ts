import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';

/** Where the operator sits: a terminal, or whatever is piped in. */
export type Terminal = {
  show: (text: string) => void;
  /** One line of answer, trimmed; null when the input has ended. `hidden`: not shown while it is typed. */
  ask: (question: string, options?: { hidden: boolean }) => Promise<string | null>;
  close: () => void;
};

type Input = NodeJS.ReadableStream & { isTTY?: boolean };
type Line = { rl: Interface; hush: { on: boolean }; lines: string[] };

/** Nothing is read before the first question: who asks none leaves the input alone. */
export function openTerminal(input: Input, output: NodeJS.WritableStream): Terminal {
  let line: Line | null = null;
  const waiting: { answer: ((text: string | null) => void) | null; ended: boolean } = {
    answer: null,
    ended: false,
  };
  const settle = (text: string | null) => {
    const { answer } = waiting;
    waiting.answer = null;
    answer?.(text);
  };
  const open = (): Line => {
    const hush = { on: false };
    const lines: string[] = [];
    // readline shows what is typed by writing it here.
    const shown = new Writable({
      write: (chunk, _encoding, done) => {
        if (!hush.on) output.write(chunk);
        done();
      },
    });
    const rl = createInterface({ input, output: shown, terminal: input.isTTY === true });
    // Piped answers may all come at once, before they are asked for.
    rl.on('line', (text) => {
      if (waiting.answer === null) lines.push(text);
      else settle(text);
    });
    rl.on('SIGINT', () => rl.close());
    rl.on('close', () => {
      waiting.ended = true;
      settle(null);
    });
    return { rl, hush, lines };
  };

  return {
    show: (text) => void output.write(`${text}\n`),
    ask: async (question, { hidden } = { hidden: false }) => {
      line ??= open();
      const { rl, hush, lines } = line;
      const early = lines.shift();
      if (early === undefined && waiting.ended) return null;
      if (waiting.ended) output.write(question);
      else {
        rl.setPrompt(question);
        rl.prompt();
      }
      hush.on = hidden;
      const text =
        early ?? (await new Promise<string | null>((resolve) => (waiting.answer = resolve)));
      hush.on = false;
      // The end of the line was not shown either, or nobody typed one.
      if (hidden || input.isTTY !== true) output.write('\n');
      return text === null ? null : text.trim();
    },
    close: () => line?.rl.close(),
  };
}
