import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import { invalidField, isRefusal, type Refusal } from '../rules/refusals.ts';
import type { Core } from '../state/core.ts';
import type { MessageInput } from '../state/message-body.ts';
import { readInput } from './multipart.ts';

/** What a REST request carries besides itself: its parsed body, for the log. */
export type RestEnv = { Bindings: Partial<HttpBindings>; Variables: { json: unknown } };
export type RestContext = Context<RestEnv>;

export type RestParts = {
  core: Core;
  token: string;
  publicKey: string;
  /** `ws://…`, told by `/gateway/bot`. */
  gatewayUrl: () => string;
  /** How many connections `/gateway/bot` recommends. */
  shards: number;
};

/** Ends the request with Discord's error body; `rest.ts` turns it into the response. */
export function refuse(refused: Refusal): never {
  const { status, code, message, errors } = refused;
  const body = { message, code, ...(errors === undefined ? {} : { errors }) };
  throw new HTTPException(status, { res: Response.json(body, { status }) });
}

/** The value, or the end of the request. */
export function need<Value>(value: Value | Refusal): Exclude<Value, Refusal> {
  if (isRefusal(value)) return refuse(value);
  return value as Exclude<Value, Refusal>;
}

/** The request's body, noted for the log. */
export async function readBody(c: RestContext): Promise<MessageInput> {
  const input = need(await readInput(c.req.raw));
  c.set('json', input.json);
  return input;
}

/** An id in the path; anything else is refused as Discord does. */
export function idParam(c: RestContext, name: string): string {
  const value = c.req.param(name) ?? '';
  if (/^\d{1,20}$/.test(value)) return value;
  return refuse(invalidField([name], 'NUMBER_TYPE_COERCE', `Value "${value}" is not snowflake.`));
}

/** A query parameter parsed by a schema. */
export function queryParam<Value>(c: RestContext, name: string, schema: z.ZodType<Value>): Value {
  const parsed = schema.safeParse(c.req.query(name));
  if (parsed.success) return parsed.data;
  return refuse(invalidField([name], 'NUMBER_TYPE_COERCE', 'The value is not valid here.'));
}

/** 204 with neither body nor content type: with one, discord.js would try to parse it. */
export function noContent(): Response {
  return new Response(null, { status: 204 });
}
