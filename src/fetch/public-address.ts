import { BlockList, isIPv6 } from 'node:net';

/**
 * Addresses that are nobody's on the internet, or this machine's and its neighbours'.
 * https://www.iana.org/assignments/iana-ipv4-special-registry and …-ipv6-special-registry
 */
const IPV4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Of the sixteenth that is given out, 2000::/3, what leads elsewhere: Teredo, 6to4, examples. */
const IPV6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** Whether an IP address is one of the public internet. IPv4 in IPv6's clothes is not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv6(address)) {
    const given = new BlockList();
    given.addSubnet('2000::', 3, 'ipv6');
    return given.check(address, 'ipv6') && !listOf(IPV6, 'ipv6').check(address, 'ipv6');
  }
  return /^\d+(\.\d+){3}$/.test(address) && !listOf(IPV4, 'ipv4').check(address, 'ipv4');
}

function listOf(subnets: readonly [string, number][], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [net, bits] of subnets) list.addSubnet(net, bits, family);
  return list;
}
