import { expect } from 'chai';
import { checkCallback } from '../../../src/core/policy/check-callback.js';

const accepts = (...addresses: string[]): void => {
  for (const address of addresses) expect(checkCallback(address), address).to.equal(undefined);
};

const refuses = (words: RegExp, ...addresses: string[]): void => {
  for (const address of addresses) expect(checkCallback(address), address).to.match(words);
};

describe('a status callback', () => {
  it('is an https address that the world can reach', () => {
    accepts(
      'https://hooks.vendor.example/twilio?business=1#x',
      'https://vendor.example:8443',
      'https://bücher.example/',
      'https://8.8.8.8/x',
      'https://[2606:4700::1111]/x',
      'https://localhost.vendor.example',
    );
  });

  it('is nothing else than a whole https address', () => {
    refuses(
      /begins with https/,
      'http://vendor.example',
      'vendor.example',
      'https://',
      'javascript:alert(1)',
      'ftp://vendor.example',
    );
  });

  it('holds neither a name nor a password', () => {
    refuses(/user name/, 'https://user@vendor.example', 'https://:secret@vendor.example');
  });

  it('is no address of a private network, in whatever spelling', () => {
    refuses(
      /internet/,
      'https://localhost',
      'https://localhost.',
      'https://printer',
      'https://server.local',
      'https://db.internal./x',
      'https://router.home.arpa',
      'https://127.0.0.1',
      'https://0x7f.1',
      'https://2130706433',
      'https://10.1.2.3',
      'https://100.64.0.1',
      'https://169.254.169.254/latest',
      'https://172.16.0.1',
      'https://172.31.255.255',
      'https://192.0.2.1',
      'https://192.168.1.1',
      'https://198.18.0.1',
      'https://203.0.113.9',
      'https://224.0.0.1',
      'https://255.255.255.255',
      'https://0.0.0.0',
      'https://[::1]',
      'https://[::]',
      'https://[::ffff:127.0.0.1]',
      'https://[fd00::1]',
      'https://[fe80::1]',
      'https://[2001:db8::1]',
      'https://[2002:7f00:1::]',
    );
    accepts('https://172.15.0.1', 'https://172.32.0.1', 'https://100.128.0.1', 'https://11.0.0.1');
  });

  it('is not too long', () => {
    const start = 'https://vendor.example/';
    accepts(start + 'x'.repeat(1000 - start.length));
    refuses(/Shorten/, start + 'x'.repeat(1001 - start.length));
  });
});
