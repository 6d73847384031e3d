/** The candidates of the bench, in the order of the table. */
export const CANDIDATES = ['ceiling', 'product', 'peer'] as const;
export type Candidate = (typeof CANDIDATES)[number];

/** Servers and members of each candidate stand apart: nobody checks in what another did. */
const ROOM = 1_000_000n;
const FIRST_GUILD = 1_100_000_000_000_000_000n;
const FIRST_MEMBER = 1_200_000_000_000_000_000n;

const roomOf = (candidate: Candidate) => BigInt(CANDIDATES.indexOf(candidate)) * ROOM;

export function firstGuild(candidate: Candidate): bigint {
  return FIRST_GUILD + roomOf(candidate);
}

export function firstMember(candidate: Candidate): bigint {
  return FIRST_MEMBER + roomOf(candidate);
}
