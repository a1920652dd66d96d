/** The chain of certificates in the header of a token: OB 3.0 and EBSI tokens carry one, and so does compact JAdES. @module */
import { fromBase64 } from '../../lib/bytes.ts'
import type { KeyMaterial } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Check, checkOf, fail, pass, type Standing } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { AnchorInput } from '../../lib/seal-options.ts'
import { type Certificate, certificate, maySign } from './certificate.ts'
import { pathCheck, revocationCheck } from './checks.ts'
import { gather } from './evidence.ts'
import { judgeOrFetch } from './fetch.ts'
import { attribute, type TextName } from './name.ts'

export interface VerifiedChain {
  /** The key of the first certificate; `undefined` where it cannot be read. That a signature verifies under it says nothing yet. */
  readonly material: KeyMaterial | undefined
  /** Whether a path leads to an anchor of the caller, every certificate of it in force and known not to be revoked. */
  readonly trusted: boolean
  /** Whether it is one for signatures at all. */
  readonly signs: boolean
  /** `seal.certificate`, `seal.path`, `seal.revocation`. */
  readonly checks: readonly Check[]
  /** What the certificate says of its holder: there only where it is trusted. */
  readonly standing?: Partial<Standing>
  /** The caller's certificate that the path ends at, where it is trusted. */
  readonly anchor?: Uint8Array
  /** The last millisecond of which it is trusted by the same evidence. */
  readonly until?: number
  /** EN 319 412-1 clause 5.1.4; as the certificate says, trusted or not. */
  readonly organizationIdentifier?: string
  /** Domains and addresses in the certificate, trusted or not: what each is called counts, for a mail address may read like a domain. */
  readonly names: readonly TextName[]
}

/**
 * Judges a chain (`x5c` of RFC 7515 section 4.1.6) at a time, by the anchors given. No certificate is trusted because it came along.
 *
 * @throws CredentialError `ERR_OPTION` where an anchor cannot be read.
 */
export async function verifyChain(
  x5c: unknown,
  anchors: readonly AnchorInput[] | undefined,
  at: Date,
  scope: Scope,
): Promise<VerifiedChain> {
  const chain = read(x5c)
  if (chain instanceof CredentialError)
    return { material: undefined, trusted: false, signs: false, checks: [checkOf('seal.certificate', chain)], names: [] }
  const [leaf, material] = chain
  try {
    const { evidence } = gather({ certificates: material, lists: [], answers: [] }, { ...scope.seals, anchors: anchors ?? [] })
    const clock = { at: at.getTime(), now: scope.now.getTime(), maxAge: scope.seals?.revocationMaxAge, skew: scope.skew }
    const judged = await judgeOrFetch(leaf, evidence, clock, scope)
    const trusted = judged.chain.state === 'good' && maySign(leaf)
    const anchor = judged.chain.path?.at(-1)
    return {
      ...factsOf(leaf),
      trusted,
      ...(trusted ? { standing: standingOf(leaf) } : {}),
      ...(trusted && anchor && { anchor: anchor.der }),
      ...(trusted && judged.chain.until !== undefined && { until: judged.chain.until }),
      checks: [
        maySign(leaf)
          ? pass('seal.certificate', 'The certificate is well formed.')
          : fail('seal.certificate', 'ERR_SEAL_CERTIFICATE', 'The certificate is not made for signatures.'),
        pathCheck(judged.chain, { anchored: evidence.anchors.length > 0, at: clock.at }),
        revocationCheck(judged.chain, { claimedAt: clock.at, proven: false, ...judged }),
      ],
    }
  } catch (error) {
    if (!(error instanceof CredentialError) || error.code === 'ERR_OPTION') throw error
    return { ...factsOf(leaf), trusted: false, checks: [checkOf('seal.path', error)] }
  }
}

function read(x5c: unknown): readonly [Certificate, readonly Uint8Array[]] | CredentialError {
  const list = Array.isArray(x5c) ? x5c.map((each) => (typeof each === 'string' ? fromBase64(each) : undefined)) : []
  const whole = list.filter((bytes) => bytes !== undefined)
  const [first] = whole
  if (first === undefined || whole.length !== list.length)
    return new CredentialError('ERR_SEAL_CERTIFICATE', 'The chain of certificates is not a list of base64 texts.')
  try {
    return [certificate(first), whole]
  } catch (error) {
    if (error instanceof CredentialError) return error
    throw error
  }
}

function factsOf(leaf: Certificate): Pick<VerifiedChain, 'material' | 'names' | 'signs' | 'organizationIdentifier'> {
  const organizationIdentifier = attribute(leaf.subject, 'organizationIdentifier')
  return {
    material: { spki: leaf.spki },
    signs: maySign(leaf),
    names: leaf.alternativeNames.filter((name) => 'text' in name),
    ...(organizationIdentifier === undefined ? {} : { organizationIdentifier }),
  }
}

/** The name in a certificate counts where somebody who is trusted issued it. */
export function standingOf({ subject }: Certificate): Partial<Standing> {
  const name = attribute(subject, 'organization') ?? attribute(subject, 'commonName')
  return { nameIsFrom: 'certificate', control: 'certificate', ...(name === undefined ? {} : { name }) }
}
