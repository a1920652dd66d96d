/** Answers of online status responders (RFC 6960), as they are kept inside a seal. @module */
import { digest } from '#crypto'
import type { Hash } from '../../crypto/backend.ts'
import { equalBytes, hex } from '../../lib/bytes.ts'
import { madeOnce } from '../../lib/made-once.ts'
import { algorithmIdentifier } from './algorithm.ts'
import {
  type Certificate,
  certificatesAmong,
  type Extension,
  extensionIds,
  extensionsOf,
  isSigningKey,
  purposeIds,
  type Signed,
  signedParts,
} from './certificate.ts'
import {
  type Der,
  decode,
  expect,
  generalTime,
  integer,
  isContext,
  isTag,
  items,
  malformed,
  octets,
  oid,
  sequence,
  small,
  tags,
  time,
} from './der.ts'
import { keptByOctets } from './kept.ts'
import { type Name, name, sameName } from './name.ts'
import { findPaths, type Search } from './path.ts'
import type { Status } from './revocation.ts'
import { hashes, signedBy } from './signature.ts'

export interface OcspAnswer {
  readonly signed: Signed
  readonly responder: { readonly name: Name } | { readonly keyHash: Uint8Array }
  readonly producedAt: number
  readonly answers: readonly Answer[]
  readonly certificates: readonly Certificate[]
}
interface Answer {
  readonly hash: string
  readonly nameHash: string
  readonly keyHash: string
  readonly serial: string
  readonly state: 'good' | 'revoked' | 'unknown'
  readonly at: number | undefined
  readonly reason: number | undefined
  readonly thisUpdate: number
  readonly nextUpdate: number | undefined
  /** Certificates that had ended before may be forgotten (RFC 6960 section 4.4.4, `archiveCutoff`). */
  readonly since: number
  /** A critical extension that is not understood: it answers for nothing. */
  readonly obscure: boolean
}

const what = 'OCSP answer'
const ids = {
  basic: '1.3.6.1.5.5.7.48.1.1',
  nonce: '1.3.6.1.5.5.7.48.1.2',
  cutoff: '1.3.6.1.5.5.7.48.1.6',
} as const

/** A whole OCSPResponse, or the BasicOCSPResponse in it: seals hold either. @throws CredentialError `ERR_ASN1`. */
export const ocspAnswer: (der: Uint8Array) => OcspAnswer = keptByOctets(readAnswer)

function readAnswer(der: Uint8Array): OcspAnswer {
  const outer = decode(der, what)
  const { content, signed, rest } = signedParts(basicAnswer(outer), what)
  const fields = [...sequence(content, what)]
  if (isContext(fields[0], 0) && small(items(fields.shift(), what)[0], what) !== 0) throw malformed(what)
  const [responder, producedAt, answers, extensions] = fields
  const ofAll = extensionsOf(extensions && items(extensions, what)[0])
  const held = isContext(rest[0], 0) ? sequence(items(rest[0], what)[0], what) : []
  return {
    signed,
    responder: responderOf(responder),
    producedAt: time(producedAt, what),
    answers: sequence(answers, what).map((each) => answerOf(each, ofAll)),
    certificates: certificatesAmong(held.map(({ raw }) => raw)),
  }
}

function basicAnswer(outer: Der): Der {
  const [first, second] = sequence(outer, what)
  if (!isTag(first, tags.enumerated)) return outer
  // anything but 0 is an error message without a signature (RFC 6960 section 4.2.1)
  if (first.content.length !== 1 || first.content[0] !== 0 || !isContext(second, 0)) throw malformed(what)
  const [type, bytes] = sequence(items(second, what)[0], what)
  if (oid(type, what) !== ids.basic) throw malformed(what)
  return decode(octets(bytes, what), what)
}

function responderOf(value: Der | undefined): OcspAnswer['responder'] {
  if (isContext(value, 1)) return { name: name(items(value, what)[0]) }
  if (isContext(value, 2)) return { keyHash: octets(items(value, what)[0], what) }
  throw malformed(what)
}

const states = ['good', 'revoked', 'unknown'] as const

const understood: readonly string[] = [ids.nonce, ids.cutoff]

/** @param ofAll - Extensions that are said once for all answers. */
function answerOf(value: Der, ofAll: ReadonlyMap<string, Extension>): Answer {
  const [id, status, thisUpdate, ...optional] = sequence(value, what)
  const [algorithm, nameHash, keyHash, serial] = sequence(id, what)
  const state = status?.scope === 'context' ? states[status.tag] : undefined
  if (status === undefined || state === undefined) throw malformed(what)
  const revoked = state === 'revoked' ? items(status, what) : []
  const reason = revoked.find((part) => isContext(part, 0))
  const next = optional.find((part) => isContext(part, 0))
  const wrapped = optional.find((part) => isContext(part, 1))
  const extensions = [...ofAll, ...extensionsOf(wrapped && items(wrapped, what)[0])]
  const made = time(thisUpdate, what)
  const cutoff = extensions.findLast(([id]) => id === ids.cutoff)
  return {
    hash: algorithmIdentifier(algorithm).oid,
    nameHash: hex(octets(nameHash, what)),
    keyHash: hex(octets(keyHash, what)),
    serial: integer(serial, what),
    state,
    at: state === 'revoked' ? generalTime(expect(revoked[0], tags.generalizedTime, what).content, what) : undefined,
    reason: reason && items(reason, what)[0]?.content[0],
    thisUpdate: made,
    nextUpdate: next && time(items(next, what)[0], what),
    since: cutoff ? time(decode(cutoff[1].value, what), what) : made,
    obscure: extensions.some(([id, { critical }]) => critical && !understood.includes(id)),
  }
}

