import type { APIInteraction } from 'discord-api-types/v10';
import { z } from 'zod';
import { readInput } from '../rest/multipart.ts';
import type { RequestLog } from '../rest/request-log.ts';
import { FIRST_ANSWER_LIMIT } from '../rules/limits.ts';
import { isRefusal } from '../rules/refusals.ts';
import type { Core } from '../state/core.ts';
import type { StoredInteraction } from '../state/discord-state.ts';
import { applyAnswer } from './answers.ts';
import type { Signer } from './signing.ts';

/** Where interactions go: to an endpoint (its address, or its handler in this process), or the gateway. */
export type Receiver =
  | { kind: 'gateway' }
  | { kind: 'http'; url: string }
  | { kind: 'handler'; url: string; handle: (request: Request) => Response | Promise<Response> };

export type Delivery = {
  core: Core;
  signer: Signer;
  log: RequestLog;
  receiver: () => Receiver;
  /** The interactions sent last, oldest first. */
  sent: APIInteraction[];
};

const KEPT_INTERACTIONS = 1_000;

/** Carries one interaction to the application and accepts its answer, should it come with the response. */
export async function deliver(
  delivery: Delivery,
  payload: APIInteraction,
  interaction: StoredInteraction,
): Promise<void> {
  const { core } = delivery;
  core.pending.set(interaction.token, performance.now());
  delivery.sent.push(payload);
  if (delivery.sent.length > KEPT_INTERACTIONS) delivery.sent.shift();
  const receiver = delivery.receiver();
  const timer = setTimeout(() => {
    if (interaction.answered === null) fail(core, interaction, 'The application did not respond');
  }, FIRST_ANSWER_LIMIT);
  const stop = core.listen((event) => {
    if (event.type !== 'answered' && event.type !== 'failed') return;
    if (event.interaction.token !== interaction.token) return;
    clearTimeout(timer);
    stop();
  });
  if (receiver.kind === 'gateway') core.emit({ type: 'interaction', payload });
  else await post(delivery, receiver, payload, interaction);
}

/**
 * Delivers an interaction once more, signed afresh, as a network may. Changes nothing here: the
 * endpoint's response is returned (null over the gateway, whose second answer is refused).
 */
export async function redeliver(
  { core, signer, receiver: where }: Delivery,
  payload: APIInteraction,
): Promise<Response | null> {
  const receiver = where();
  if (receiver.kind === 'gateway') {
    core.emit({ type: 'interaction', payload });
    return null;
  }
  const timestamp = Math.floor(core.now() / 1000);
  return hand(receiver, await signer.sign(receiver.url, JSON.stringify(payload), timestamp));
}

function fail(core: Core, interaction: StoredInteraction, reason: string): void {
  core.pending.delete(interaction.token);
  core.emit({ type: 'failed', interaction, reason });
}

async function post(
  { core, signer, log }: Delivery,
  receiver: Exclude<Receiver, { kind: 'gateway' }>,
  payload: APIInteraction,
  interaction: StoredInteraction,
): Promise<void> {
  try {
    const timestamp = Math.floor(core.now() / 1000);
    const request = await signer.sign(receiver.url, JSON.stringify(payload), timestamp);
    const response = await hand(receiver, request);
    if (!core.pending.has(interaction.token)) return;
    if (response.status === 202 || response.status === 204) return;
    if (!response.ok) return fail(core, interaction, `The application answered ${response.status}`);
    const input = await readInput(response);
    const applied = isRefusal(input) ? input : applyAnswer(core, interaction, input);
    log.add({
      method: 'POST',
      path: `/interactions/${interaction.id}/${interaction.token}/callback`,
      body: isRefusal(input) ? null : input.json,
      status: isRefusal(applied) ? applied.status : 200,
      response: isRefusal(applied) ? applied : null,
      inline: true,
    });
    if (isRefusal(applied))
      fail(core, interaction, `The application's answer was refused: ${JSON.stringify(applied)}`);
  } catch (error) {
    if (!core.pending.has(interaction.token)) return;
    fail(core, interaction, `The application could not be reached: ${String(error)}`);
  }
}

function hand(receiver: Exclude<Receiver, { kind: 'gateway' }>, request: Request) {
  if (receiver.kind === 'handler') return receiver.handle(request);
  return fetch(request, { signal: AbortSignal.timeout(FIRST_ANSWER_LIMIT), redirect: 'manual' });
}

const Pong = z.object({ type: z.literal(1) });

/**
 * What Discord does when an endpoint is set: a PING must be answered, one with a wrong signature
 * refused with 401. Returns what is wrong, or null.
 */
export async function checkEndpoint(
  { core, signer }: Pick<Delivery, 'core' | 'signer'>,
  receiver: Exclude<Receiver, { kind: 'gateway' }>,
): Promise<string | null> {
  const ping = {
    id: core.newId(),
    application_id: core.state.applicationId,
    type: 1,
    token: `ping-${crypto.randomUUID()}`,
    version: 1,
    entitlements: [],
  };
  const ask = async (signed: string, sent: string) => {
    const timestamp = Math.floor(core.now() / 1000);
    const request = await signer.sign(receiver.url, signed, timestamp);
    const forged = new Request(request.url, {
      method: 'POST',
      headers: request.headers,
      body: sent,
    });
    return hand(receiver, forged);
  };
  const body = JSON.stringify(ping);
  const good = await ask(body, body);
  if (good.status !== 200 || !Pong.safeParse(await good.json().catch(() => null)).success)
    return 'a signed PING was not answered by type 1';
  const bad = await ask(`${body} `, body);
  return bad.status === 401 ? null : `a wrong signature was answered ${bad.status}, not 401`;
}
