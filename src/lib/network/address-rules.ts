/** Which addresses are asked at all: public hosts over https. @module */
import { CredentialError } from '../errors.ts'
import { urlOf } from './url.ts'

export interface AddressRules {
  /** Hosts that may be asked; all public ones unless given. `example.org` stands for itself only, `*.example.org` for its subdomains. */
  readonly allowHosts?: readonly string[]
  /** Whether plain http is allowed; where nothing is said, only for what is signed itself: revocation lists and answers about certificates. */
  readonly allowHttp?: boolean
  /** Whether hosts of the machine itself and of private networks are allowed: for tests. */
  readonly allowPrivate?: boolean
}

/**
 * The address, if the rules allow it.
 * @throws CredentialError `ERR_FORBIDDEN_ADDRESS`
 */
export function allowed(url: string, rules: AddressRules): URL {
  const address = urlOf(url)
  const refuse = (why: string): never => {
    throw new CredentialError('ERR_FORBIDDEN_ADDRESS', `an address was not asked: ${why}`)
  }
  if (!address) return refuse('it is not a URL')
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && rules.allowHttp)) return refuse('it is not https')
  if (address.username || address.password) return refuse('it holds a user name or a password')
  const host = hostOf(address)
  if (!rules.allowPrivate && isPrivateHost(host)) return refuse('its host is the machine itself or in a private network')
  if (rules.allowHosts && !rules.allowHosts.some((pattern) => matches(host, pattern.toLowerCase())))
    return refuse('its host is not among those allowed')
  return address
}

const hostOf = ({ hostname }: URL): string =>
  hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')

const matches = (host: string, pattern: string): boolean => (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern)

const isPrivateHost = (host: string): boolean =>
  isAddress(host)
    ? isPrivateAddress(host)
    : !host.includes('.') || /\.(?:localhost|local|internal|lan|home|corp|test|invalid|onion|home\.arpa)$/.test(host)

const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.includes(':')

/** Blocks of IPv4 that are not public (RFC 6890): address, bits. */
const blocks: readonly (readonly [number, number])[] = (
  [
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
  ] as const
).map(([address, bits]) => [number(address), bits])

function number(address: string): number {
  return address.split('.').reduce((value, part) => value * 256 + Number(part), 0)
}

/** Whether an IP address is not a public one. What cannot be read counts as private. */
export function isPrivateAddress(address: string): boolean {
  const text = address.toLowerCase().split('%')[0] ?? ''
  if (text.includes(':')) return isPrivateIpv6(text)
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return true
  return blocks.some(([block, bits]) => Math.floor(number(text) / 2 ** (32 - bits)) === Math.floor(block / 2 ** (32 - bits)))
}

/** Only 2000::/3 is public, and in it not what stands for other addresses (6to4, Teredo, documentation). */
function isPrivateIpv6(text: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1]
  if (mapped) return isPrivateAddress(mapped)
  const [first = '', second = ''] = text.split(':')
  const group = Number.parseInt(first || '0', 16)
  if (group < 0x2000 || group > 0x3fff) return true
  return group === 0x2002 || (group === 0x2001 && (/^0{0,4}$/.test(second) || second.padStart(4, '0') === '0db8')) || group === 0x3fff
}