interface Around extends Pick<Search, 'pool' | 'issued'> {
  /** Whether a list of the issuer says so of another certificate of its. */
  readonly isRevoked: (other: Certificate) => Promise<boolean>
}

/**
 * What the responder says of a certificate, where it may speak for its issuer: an answer that names it twice may say two things.
 *
 * @throws CredentialError `ERR_ASN1`.
 */
export async function answeredStatuses(
  answer: OcspAnswer,
  certificate: Certificate,
  issuer: Certificate,
  around: Around,
): Promise<readonly Status[]> {
  const found = await matching(answer, certificate, issuer)
  const end = found.length > 0 ? await endOfWord(answer, issuer, around) : undefined
  return end === undefined ? [] : found.filter(({ thisUpdate }) => thisUpdate <= end).map((each) => statusOf(each, end))
}

function statusOf({ state, thisUpdate, nextUpdate, since, at, reason }: Answer, wordUntil: number): Status {
  const base = { source: 'ocsp', thisUpdate, nextUpdate, wordUntil, since } as const
  return state === 'revoked' ? { ...base, state, at: at ?? thisUpdate, reason } : { ...base, state }
}

/**
 * RFC 6960 section 4.1.1: the hash of the issuer's name, as the certificate in question writes it, and of his key, and the serial number.
 * Where his own certificate writes it in another way, some take that.
 */
async function matching({ answers }: OcspAnswer, { serial, issuer: named }: Certificate, issuer: Certificate): Promise<readonly Answer[]> {
  const found: Answer[] = []
  for (const answer of answers) {
    const hash = hashes.get(answer.hash)
    if (answer.serial !== serial || hash === undefined || answer.obscure) continue
    const names = await Promise.all([named, issuer.subject].map(({ raw }) => hashOf(raw, hash)))
    if (names.includes(answer.nameHash) && (await hashOf(issuer.keyOctets, hash)) === answer.keyHash) found.push(answer)
  }
  return found
}

/** An answer may speak of a thousand certificates of one issuer, and a question names him by the same. */
const hashesOf = madeOnce((_: Uint8Array) => new Map<Hash | 'SHA-1', Promise<string>>())

/** In hexadecimal. @param octets - Those of a certificate that is kept. */
export function hashOf(octets: Uint8Array, hash: Hash | 'SHA-1'): Promise<string> {
  const known = hashesOf(octets)
  const made = known.get(hash) ?? Promise.resolve(digest(hash, octets)).then(hex)
  known.set(hash, made)
  return made
}

/**
 * RFC 6960 section 4.2.2.2: the issuer itself, or one whose certificate the issuer made for this. Until when it may be believed: whoever
 * comes by the key of a delegate that has ended gives answers any date, and none of them is about a time after its end. `undefined`: it is
 * not theirs.
 */
async function endOfWord(answer: OcspAnswer, issuer: Certificate, around: Around): Promise<number | undefined> {
  let end: number | undefined
  for (const responder of new Set([issuer, ...answer.certificates, ...around.pool])) {
    if (!(await isResponder(responder, answer.responder))) continue
    const isIssuer = equalBytes(responder.der, issuer.der)
    if (!isIssuer && !(await isDelegate(responder, issuer, answer.producedAt, around))) continue
    if ((await signedBy(answer.signed, responder)) !== 'valid') continue
    if (isIssuer) return Number.POSITIVE_INFINITY
    end = Math.max(end ?? responder.notAfter, responder.notAfter)
  }
  return end
}

async function isResponder(responder: Certificate, wanted: OcspAnswer['responder']): Promise<boolean> {
  if ('name' in wanted) return sameName(wanted.name, responder.subject)
  return equalBytes(wanted.keyHash, await digest('SHA-1', responder.keyOctets))
}

async function isDelegate(responder: Certificate, issuer: Certificate, at: number, { issued, isRevoked }: Around): Promise<boolean> {
  const inForce = at >= responder.notBefore && at <= responder.notAfter
  // RFC 5280 section 4.2.1.12: purpose and key usage both have to allow it
  if (!inForce || !responder.purposes?.includes(purposeIds.ocspSigning) || !isSigningKey(responder)) return false
  // its certificate is one as others are: the issuer's own, with a name that he may give and nothing critical that is not understood
  const { paths } = await findPaths(responder, { pool: [], anchors: [issuer], issued })
  if (paths.length === 0) return false
  // section 4.2.2.2.1; whoever has its key can give his answers any date, so that when it was revoked is no matter
  return responder.extensions.has(extensionIds.ocspNoCheck) || !(await isRevoked(responder))
}
