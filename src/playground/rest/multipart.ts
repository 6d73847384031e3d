import { LIMITS } from '../rules/limits.ts';
import { invalidField, REFUSALS, type Refusal } from '../rules/refusals.ts';
import type { MessageInput, Upload } from '../state/message-body.ts';

/**
 * Reads a JSON body, or a multipart one with `payload_json` and `files[n]`.
 * https://docs.discord.com/developers/reference#uploading-files
 */
export async function readInput(source: Request | Response): Promise<MessageInput | Refusal> {
  const type = source.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) {
    const json = parseJson(await source.text());
    return json === undefined ? REFUSALS.badJson : { json, files: [] };
  }
  const form = await source.formData();
  const files: Upload[] = [];
  for (const [name, value] of form) {
    const key = /^files?(?:\[(\d+)\])?$/.exec(name);
    if (typeof value === 'string' || key === null) continue;
    const bytes = new Uint8Array(await value.arrayBuffer());
    const contentType = value.type === '' ? 'application/octet-stream' : value.type;
    files.push({ filename: value.name, contentType, bytes, key: key[1] ?? null });
  }
  if (files.length > LIMITS.files)
    return invalidField(
      ['files'],
      'BASE_TYPE_MAX_LENGTH',
      `Must be ${LIMITS.files} or fewer in length.`,
    );
  const payload = form.get('payload_json');
  const json = parseJson(typeof payload === 'string' ? payload : '{}');
  return json === undefined ? REFUSALS.badJson : { json, files };
}

function parseJson(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
