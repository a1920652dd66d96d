/** What an authority may name (RFC 5280 section 4.2.1.10). @module */

import { urlOf } from '../../lib/network/url.ts'
import { type Certificate, extensionIds } from './certificate.ts'
import { type Der, decode, isContext, items, malformed, sequence } from './der.ts'
import { type GeneralName, generalName, isBelow } from './name.ts'

interface Subtrees {
  readonly permitted: readonly GeneralName[]
  readonly excluded: readonly GeneralName[]
}

/** Whether every name of a certificate is one that the authorities above it may give. @throws CredentialError `ERR_ASN1`. */
export function isNamedWithin(certificate: Certificate, above: readonly Certificate[]): boolean {
  const names = namesOf(certificate)
  return above.every((authority) => {
    const { permitted, excluded } = subtrees(authority)
    return names.every((each) => excluded.every((base) => isWithin(each, base) === false) && isPermitted(each, permitted))
  })
}

function isPermitted(each: GeneralName, permitted: readonly GeneralName[]): boolean {
  const alike = permitted.filter(({ kind }) => kind === each.kind)
  return alike.length === 0 || alike.some((base) => isWithin(each, base))
}

/** The subject counts as a directory name, an e-mail address in it as an e-mail name. */
function namesOf({ subject, alternativeNames }: Certificate): readonly GeneralName[] {
  const emails = subject.attributes
    .filter(({ type }) => type === '1.2.840.113549.1.9.1')
    .map(({ value }) => ({ kind: 'email', text: value }) as const)
  const own: readonly GeneralName[] = subject.parts.length === 0 ? [] : [{ kind: 'directory', name: subject }]
  return [...own, ...alternativeNames, ...emails]
}

function subtrees({ extensions }: Certificate): Subtrees {
  const extension = extensions.get(extensionIds.nameConstraints)
  if (extension === undefined) return { permitted: [], excluded: [] }
  const parts = sequence(decode(extension.value, 'name constraints'), 'name constraints')
  const read = (tag: number): readonly GeneralName[] => {
    const list = parts.find((part) => isContext(part, tag))
    return list === undefined ? [] : items(list, 'name constraints').map(base)
  }
  return { permitted: read(0), excluded: read(1) }
}

function base(subtree: Der): GeneralName {
  const [name, ...ends] = sequence(subtree, 'name constraints')
  // where a subtree begins or ends further down is said nowhere, and would be another one
  if (name === undefined || ends.length > 0) throw malformed('name constraints')
  return generalName(name)
}

/** `undefined` where it cannot be told: such a name can neither be shown to be inside nor to be outside. */
function isWithin(each: GeneralName, base: GeneralName): boolean | undefined {
  if (each.kind === 'directory' && base.kind === 'directory') return isBelow(each.name, base.name)
  if (each.kind === 'ip' && base.kind === 'ip') return isInNetwork(each.octets, base.octets)
  if ('text' in each && 'text' in base && each.kind === base.kind) return isInDomain(each.kind, each.text, base.text)
  return each.kind === base.kind ? undefined : false
}

const addressLengths = [4, 16]

function isInNetwork(address: Uint8Array, network: Uint8Array): boolean | undefined {
  const { length } = address
  if (!addressLengths.includes(length) || !addressLengths.includes(network.length / 2)) return undefined
  return network.length === 2 * length && address.every((octet, at) => ((octet ^ (network[at] ?? 0)) & (network[length + at] ?? 0)) === 0)
}

function isInDomain(kind: 'email' | 'dns' | 'uri', text: string, base: string): boolean | undefined {
  const host = hostOf(kind, text)
  if (host === undefined) return undefined
  // RFC 5280 section 7.5: the box of an e-mail address is another in other letters
  if (kind === 'email' && base.includes('@')) return host === hostOf(kind, base) && boxOf(text) === boxOf(base)
  const wanted = bare(base)
  if (wanted.startsWith('.')) return host.endsWith(wanted)
  return host === wanted || (kind === 'dns' && (wanted === '' || host.endsWith(`.${wanted}`)))
}

/** With a dot at its end it is the same host (RFC 1034 section 3.1). */
const bare = (host: string): string => host.toLowerCase().replace(/\.$/, '')
const boxOf = (email: string): string => email.slice(0, email.lastIndexOf('@'))

/** The host that a name lies in, in small letters: `undefined` where it has none by name (RFC 5280 section 4.2.1.10). */
function hostOf(kind: 'email' | 'dns' | 'uri', text: string): string | undefined {
  if (kind === 'email') return text.includes('@') ? bare(text.slice(text.lastIndexOf('@') + 1)) : undefined
  if (kind === 'dns') return bare(text)
  const host = urlOf(text)?.hostname ?? ''
  return /^\[|^[\d.]*$/.test(host) ? undefined : bare(host)
}
