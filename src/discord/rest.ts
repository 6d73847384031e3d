import { type InternalRequest, REST, RequestMethod, type ResponseLike } from '@discordjs/rest';
import { PATIENCE, TIME_OUT } from './patience.ts';

/** What the product asks of @discordjs/rest; a stand-in in other time can take its place. */
export type Rest = Pick<REST, 'get' | 'post' | 'patch' | 'put' | 'delete'> & {
  queueRequest: (request: AskedForHeaders) => Promise<Pick<ResponseLike, 'headers'>>;
};

/** A GET of which the headers of the answer are wanted. */
type AskedForHeaders = Pick<InternalRequest, 'fullRoute' | 'auth'>;

/**
 * Discord's REST API. Its own retries are off: a POST that timed out may have been accepted, so
 * whoever sent it decides what to do next.
 */
export function createRest(token: string, apiBase: string): Rest {
  const rest = new REST({
    api: apiBase,
    version: '10',
    retries: 0,
    timeout: TIME_OUT,
    // The scheduler keeps to the global limit for all processes together; answers don't count to it.
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    // A 429 without the bucket's headers, as for a limit below the route's, tells only its retry.
    rejectOnRateLimit: ({ global, timeToReset, retryAfter, sublimitTimeout }) =>
      global || Math.max(timeToReset, retryAfter, sublimitTimeout) > PATIENCE,
  });
  // The library forgets a token that met a 401; whether to ask again is decided by the scheduler.
  const known = () => rest.setToken(token);
  return {
    get: (...request) => known().get(...request),
    post: (...request) => known().post(...request),
    patch: (...request) => known().patch(...request),
    put: (...request) => known().put(...request),
    delete: (...request) => known().delete(...request),
    queueRequest: (request) => known().queueRequest({ ...request, method: RequestMethod.Get }),
  };
}
