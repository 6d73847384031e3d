/** What the peer uses of express 5, which comes without types. */
declare module 'express' {
  import type { IncomingMessage, Server, ServerResponse } from 'node:http';

  export type Request = IncomingMessage & { body: unknown };
  export type Response = ServerResponse & {
    json: (body: unknown) => Response;
    status: (code: number) => Response;
  };
  export type NextFunction = (error?: unknown) => void;
  type Handler = (req: Request, res: Response, next: NextFunction) => void | Promise<void>;
  type App = {
    post: (path: string, ...handlers: Handler[]) => App;
    listen: (port: number, host: string) => Server;
  };
  export default function express(): App;
}
