/**
 * Stands in for `hono` in the Worker's bundle (`[alias]` in wrangler.toml): the few methods with
 * which src/http/app.ts is written, for fixed paths. test/worker/hono.test.ts asks the app of
 * either the same things.
 */
type Context = {
  req: { raw: Request; header: (name: string) => string | undefined };
  /** The answer, once there is one. */
  res: Response;
  json: (value: unknown, status?: number) => Response;
  body: (text: string, status: number, headers: Record<string, string>) => Response;
};
type Handler = (c: Context) => Response | Promise<Response>;
type Around = (c: Context, next: () => Promise<void>) => Promise<void>;

/** A class, because it is called with `new`, as the package's is. */
export class Hono {
  readonly #routes = new Map<string, Handler>();
  readonly #around: Around[] = [];
  #missing: Handler = (c) => c.json({}, 404);
  #failed: (error: unknown, c: Context) => Response = (_, c) => c.json({}, 500);

  use(around: Around): void {
    this.#around.push(around);
  }
  get(path: string, handler: Handler): void {
    this.#routes.set(`GET ${path}`, handler);
  }
  post(path: string, handler: Handler): void {
    this.#routes.set(`POST ${path}`, handler);
  }
  notFound(handler: Handler): void {
    this.#missing = handler;
  }
  onError(handler: (error: unknown, c: Context) => Response): void {
    this.#failed = handler;
  }

  async fetch(request: Request): Promise<Response> {
    const c = contextOf(request);
    const isHead = request.method === 'HEAD';
    const { pathname } = new URL(request.url);
    const route = this.#routes.get(`${isHead ? 'GET' : request.method} ${pathname}`);
    const answer = async () => {
      try {
        c.res = await (route ?? this.#missing)(c);
      } catch (error) {
        c.res = this.#failed(error, c);
      }
    };
    await this.#around.reduceRight(
      (next: () => Promise<void>, around) => () => around(c, next),
      answer,
    )();
    return isHead ? new Response(null, c.res) : c.res;
  }
}

function contextOf(request: Request): Context {
  return {
    req: { raw: request, header: (name) => request.headers.get(name) ?? undefined },
    res: new Response(),
    json: (value, status = 200) =>
      new Response(JSON.stringify(value), {
        status,
        headers: { 'content-type': 'application/json' },
      }),
    body: (text, status, headers) => new Response(text, { status, headers }),
  };
}
