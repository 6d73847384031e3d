import { expect, test } from 'vitest';
import { isPublicAddress } from '../../src/fetch/public-address.ts';

test.each(['1.1.1.1', '140.82.121.4', '185.199.108.133', '223.255.255.255', '2606:50c0:8000::154'])(
  '%s is of the public internet',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  ['this machine', ['127.0.0.1', '127.255.255.254', '0.0.0.0', '::1', '::']],
  ['private networks', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1']],
  ['a provider’s own', ['100.64.0.1', '169.254.169.254', 'fe80::1', '192.0.0.8']],
  ['examples and tests', ['192.0.2.1', '198.51.100.7', '203.0.113.9', '198.18.0.1', '2001:db8::1']],
  ['many at once', ['224.0.0.1', '255.255.255.255', '240.0.0.1', 'ff02::1']],
  [
    'IPv4 in other clothes',
    ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::'],
  ],
  ['nothing', ['', 'localhost', '1.2.3', '0x7f.1', '2130706433']],
])('%s is not', (_, addresses) => {
  expect(addresses.filter(isPublicAddress)).toEqual([]);
});
