/** Everything that is found out about one seal, before it is put in words (EN 319 102-1 clauses 5.3, 5.5 and 5.6). @module */
import { importKey, verifySignature } from '#crypto'
import { type Certificate, certificate } from '../../keys/x5c/certificate.ts'
import { type Chain, type Evidence, judge } from '../../keys/x5c/chain.ts'
import { gather } from '../../keys/x5c/evidence.ts'
import { judgeOrFetch } from '../../keys/x5c/fetch.ts'
import { anchorsOf } from '../../keys/x5c/input.ts'
import { soundOptions } from '../../keys/x5c/options.ts'
import { qualifiedClaims } from '../../keys/x5c/qualified.ts'
import { fromBase64url } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { Document } from '../../lib/json.ts'
import type { Need } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { reaches, type SealedLevel, type SealQualification } from '../../lib/seal-options.ts'
import { type Jws, type JwsSignature, signingInput } from '../../lib/tokens/jws.ts'
import { isArchived, isKept } from './archive.ts'
import { type Binding, bindingOf } from './binding.ts'
import { readHeader, type SealHeader } from './header.ts'
import { achievedLevel, claimedLevel } from './level.ts'
import { listedAs } from './qualified.ts'
import { findSigner, type SealSigner } from './signer.ts'
import { judgeTimestamps, type TimePolicy, type Timestamp } from './timestamps.ts'
import { materialOf, readUnsigned, type UnsignedItems } from './unsigned.ts'

export interface Assessment {
  readonly header: SealHeader
  readonly unsigned: UnsignedItems
  readonly signer: SealSigner
  readonly signature: 'valid' | 'invalid' | 'unsupported' | 'unchecked'
  readonly timestamps: readonly Timestamp[]
  readonly now: number
  /** When the signature is proven to have existed, at the latest: now, if nothing proves more. */
  readonly bestTime: number
  /** When it is proven not to have existed yet. */
  readonly notBefore: number | undefined
  readonly chain: Chain | undefined
  /** Whether anybody is trusted at all. */
  readonly anchored: { readonly seals: boolean; readonly timestamps: boolean }
  readonly claimed: SealedLevel
  readonly achieved: SealedLevel
  /** Of a seal that has the level B-LT, whether its archive timestamps cover all that this rests on. */
  readonly kept: boolean | undefined
  readonly qualified: ReturnType<typeof qualifiedClaims>
  /** What trusted lists say of that. */
  readonly listed: SealQualification | undefined
  readonly binding: Binding | undefined
  /** Where revocation data could be had. */
  readonly needs: readonly Need[]
  readonly why: string | undefined
  /** Pieces of evidence that are not well-formed. */
  readonly unread: number
}

/** @throws CredentialError `ERR_LIMIT`, `ERR_OPTION`. */
export async function assess(jws: Jws, signature: JwsSignature, document: Document, scope: Scope): Promise<Assessment> {
  const options = soundOptions(scope.seals)
  const header = readHeader(signature)
  const unsigned = readUnsigned(signature)
  const material = materialOf(unsigned.items)
  const { evidence, own, unread } = gather({ ...material, certificates: [...header.chain, ...material.certificates] }, options)
  const signer = await findSigner(header, leafOf(header), evidence.pool)
  const leaf = signer.certificate
  const { skew } = scope
  const policy: TimePolicy = { now: scope.now.getTime(), skew, mode: options.timestampTrust ?? 'strict', maxAge: options.revocationMaxAge }
  const timestampAnchors = anchorsOf(options.timestampAnchors)
  const timestamps = await judgeTimestamps({ jws, signature, header, items: unsigned.items }, evidence, timestampAnchors, policy, scope)
  const { bestTime, notBefore } = proven(timestamps, policy.now)
  const clock = { at: bestTime, now: policy.now, maxAge: policy.maxAge, skew }
  const valid = await signatureOutcome(jws, signature, header, leaf)
  const judged = leaf && (await judgeOrFetch(leaf, evidence, clock, scope))
  const claimed = claimedLevel(header, unsigned.items, material.lists.length + material.answers.length > 0)
  const faultless = header.faults.length + unsigned.faults.length + signer.faults.length === 0
  /** B-T and B-LT, by some of what was added to the seal. */
  const isLasting = async (some: readonly Timestamp[], evidence: Evidence): Promise<boolean> =>
    leaf !== undefined && isTimestamped(some, leaf) && (await judge(leaf, evidence, { ...clock, revocation: 'needed' })).state === 'good'
  const lasting = reaches(claimed, 'B-LT') && (await isLasting(timestamps, own))
  const kept = lasting && claimed === 'B-LTA' ? await isKept({ header, items: unsigned.items, timestamps, options }, isLasting) : undefined
  return {
    header,
    unsigned,
    signer,
    signature: valid,
    timestamps,
    now: policy.now,
    bestTime,
    notBefore,
    chain: judged?.chain,
    anchored: { seals: evidence.anchors.length > 0, timestamps: timestampAnchors.anchors.length > 0 },
    claimed,
    achieved: achievedLevel(claimed, {
      signed: valid === 'valid' && faultless,
      timestamped: isTimestamped(timestamps, leaf),
      revocation: lasting,
      archived: kept === true && isArchived(timestamps),
    }),
    kept,
    qualified: leaf && qualifiedClaims(leaf),
    listed: await listedAs(judged?.chain.path, bestTime, options),
    binding: leaf && bindingOf(leaf, document),
    needs: judged?.needs ?? [],
    why: judged?.why,
    unread,
  }
}

/** Clause 6.3: before the certificate of the seal had ended. */
const isTimestamped = (timestamps: readonly Timestamp[], leaf: Certificate | undefined): boolean =>
  timestamps.some(({ kind, trusted, genTime = 0 }) => kind === 'sigTst' && trusted && leaf !== undefined && genTime <= leaf.notAfter)

/** A leaf that cannot be read is told apart from one that is not there: the error is the caller's to report. */
function leafOf({ chain }: SealHeader): readonly Certificate[] {
  const [first] = chain
  return first === undefined ? [] : [certificate(first)]
}

/** Archive timestamps cover the signature too; the one over the payload was made before it. */
function proven(timestamps: readonly Timestamp[], now: number): { readonly bestTime: number; readonly notBefore: number | undefined } {
  const times = (kinds: readonly string[]) =>
    timestamps.flatMap(({ kind, trusted, genTime }) => (trusted && genTime !== undefined && kinds.includes(kind) ? [genTime] : []))
  const before = times(['adoTst'])
  return { bestTime: Math.min(now, ...times(['sigTst', 'arcTst'])), notBefore: before.length === 0 ? undefined : Math.max(...before) }
}

async function signatureOutcome(
  jws: Jws,
  signature: JwsSignature,
  { algorithm, isOther }: SealHeader,
  leaf: Certificate | undefined,
): Promise<Assessment['signature']> {
  if (leaf === undefined) return 'unchecked'
  if (algorithm === undefined) return isOther ? 'unsupported' : 'invalid'
  const value = fromBase64url(signature.signature)
  if (value === undefined) return 'invalid'
  try {
    const key = await importKey({ spki: leaf.spki }, algorithm)
    return (await verifySignature(algorithm, key, signingInput(jws, jws.signatures.indexOf(signature)), value)) ? 'valid' : 'invalid'
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    return error.code === 'ERR_ALGORITHM' ? 'invalid' : 'unsupported'
  }
}
