import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { z } from 'zod';
import type { Ask } from './ask.ts';
import type { Message } from './message.ts';

/** An option of a slash command. Its words stand in the catalogue, under the command's name. */
export type OptionSpec = {
  name: string;
  type: 'string' | 'integer' | 'channel' | 'role' | 'user' | 'attachment';
  required?: true;
  /** Strings only, in UTF-16 units as Discord counts. */
  maxLength?: number;
  /** Integers only. */
  min?: number;
  max?: number;
  choices?: readonly string[];
  autocomplete?: true;
};

/** A file that came with a command, as Discord describes it. What it holds is not here. */
export type Attachment = {
  url: string;
  filename: string;
  /** In bytes. */
  size: number;
  contentType: string | null;
};

/** What an option may hold; null where it was left out. */
export type Value = string | number | Attachment | null;

type OptionValue<O extends OptionSpec> = O['choices'] extends readonly (infer C)[]
  ? C
  : O['type'] extends 'integer'
    ? number
    : O['type'] extends 'attachment'
      ? Attachment
      : string;

/** What `run` gets: typed by the declaration, null where an option was left out. */
export type Options<S extends readonly OptionSpec[]> = {
  [O in S[number] as O['name']]: O['required'] extends true
    ? OptionValue<O>
    : OptionValue<O> | null;
};

export type Modal = APIModalInteractionResponseCallbackData;
export type Choice = APIApplicationCommandOptionChoice<string>;

/**
 * An answer. A message goes to the asker alone: as a new private message, or in place of the private
 * message whose button was pressed. `sweep`: something was written that is to be posted right away.
 */
export type Reply = MessageReply | { kind: 'modal'; modal: Modal };
export type MessageReply = { kind: 'message'; message: Message; sweep?: boolean; did?: Did };

/** That an audited handler has changed something, and what the log is to add. Left out: it has not. */
export type Did = { groupId?: number; detail?: Readonly<Record<string, string>> };

export type ComponentHandler<K> = (
  ask: Ask,
  args: readonly string[],
  values: readonly string[],
  kit: K,
) => Promise<Reply | undefined>;

export type ModalHandler<K> = (
  ask: Ask,
  args: readonly string[],
  fields: Readonly<Record<string, string>>,
  kit: K,
) => Promise<Reply | undefined>;

/** What the log of organisers' actions keeps of a handler's use: what it was given, by these names. */
export type Audited = {
  /** The arguments of the custom id, in order; `group` is the number of a group. */
  args?: readonly string[];
  /** What was chosen in the menu or typed into the dialog. */
  value?: string;
  /** Of a command that only shows something when it is given no option. */
  unlessBare?: true;
};

/** A command without its option types, as the dispatcher sees it. */
export type Command<K> = {
  name: string;
  options: readonly OptionSpec[];
  /** Hidden by default from members without Manage Server. */
  managers?: true;
  run: (ask: Ask, options: Record<string, Value>, kit: K) => Promise<Reply>;
  suggest?: (
    ask: Ask,
    focused: { option: string; text: string },
    kit: K,
  ) => Promise<readonly Choice[]>;
  components?: Record<string, ComponentHandler<K>>;
  /** Components that are menus of channels, roles or members: the option that each stands for. */
  menus?: Readonly<Record<string, string>>;
  modals?: Record<string, ModalHandler<K>>;
  /** Handlers, `run` or a component's name, that fetch, draw or read a whole history. */
  dear?: readonly string[];
  /** Every handler by which organisers change something. */
  audited?: {
    run?: Audited;
    components?: Readonly<Record<string, Audited>>;
    modals?: Readonly<Record<string, Audited>>;
  };
};

/** A slash command with subcommands; each handles its own components. */
export type Family<K> = { name: string; managers?: true; subcommands: readonly Command<K>[] };

/** Declares a command; `run`'s options are inferred from the declaration. */
export function declare<K, const S extends readonly OptionSpec[]>(
  command: Omit<Command<K>, 'options' | 'run'> & {
    options: S;
    run: (ask: Ask, options: Options<S>, kit: K) => Promise<Reply>;
  },
): Command<K> {
  // The dispatcher has checked the values against this very declaration.
  return command as unknown as Command<K>;
}

/** A component whose custom id carries these arguments; others are answered as outdated. */
export function component<K, A extends z.ZodType>(
  schema: A,
  handle: (ask: Ask, args: z.infer<A>, values: readonly string[], kit: K) => Promise<Reply>,
): ComponentHandler<K> {
  return async (ask, args, values, kit) => {
    const parsed = schema.safeParse(args);
    return parsed.success ? handle(ask, parsed.data, values, kit) : undefined;
  };
}

/** A modal whose custom id carries these arguments. */
export function modal<K, A extends z.ZodType>(
  schema: A,
  handle: (
    ask: Ask,
    args: z.infer<A>,
    fields: Readonly<Record<string, string>>,
    kit: K,
  ) => Promise<Reply>,
): ModalHandler<K> {
  return async (ask, args, fields, kit) => {
    const parsed = schema.safeParse(args);
    return parsed.success ? handle(ask, parsed.data, fields, kit) : undefined;
  };
}

/** `done:tick:12:1`: the command's path, the handler, its arguments. At most 100 characters. */
export function customId(path: string, handler: string, ...args: (string | number)[]): string {
  const id = [path, handler, ...args].join(':');
  if (id.length > 100) throw new Error(`custom id too long: ${id}`);
  return id;
}
