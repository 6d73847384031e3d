/**
 * Stands in for postgres.js' large objects and replication (`[alias]` in wrangler.toml): every
 * connection has a door to them, and Roadmate goes through neither. The first call is made by
 * postgres.js itself, as a connection is set up.
 */
export default function leaveOut(): () => never {
  return () => {
    throw new Error('large objects and replication are left out of the Worker');
  };
}
