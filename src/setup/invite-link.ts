import { NEEDED } from '../discord/permissions.ts';

/**
 * Where a server's owner invites the bot: the permissions that it needs and no others, as a bot with
 * slash commands. https://docs.discord.com/developers/topics/oauth2#bot-authorization-flow
 */
export function inviteLink(applicationId: string): string {
  const permissions = Object.values(NEEDED).reduce((all, one) => all | one, 0n);
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('permissions', String(permissions));
  link.searchParams.set('scope', 'bot applications.commands');
  return link.href;
}
