import type { KeyObject } from 'node:crypto';
import * as z from 'zod';
import type { Random } from '../time/random.ts';
import { createExchange, type Exchange } from './exchange.ts';
import { nearValid, type Town } from './near-valid.ts';
import type { Program } from './program.ts';
import { spoil, spoilText } from './spoil.ts';
import { forged, type SignedBody, signedWith } from './unsigned.ts';

/** What was sent: signed and as it should be, with spoiled fields, as spoiled text; or not signed. */
type Kind = 'near-valid' | 'spoiled' | 'garbage' | 'unsigned';
type Request = SignedBody & { kind: Kind };

export type HttpResult = {
  /** How often each kind was answered by each status, such as `spoiled 400`. */
  statuses: Map<string, number>;
  /** How often each type of answer came: of messages, dialogs, suggestions. */
  answers: Map<string, number>;
  /** Of signed ones, until the whole first answer was there, in milliseconds. */
  latencies: number[];
  /** What must not be, in words; nothing, if all is well. */
  wrongs: string[];
  /** In MiB, at each tenth of the way. */
  memory: (number | null)[];
  seconds: number;
};

const MAY: Record<Kind, readonly number[]> = {
  'near-valid': [200],
  spoiled: [200, 400],
  garbage: [400],
  unsigned: [401],
};
const Answer = z.object({ type: z.number(), data: z.unknown().optional() });
const Message = z.object({ allowed_mentions: z.object({ parse: z.array(z.string()).max(0) }) });

export type HttpParts = {
  program: Program;
  town: Town;
  random: Random;
  key: KeyObject;
  counts: { interactions: number; unsigned: number; inFlight: number };
  note: (text: string) => void;
};

/** Sends it all, so many at once, in an order that chance decides. */
export async function fuzzHttp(parts: HttpParts): Promise<HttpResult> {
  const { program, random, counts, note } = parts;
  const result: HttpResult = {
    ...{ statuses: new Map(), answers: new Map(), latencies: [], wrongs: [] },
    ...{ memory: [program.memory()], seconds: 0 },
  };
  const total = counts.interactions + counts.unsigned;
  const exchange = createExchange(program.port, counts.inFlight);
  const left = { signed: counts.interactions, unsigned: counts.unsigned, n: 0, done: 0 };
  const began = performance.now();
  const drive = async () => {
    while (left.n < total && program.ended() === null) {
      left.n += 1;
      const rest = left.signed + left.unsigned;
      const isSigned = random.int(1, rest) <= left.signed;
      if (isSigned) left.signed -= 1;
      else left.unsigned -= 1;
      const request = requestOf(parts, left.n, isSigned);
      try {
        judge(result, request, await exchange.send(request));
      } catch (error) {
        result.wrongs.push(
          `${request.kind} broke off: ${String(error)}: ${request.body.slice(0, 400)}`,
        );
      }
      left.done += 1;
      if (left.done % Math.ceil(total / 10) === 0) {
        result.memory.push(program.memory());
        note(
          `${left.done} of ${total} sent, ${result.wrongs.length} wrong, ${program.memory()} MiB`,
        );
      }
    }
  };
  await Promise.all(Array.from({ length: counts.inFlight }, drive));
  result.seconds = (performance.now() - began) / 1000;
  exchange.close();
  const ended = program.ended();
  if (ended !== null) result.wrongs.push(ended);
  return result;
}

function requestOf({ town, random, key }: HttpParts, n: number, isSigned: boolean): Request {
  const timestamp = String(Math.floor(town.now() / 1000));
  const whole = nearValid(random, town, n);
  const draw = random.next();
  if (!isSigned) {
    const body = draw < 0.5 ? JSON.stringify(whole) : spoilText(random, JSON.stringify(whole));
    return { kind: 'unsigned', ...forged(random, signedWith(key, body, timestamp), key) };
  }
  if (draw < 0.4) {
    return { kind: 'near-valid', ...signedWith(key, JSON.stringify(whole), timestamp) };
  }
  if (draw < 0.95) {
    const body = JSON.stringify(spoil(random, whole));
    return { kind: 'spoiled', ...signedWith(key, body, timestamp) };
  }
  // A line of text in front, so that whatever it is, it is no JSON.
  const body = `no JSON: ${spoilText(random, JSON.stringify(whole))}`;
  return { kind: 'garbage', ...signedWith(key, body, timestamp) };
}

function judge(result: HttpResult, { kind, body }: Request, { status, text, ms }: Exchange): void {
  count(result.statuses, `${kind} ${status}`);
  if (kind !== 'unsigned') result.latencies.push(ms);
  const answer = status === 200 ? answerIn(text) : null;
  if (status === 200) count(result.answers, `type ${answer?.type}`);
  const why = wrongWith(kind, status, answer);
  if (why !== null) result.wrongs.push(`${why}: ${body.slice(0, 1_500)}`);
}

function wrongWith(kind: Kind, status: number, answer: z.infer<typeof Answer> | null) {
  if (!MAY[kind].includes(status)) return `${kind} was answered ${status}`;
  if (status !== 200) return null;
  if (answer === null || ![1, 4, 5, 6, 7, 8, 9].includes(answer.type)) return 'no answer';
  const isMessage = answer.type === 4 || answer.type === 7;
  const mayNotify = isMessage && !Message.safeParse(answer.data).success;
  return mayNotify ? 'somebody may be notified' : null;
}

/** The answer, which comes in a form where files come with it. */
function answerIn(text: string): z.infer<typeof Answer> | null {
  const json = text.startsWith('{')
    ? text
    : (/name="payload_json"\r\n\r\n([\s\S]*?)\r\n--/.exec(text)?.[1] ?? '');
  try {
    return Answer.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

function count(tally: Map<string, number>, key: string): void {
  tally.set(key, (tally.get(key) ?? 0) + 1);
}
