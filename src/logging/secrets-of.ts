import type { Config } from '../config/config.ts';

/** What of the settings must never be written anywhere. */
export function secretsOf({ discord, databaseUrl, metricsToken }: Config): string[] {
  const password = databaseUrl === null ? undefined : passwordIn(databaseUrl);
  const known = [discord?.token, metricsToken, databaseUrl, password, decoded(password)];
  return known.filter((secret): secret is string => typeof secret === 'string' && secret !== '');
}

/** As it stands in the address; an address that is none is masked whole. */
function passwordIn(url: string): string | undefined {
  return /^[a-z]+:\/\/[^:/@]*:([^@]*)@/i.exec(url)?.[1];
}

function decoded(password = ''): string | undefined {
  try {
    return decodeURIComponent(password);
  } catch {
    return undefined;
  }
}
