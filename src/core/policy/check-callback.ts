/**
 * An address that Twilio is to call when a status changes: https, a host that the whole world can
 * reach, no credentials in it. What to do about it, or nothing.
 */
export function checkCallback(address: string): string | undefined {
  if (address.length > LONGEST) return `Shorten the address to ${LONGEST} characters`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:') return 'Enter a whole address that begins with https://';
  if (url.username || url.password) return 'Leave out the user name and the password';
  if (!isPublic(url.hostname))
    return 'Enter an address that can be reached from the internet, not one of your own network';
  return undefined;
}

const LONGEST = 1_000;

/** Names that no public resolver knows. Source: RFC 6761, RFC 6762, RFC 8375 */
const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/;

/** `URL` has lower-cased it and made one form of every way to write an IPv4 address. */
function isPublic(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return isPublicIpv6(host);
  if (/^\d+(\.\d+){3}$/.test(host)) return isPublicIpv4(host.split('.').map(Number));
  return host.includes('.') && !PRIVATE_NAMES.test(host);
}

/** Source: https://www.iana.org/assignments/iana-ipv4-special-registry */
function isPublicIpv4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  if ([0, 10, 127].includes(a) || a >= 224) return false;
  if (a === 100) return b < 64 || b > 127;
  if (a === 169) return b !== 254;
  if (a === 172) return b < 16 || b > 31;
  if (a === 192) return b !== 168 && !(b === 0 && [0, 2].includes(c));
  if (a === 198) return ![18, 19].includes(b) && !(b === 51 && c === 100);
  return !(a === 203 && b === 0 && c === 113);
}

/** Global unicast only, without what holds an IPv4 address or is for books. */
const isPublicIpv6 = (host: string): boolean =>
  /^\[[23][0-9a-f]{3}:/.test(host) && !/^\[(2001:db8|2001:0?:|2002):/.test(host);
