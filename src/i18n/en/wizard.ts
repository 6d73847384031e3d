/** `npm run setup`, on the operator's terminal. Not among the product's sentences: no Worker needs them. */
export const wizard = {
  intro:
    'Roadmate setup\n\nConnects Roadmate to an application of yours on Discord. Nothing is written before the end.',
  whereToken:
    'A bot token is needed: https://discord.com/developers/applications\n  New Application → Bot → Reset Token. Leave all privileged intents off; none is needed.',
  askToken: 'Token (not shown while you paste it): ',
  keepToken: '.env has a token already. Use it? [Y/n] ',
  askingDiscord: 'Asking Discord about the token …',
  known: '✓ Discord knows it: {name}, application {id}.',
  wrongForm:
    '✗ This is no token: one has no blanks and only plain letters, digits and signs. Copy it once more.',
  wrongToken:
    '✗ Discord does not know this token. Copy it once more, or make a new one: Bot → Reset Token. It is not the public key and not the client secret.',
  limited:
    '✗ Discord asks to wait {seconds, plural, one {# second} other {# seconds}}. Try again then.',
  discordDown:
    '✗ Discord has trouble of its own ({why}). Try again in a few minutes: https://discordstatus.com',
  noNetwork:
    '✗ Discord cannot be reached at {address} ({why}). Is this machine online; is a proxy or firewall in the way?',
  strangeAnswer: '✗ {address} answered something else than Discord’s API. See DISCORD_API_BASE.',
  whereData:
    'Where is everything kept?\n  1  here, in an embedded database: for one process\n  2  in Postgres: for servers, several processes, Workers',
  askData: 'Choose [1] ',
  askDatabase: 'Address, postgres://user:password@host:5432/name (not shown): ',
  keepDatabase: '.env names a database already. Keep it? [Y/n] ',
  askingDatabase: 'Asking the database …',
  databaseWell: '✓ The database answers.',
  databaseAway:
    '✗ The database does not answer: {why}. See that it runs and that address and password are right.',
  wrongAddress: '✗ This is no such address: {problem}',
  whereInteractions:
    'How do commands come in?\n  1  over Discord’s gateway: works everywhere, needs no address of your own\n  2  over HTTP: Discord calls an https address that leads here',
  askInteractions: 'Choose [1] ',
  askAddress: 'That address, such as https://roadmate.example.org: ',
  wrongPublic:
    '✗ Discord only calls addresses that begin with https:// and that the internet can reach.',
  endpointSet:
    '! Discord sends this application’s commands to {address} at present, so none would come over the gateway. Empty “Interactions Endpoint URL” under General Information: https://discord.com/developers/applications/{id}/information',
  writing: '.env gets: {names}',
  nothingNew: '.env says all of this already.',
  askReplace: 'Other values stand there for: {names}. Replace them? [y/N] ',
  needsYes: '✗ .env has other values for: {names}. Nothing was written. Say --yes to replace them.',
  kept: 'Nothing was written.',
  wrote: '✓ Wrote .env, for your eyes alone (mode 600).',
  cannotRead: '✗ .env cannot be read ({why}).',
  cannotWrite:
    '✗ .env cannot be written ({why}). See who owns this folder, or run this in another.',
  wouldRefuse: '✗ Roadmate would refuse these settings:',
  registering: 'Registering the commands …',
  registered: '✓ Discord has the commands.',
  unchanged: '✓ Discord had these commands already.',
  notRegistered: '✗ The commands could not be registered ({why}). npm start tries again.',
  dryRun: 'This was a trial run: nothing was written and nothing registered.',
  next: 'What is next',
  invite:
    '{step}. Invite the bot to your server; it asks for these permissions and no others: {permissions}\n   {link}',
  start: '{step}. Start it: npm start',
  endpoint:
    '{step}. When it runs and {address} leads to it, enter {address}/interactions as “Interactions Endpoint URL”:\n   https://discord.com/developers/applications/{id}/information',
  inDiscord: '{step}. On your server, type /setup.',
  ended:
    '✗ The input ended before all questions were answered. To be asked nothing: --yes, with DISCORD_TOKEN or --token-file.',
  needsToken: '✗ No token: set DISCORD_TOKEN, or give --token-file.',
  tokenFile: '✗ The file of --token-file cannot be read ({why}).',
  tooOften: '✗ Three times is enough. Nothing was written.',
};
