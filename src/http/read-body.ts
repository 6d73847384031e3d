export type BodyRead = { text: string } | 'too large' | 'broken off';

/**
 * A request's body as text, unless it has more than `limit` bytes, whatever its headers say, or ends
 * before its end. No more than the limit is ever held.
 */
export async function readBody(request: Request, limit: number): Promise<BodyRead> {
  try {
    const text = await readAtMost(request, limit);
    return text === null ? 'too large' : { text };
  } catch {
    return 'broken off';
  }
}

async function readAtMost(request: Request, limit: number): Promise<string | null> {
  const declared = request.headers.get('content-length') ?? '';
  if (/^\d+$/.test(declared)) {
    if (Number(declared) > limit) return null;
    // A server hands over no more than was declared, so this quick way is bounded too.
    const text = await request.text();
    return text.length > limit ? null : text;
  }
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
