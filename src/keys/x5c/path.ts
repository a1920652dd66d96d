/**
 * Paths from a certificate to one that the caller trusts (RFC 5280 section 6.1). All candidates are tried:
 * one name and key can have several certificates. Time and revocation are judged apart, in `chain.ts`.
 *
 * @module
 */
import { equalBytes, hex } from '../../lib/bytes.ts'
import { type Certificate, extensionIds, isSelfIssued, usage } from './certificate.ts'
import { isNamedWithin } from './constraints.ts'
import { sameName } from './name.ts'
import { type Outcome, signedBy } from './signature.ts'

/** From the certificate in question to an anchor, both included. */
export type Path = readonly Certificate[]

export interface Search {
  /** The certificates that lie around; nothing is trusted because it is one of them. */
  readonly pool: readonly Certificate[]
  readonly anchors: readonly Certificate[]
  /** Whether one certificate was signed with the key of another. */
  readonly issued: typeof issued
}

/** @see {@link Search.issued} */
export const issued = (subject: Certificate, issuer: Certificate): Promise<Outcome> => signedBy(subject.signed, issuer)

interface Found {
  readonly paths: readonly Path[]
  /** Why candidates were refused: plain words, no names. */
  readonly faults: readonly string[]
  /** The search ended at a limit. */
  readonly limited: boolean
}

const longest = 8
const mostPaths = 6
const mostSignatures = 120

export async function findPaths(leaf: Certificate, search: Search): Promise<Found> {
  const state: State = { ...search, paths: [], faults: new Set(), signatures: 0, limited: false }
  await extend([leaf], state)
  return { paths: state.paths, faults: [...state.faults], limited: state.limited }
}

interface State extends Search {
  readonly paths: Path[]
  readonly faults: Set<string>
  signatures: number
  limited: boolean
}

async function extend(path: readonly [Certificate, ...Certificate[]], state: State): Promise<void> {
  const last = path[path.length - 1] ?? path[0]
  if (isAmong(last, state.anchors)) return accept(path, state)
  if (path.length >= longest) return void state.faults.add('a path is longer than the limit')
  const candidates = candidatesFor(last, state).filter((issuer) => !path.some((each) => isSameEntity(each, issuer)))
  if (candidates.length === 0) state.faults.add('no certificate of an issuer was found')
  for (const issuer of candidates) {
    if (state.paths.length >= mostPaths || state.signatures >= mostSignatures) return void (state.limited = true)
    const fault = await linkFault(last, issuer, state)
    if (fault === undefined) await extend([...path, issuer], state)
    else state.faults.add(fault)
  }
}

function accept(path: Path, state: State): void {
  const fault = pathFault(path)
  if (fault === undefined) state.paths.push(path)
  else state.faults.add(fault)
}

const isAmong = (certificate: Certificate, list: readonly Certificate[]): boolean =>
  list.some(({ der }) => equalBytes(der, certificate.der))
/** Neither the same certificate, nor another one of the same name and key: that would be a loop. */
const isSameEntity = (a: Certificate, b: Certificate): boolean => sameName(a.subject, b.subject) && equalBytes(a.spki, b.spki)

/** Anchors first, then those whose key identifier is the one that the certificate asks for. */
function candidatesFor(certificate: Certificate, { anchors, pool }: Search): readonly Certificate[] {
  const named = (list: readonly Certificate[]) => list.filter(({ subject }) => sameName(subject, certificate.issuer))
  const trusted = named(anchors)
  const others = named(pool).filter((each) => !isAmong(each, trusted))
  const asked = ({ subjectKey }: Certificate): number => (subjectKey !== undefined && subjectKey === certificate.authorityKey ? 0 : 1)
  return [...trusted, ...distinct(others).sort((a, b) => asked(a) - asked(b))]
}

const distinct = (list: readonly Certificate[]): Certificate[] => [...new Map(list.map((each) => [hex(each.der), each])).values()]

async function linkFault(subject: Certificate, issuer: Certificate, state: State): Promise<string | undefined> {
  state.signatures += 1
  const outcome = await state.issued(subject, issuer)
  if (outcome === 'unsupported') return 'a certificate is signed with an algorithm or key that is not accepted'
  return outcome === 'valid' ? undefined : 'a certificate was not signed with the key of the issuer that it names'
}

/** The rules of RFC 5280 section 6.1.3 and 6.1.4 that need no clock. */
function pathFault(path: Path): string | undefined {
  const anchor = path.length - 1
  for (const [index, certificate] of path.entries()) {
    const above = path.slice(index + 1)
    if (index < anchor && !criticalsKnown(certificate)) return 'a certificate has a critical extension that is not understood'
    if (index > 0 && !mayIssue(certificate) && !(index === anchor && isOfOldVersion(certificate)))
      return 'a certificate that issued another is not one of an authority'
    if (index > 0 && !isWithinLength(certificate, path.slice(1, index))) return 'a path is longer than an authority allows'
    if (!(isSelfIssued(certificate) && index > 0) && !isNamedWithin(certificate, above))
      return 'a certificate has a name that an authority must not give'
  }
  return undefined
}

const understood = new Set<string>([
  extensionIds.keyUsage,
  extensionIds.basicConstraints,
  extensionIds.nameConstraints,
  extensionIds.certificatePolicies,
  extensionIds.extendedKeyUsage,
  extensionIds.subjectAlternativeName,
  extensionIds.subjectKeyIdentifier,
  extensionIds.authorityKeyIdentifier,
  extensionIds.revocationLists,
  extensionIds.qualifiedStatements,
  extensionIds.inhibitAnyPolicy,
  extensionIds.ocspNoCheck,
])

const criticalsKnown = ({ extensions }: Certificate): boolean =>
  [...extensions].every(([id, { critical }]) => !critical || understood.has(id))

const mayIssue = ({ authority, keyUsage }: Certificate): boolean => authority && (keyUsage === undefined || keyUsage.has(usage.keyCertSign))

/** An anchor of X.509 version 1 has no extensions that could say so. */
const isOfOldVersion = ({ extensions }: Certificate): boolean => extensions.size === 0

/** `between`: the authorities below this one, without the last certificate of the path. */
const isWithinLength = ({ pathLength }: Certificate, between: readonly Certificate[]): boolean =>
  pathLength === undefined || between.filter((each) => !isSelfIssued(each)).length <= pathLength
