/**
 * A request's body as text; null when it has more than `limit` bytes, whatever its headers say. No
 * more than that is ever held.
 */
export async function readBody(request: Request, limit: number): Promise<string | null> {
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
