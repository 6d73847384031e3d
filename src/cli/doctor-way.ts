import type { Config } from '../config/config.ts';
import type { Known } from '../setup/ask-discord.ts';
import { type Finding, finding } from './finding.ts';

/** In milliseconds. */
const PATIENCE = 10_000;

/** Discord sends interactions to the application's address, or over the gateway where it has none. */
export async function lookAtWay(
  { roles, discord }: Pick<Config, 'roles' | 'discord'>,
  known: Pick<Known, 'endpoint' | 'applicationId'>,
): Promise<Finding> {
  const { endpoint: address, applicationId: id } = known;
  if (address === null) {
    return roles.includes('gateway')
      ? finding('well', 'wayGateway')
      : finding('wrong', 'endpointNone', { id });
  }
  // With roles apart, another process may have the key; its answer shows it.
  const why = await deafness(address);
  if (why === null) return finding('well', 'wayEndpoint', { address });
  return discord?.publicKey == null
    ? finding('wrong', 'endpointSet', { address, id })
    : finding('wrong', 'endpointDead', { address, why });
}

/** Null where whoever listens there asks for a signature, as Roadmate does. */
async function deafness(address: string): Promise<string | null> {
  try {
    const { status } = await fetch(address, {
      method: 'POST',
      body: '{}',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return status === 401 ? null : `HTTP ${status}`;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (!(cause instanceof Error)) return 'error';
    return 'code' in cause ? String(cause.code) : cause.name;
  }
}
