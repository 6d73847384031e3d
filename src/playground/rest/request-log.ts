/** One request of the application, and what it was answered. */
export type LoggedRequest = {
  method: string;
  /** Below `/api/v10`, without the query. */
  path: string;
  query?: string;
  /** Parsed JSON (of a multipart request its `payload_json`), or null. */
  body: unknown;
  /** 0: the answer was lost by a fault. */
  status: number;
  response: unknown;
  /** An interaction's answer that came with the HTTP response instead of the callback route. */
  inline?: true;
};

export type RequestLog = {
  entries: LoggedRequest[];
  add(entry: LoggedRequest): void;
};

/** Keeps the newest requests, so that a playground left running does not grow for ever. */
export function createRequestLog(keep = 20_000): RequestLog {
  const entries: LoggedRequest[] = [];
  return {
    entries,
    add: (entry) => {
      entries.push(entry);
      if (entries.length > keep) entries.splice(0, entries.length - keep);
    },
  };
}
