import {
  type APIAttachment,
  type APIEmbed,
  ComponentType,
  EmbedType,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import { messageSchema } from '../rules/check-message.ts';
import { walkComponents } from '../rules/component-tree.ts';
import { parseForm, REFUSALS, type Refusal } from '../rules/refusals.ts';
import type { Core } from './core.ts';

/** A file that came with a message, as multipart or from a member. */
export type Upload = {
  filename: string;
  contentType: string;
  bytes: Uint8Array;
  /** The n of `files[n]`, by which the body's `attachments` speak of it. */
  key?: string | null;
};

/** What any route that writes a message is given: the JSON part and the files. */
export type MessageInput = { json: unknown; files: Upload[] };

export type MessageBody = RESTPostAPIChannelMessageJSONBody;

/** Checks a message's body against Discord's limits. */
export function parseMessage(json: unknown, extraFlags = 0): MessageBody | Refusal {
  const given = typeof json === 'object' && json !== null && 'flags' in json ? json.flags : 0;
  const flags = (typeof given === 'number' ? given : 0) | extraFlags;
  return parseForm<MessageBody>(messageSchema(flags), json);
}

/** `50006` for a message that would show nothing. */
export function refuseEmpty(body: MessageBody, attachments: number): Refusal | undefined {
  const shows =
    (body.content ?? '').trim() !== '' ||
    (body.embeds ?? []).length > 0 ||
    (body.components ?? []).length > 0 ||
    attachments > 0;
  return shows ? undefined : REFUSALS.emptyMessage;
}

/** Embeds as Discord returns them: `rich`, without nulls, pictures by their address. */
export function storeEmbeds(
  embeds: APIEmbed[] | null | undefined,
  attachments: readonly APIAttachment[],
): APIEmbed[] {
  return (embeds ?? []).map(dropNulls).map((embed) => ({
    ...embed,
    type: EmbedType.Rich,
    ...(embed.image === undefined ? {} : { image: findPicture(embed.image, attachments) }),
    ...(embed.thumbnail === undefined
      ? {}
      : { thumbnail: findPicture(embed.thumbnail, attachments) }),
    ...(embed.fields === undefined
      ? {}
      : { fields: embed.fields.map((field) => ({ ...field, inline: field.inline ?? false })) }),
  }));
}

/** `attachment://name` becomes the address of the file of that name. */
function findPicture<Picture extends { url: string }>(
  picture: Picture,
  attachments: readonly APIAttachment[],
): Picture {
  const file = attachments.find(({ filename }) => picture.url === `attachment://${filename}`);
  return file === undefined ? picture : { ...picture, url: file.url };
}

/** Components as Discord returns them: each with its `id`, numbered in reading order. */
export function storeComponents<Component>(
  components: Component[] | null | undefined,
): Component[] {
  const copy = structuredClone(components ?? []).map(dropNulls);
  const found = walkComponents(copy).map(({ path }) => nodeAt(copy, path));
  const taken = new Set(found.map((node) => node?.id).filter((id) => Number(id) > 0));
  let next = 1;
  for (const node of found) {
    if (node === undefined || Number(node.id ?? 0) > 0) continue;
    while (taken.has(next)) next += 1;
    node.id = next++;
  }
  return copy;
}

type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}

function nodeAt(root: unknown, path: (string | number)[]): JsonObject | undefined {
  const node = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), root);
  return isObject(node) ? node : undefined;
}

/** Keeps the files, to be downloaded from the stand-in, each with what the body says of it. */
export function storeFiles(
  core: Core,
  channelId: string,
  input: MessageInput,
  body: MessageBody,
): APIAttachment[] {
  return input.files.map((file) => {
    const said = (body.attachments ?? []).find(({ id }) => String(id) === file.key);
    const stored = storeFile(core, channelId, file);
    return said?.description ? { ...stored, description: said.description } : stored;
  });
}

/** Keeps one file; returns its attachment object. */
export function storeFile(core: Core, channelId: string, file: Upload): APIAttachment {
  const id = core.newId();
  const { filename, contentType, bytes } = file;
  core.state.files[id] = { filename, contentType, base64: Buffer.from(bytes).toString('base64') };
  const url = `${core.publicUrl}/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
  return { id, filename, size: bytes.byteLength, url, proxy_url: url, content_type: contentType };
}

/** The texts of a message that can ping: its content and, with Components V2, its text displays. */
export function pingingText(body: MessageBody): string {
  const displays = walkComponents(body.components)
    .filter(({ node }) => node.type === ComponentType.TextDisplay)
    .map(({ node }) => String(node.content ?? ''));
  return [body.content ?? '', ...displays].join('\n');
}

function dropNulls<Value>(value: Value): Value {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      value[index] = dropNulls(item);
    });
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      if (value[key] === null || value[key] === undefined) delete value[key];
      else dropNulls(value[key]);
    }
  }
  return value;
}
