import {
  type APIInteraction,
  type APIInteractionResponse,
  InteractionType,
  InteractionResponseType as Response,
} from 'discord-api-types/v10';
import type { Language } from '../i18n/language.ts';
import type { Audit } from './act.ts';
import { type Ask, askOf, localeOf } from './ask.ts';
import { type Call, callOf, effortOf } from './call.ts';
import type { Effort } from './limits.ts';
import type { File, Message } from './message.ts';
import { besides, choices, deferral, messageOf, privately, withAside } from './response.ts';
import { type Answer, route } from './route.ts';
import type { Routes } from './routes.ts';

/** Discord waits 3 s; an answer that is not there by then is deferred and edited in. */
const DEFER_AFTER = 2_000;

/** The words for what no command answers, and how slow answers reach Discord. */
export type DispatchParts<K> = {
  routes: Routes<K>;
  kit: K;
  /** Says a refusal or a failure. */
  say: (refusal: Refusal, language: Language) => Message;
  /** Edits the answer of an interaction: `PATCH /webhooks/{app}/{token}/messages/@original`. */
  editAnswer: (applicationId: string, token: string, message: Message) => Promise<void>;
  /** Something written is due to be posted now. */
  sweep: () => Promise<void>;
  report: (event: FailedInteraction) => void;
  /** Whether what was asked for was saved, by the error that came of it; null: the error does not tell. */
  savedBy: (error: unknown) => 'no' | 'unknown' | null;
  /** What somebody is to be told once, under their next answer to a button or menu; null: nothing. */
  aside?: (ask: Ask) => Promise<string | null>;
  /** What has to be kept of what organisers do; nothing, when left out. */
  audit?: Audit;
  /** Milliseconds until somebody may ask for so much; 0: at once. Asked before anything else is done. */
  limit?: (ask: Ask, effort: Effort) => number;
  wait: (ms: number) => Promise<'late'>;
  /** Epoch ms. */
  now: () => number;
};

export type Refusal =
  | Exclude<Answer, { kind: 'reply' | 'choices' }>
  | { kind: 'no-server' }
  /** A dialog that was not ready in time: after a deferral Discord takes none. */
  | { kind: 'too-slow' }
  /** More than a member or a server may ask for; nothing was done. `wait` in milliseconds. */
  | { kind: 'limited'; wait: number }
  /** `saved` null: a fault of ours, of which nobody knows what it left undone. */
  | { kind: 'failed'; reference: string; saved: 'no' | 'unknown' | null };

/** `guildId` null: it came from no server. */
export type FailedInteraction = { interactionId: string; guildId: string | null; error: unknown };

/** The answer for Discord, the files that go with it, and what is to be done once it is on its way. */
export type Dispatched = {
  response: APIInteractionResponse;
  files?: readonly File[];
  /** Turned away at once, for it was too much. */
  limited?: true;
  after?: () => Promise<void>;
};
export type Dispatch = (interaction: APIInteraction) => Promise<Dispatched>;

/**
 * Answers an interaction, whichever way it came in. Always resolves, with an answer within about
 * 2 s; a slower one is deferred, and `after` edits it in.
 */
export function createDispatch<K>(parts: DispatchParts<K>): Dispatch {
  return async (interaction) => {
    if (interaction.type === InteractionType.Ping) return { response: { type: Response.Pong } };
    const working = answer(parts, interaction);
    const canDefer = interaction.type !== InteractionType.ApplicationCommandAutocomplete;
    const first = await Promise.race([working, ...(canDefer ? [parts.wait(DEFER_AFTER)] : [])]);
    if (first !== 'late') return first;
    return {
      response: deferral(interaction),
      after: async () => {
        const { response, files, after } = await working;
        const message =
          'data' in response && response.type !== Response.Modal
            ? { ...messageOf(response), ...(files === undefined ? {} : { files }) }
            : parts.say({ kind: 'too-slow' }, localeOf(interaction));
        await parts.editAnswer(interaction.application_id, interaction.token, message);
        await after?.();
      },
    };
  };
}

async function answer<K>(
  parts: DispatchParts<K>,
  interaction: APIInteraction,
): Promise<Dispatched> {
  const ask = askOf(interaction, parts.now());
  try {
    if (ask === null) return refused(parts, interaction, { kind: 'no-server' });
    const call = callOf(parts.routes, interaction);
    const wait = parts.limit?.(ask, effortOf(call)) ?? 0;
    if (wait > 0) return limited(parts, interaction, wait);
    return await answered(parts, interaction, ask, call);
  } catch (error) {
    const guildId = interaction.guild_id ?? null;
    parts.report({ interactionId: interaction.id, guildId, error });
    const reference = interaction.id.slice(-6);
    return refused(parts, interaction, {
      kind: 'failed',
      reference,
      saved: parts.savedBy(error),
    });
  }
}

async function answered<K>(
  parts: DispatchParts<K>,
  interaction: APIInteraction,
  ask: Ask,
  call: Call<K>,
): Promise<Dispatched> {
  const pressed = interaction.type === InteractionType.MessageComponent;
  const [result, aside] = await Promise.all([
    route(call, ask, parts.kit, parts.audit),
    pressed ? parts.aside?.(ask).catch(() => null) : null,
  ]);
  switch (result.kind) {
    case 'choices':
      return { response: choices(result.choices) };
    case 'reply': {
      const { reply } = result;
      if (reply.kind === 'modal') return { response: { type: Response.Modal, data: reply.modal } };
      const { files } = reply.message;
      return {
        response: privately(interaction, withAside(reply.message, aside ?? null)),
        ...(files === undefined ? {} : { files }),
        ...(reply.sweep ? { after: parts.sweep } : {}),
      };
    }
    default:
      return refused(parts, interaction, result);
  }
}

function refused<K>(
  parts: DispatchParts<K>,
  interaction: APIInteraction,
  refusal: Refusal,
): Dispatched {
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
    return { response: choices([]) };
  }
  return { response: privately(interaction, parts.say(refusal, localeOf(interaction))) };
}

/** Told beside the message whose button was pressed, which stays as it is: it will be needed again. */
function limited<K>(
  parts: DispatchParts<K>,
  interaction: APIInteraction,
  wait: number,
): Dispatched {
  const refusal = { kind: 'limited', wait } as const;
  if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
    return { ...refused(parts, interaction, refusal), limited: true };
  }
  const said = parts.say(refusal, localeOf(interaction));
  return { response: besides(said), limited: true };
}
