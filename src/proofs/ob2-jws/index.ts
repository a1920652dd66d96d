/** Signed badges before 3.0: the key must be one that the issuer's profile links (OB 2.0, Signed Badges). @module */
import { importKey, verifySignature } from '#crypto'
import type { Outline, Parsed, Proof, Proven } from '../../lib/contract.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { list, own, text } from '../../lib/json.ts'
import { type Check, checkOf, fail, pass, unknown } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { type Jws, signatureBytes, signingInput } from '../../lib/tokens/jws.ts'
import { checkList } from '../../status/ob2-revocation/index.ts'
import { isToBe } from '../badge-verification.ts'
import { algorithmOf, refuseOtherTokens } from '../jose-header.ts'
import { idOf, isAddress, issuerOf, otherIssuer, type Published, sameIssuer, toldWhence } from '../open-badge.ts'
import { endOf, withEnds } from '../questioned-key.ts'
import { claims } from './claims.ts'
import { issue, prepare } from './issue.ts'
import { type BadgeKey, badgeKey, isOpen, type PublicKey } from './key.ts'

const types = ['jwt', 'jws', 'jose']

async function verify({ document, envelope }: Parsed, outline: Outline, scope: Scope): Promise<Proven> {
  if (envelope.kind !== 'jws') throw new CredentialError('ERR_INTERNAL', 'this is no token')
  let badge: Published | undefined
  let issuer: Published
  try {
    ;({ badge, issuer } = await issuerOf(document, scope))
  } catch (error) {
    return unresolved(credentialError(error))
  }
  const found = sameIssuer(outline, issuer)
    ? await badgeKey(document, issuer, scope)
    : { ...(await badgeKey(document, issuer, scope)), binding: otherIssuer }
  const { proof, by } = await signatureCheck(envelope.jws, found)
  const whose = !by && found.open ? checkOf('key-binding', found.open) : found.binding
  const binding = by && whose.outcome === 'pass' ? (endOf(by, scope, {}) ?? withEnds(whose, by)) : whose
  const bound = proof.outcome === 'pass' && binding.outcome === 'pass'
  const revocations = await Promise.all(list(own(issuer.document, 'revocationList')).map((named) => listed(named, outline, scope)))
  const hosted = isToBe(document, 'hosted') ? [notAsked(idOf(document))] : []
  return {
    checks: [proof, toldWhence(binding, issuer, badge, by), ...revocations, ...hosted],
    ...(bound && { standing: standingOf(issuer) }),
  }
}

/** How it is to be verified is the badge's to say (OB 2.0, VerificationObject): one that is hosted is withdrawn at its address. */
const notAsked = (id: string | undefined): Check =>
  unknown(
    'status',
    'ERR_STATUS',
    'The badge says that it is verified where it is published: whether it was withdrawn there was not asked.',
    {
      path: '/verification',
      ...(isAddress(id) && { detail: { needs: [{ url: id, kind: 'credential' as const }] } }),
    },
  )

const nowhere = unknown('status', 'ERR_STATUS', 'The issuer’s profile does not say where its revocation list is in a way that can be read.')
const listed = (named: unknown, outline: Outline, scope: Scope): Check | Promise<Check> => {
  const address = idOf(named)
  return address === undefined ? nowhere : checkList(address, outline, '', scope)
}

/** A profile without an address says itself what it is called: all that is known is on which host its key is. */
function standingOf({ id, document }: Published): NonNullable<Proven['standing']> {
  const [name, url] = [text(own(document, 'name')), text(own(document, 'url'))]
  if (!isAddress(id)) return { ...(url !== undefined && { id: url }), control: 'domain' }
  return { id, ...(name !== undefined && { name, nameIsFrom: 'domain' as const }), control: 'domain' }
}

const unresolved = (error: CredentialError): Proven => ({ checks: [checkOf('proof', error), checkOf('key-binding', error)] })

interface Signed {
  readonly proof: Check
  /** The key that made the signature. */
  readonly by?: PublicKey
}

async function signatureCheck(jws: Jws, { keys, open }: BadgeKey): Promise<Signed> {
  try {
    const [signature] = jws.signatures
    if (!signature) throw new CredentialError('ERR_TOKEN', 'the token has no signature')
    const algorithm = algorithmOf(signature.header)
    refuseOtherTokens(signature, types)
    if (keys instanceof CredentialError) throw keys
    const signs = async ({ material }: PublicKey): Promise<boolean> =>
      verifySignature(algorithm, await importKey(material), signingInput(jws, 0), signatureBytes(signature))
    const failures: (CredentialError | undefined)[] = []
    for (const by of keys) {
      // a key that this signature cannot be of hinders none of the others
      const answer = await signs(by).catch(credentialError)
      if (answer === true) return { proof: pass('proof', 'The badge is as it was signed.'), by }
      failures.push(answer || undefined)
    }
    const failure = open ?? failures.find((one) => one && isOpen(one)) ?? (failures.every(Boolean) ? failures[0] : undefined)
    if (failure) throw failure
    return { proof: fail('proof', 'ERR_PROOF', 'The signature does not verify: the badge was changed, or another key made it.') }
  } catch (error) {
    return { proof: checkOf('proof', credentialError(error)) }
  }
}

export const proof: Proof = { ...claims, verify, prepare, issue }
