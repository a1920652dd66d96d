/** What an authority may name (RFC 5280 section 4.2.1.10). @module */
import { type Certificate, extensionIds } from './certificate.ts'
import { type Der, decode, isContext, items, sequence } from './der.ts'
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
    return names.every((each) => !excluded.some((base) => isWithin(each, base)) && isPermitted(each, permitted))
  })
}

function isPermitted(each: GeneralName, permitted: readonly GeneralName[]): boolean {
  const alike = permitted.filter(({ kind }) => kind === each.kind)
  // names of a kind that is not understood can never be shown to be inside
  return alike.length === 0 || (each.kind !== 'other' && alike.some((base) => isWithin(each, base)))
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

const base = (subtree: Der): GeneralName => generalName(sequence(subtree, 'name constraints')[0] ?? subtree)

function isWithin(each: GeneralName, base: GeneralName): boolean {
  if (each.kind === 'directory' && base.kind === 'directory') return isBelow(each.name, base.name)
  if (each.kind === 'ip' && base.kind === 'ip') return isInNetwork(each.octets, base.octets)
  if ('text' in each && 'text' in base && each.kind === base.kind) return isInDomain(each.kind, each.text, base.text)
  // nor can they be shown to be outside
  return each.kind === base.kind
}

function isInNetwork(address: Uint8Array, network: Uint8Array): boolean {
  const { length } = address
  return (
    network.length === 2 * length &&
    address.every((octet, index) => ((octet ^ (network[index] ?? 0)) & (network[length + index] ?? 0xff)) === 0)
  )
}

function isInDomain(kind: 'email' | 'dns' | 'uri', text: string, base: string): boolean {
  const wanted = base.toLowerCase()
  if (kind === 'email' && wanted.includes('@')) return text.toLowerCase() === wanted
  const host = hostOf(kind, text.toLowerCase())
  if (wanted.startsWith('.')) return host.endsWith(wanted)
  return host === wanted || (kind === 'dns' && (wanted === '' || host.endsWith(`.${wanted}`)))
}

function hostOf(kind: 'email' | 'dns' | 'uri', text: string): string {
  if (kind === 'email') return text.slice(text.lastIndexOf('@') + 1)
  return kind === 'uri' && URL.canParse(text) ? new URL(text).hostname : text
}
