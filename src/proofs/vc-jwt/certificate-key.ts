/** A token whose header carries a chain of certificates (RFC 7515 section 4.1.6). @module */
import { importKey } from '#crypto'
import { type VerifiedChain, verifyChain } from '../../keys/x5c/verify-chain.ts'
import type { KeyMaterial } from '../../lib/contract.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { type Check, fail, pass, unknown } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { lookUpAmongIssuers } from '../issuer-lookup.ts'
import type { Asked, Lookup } from '../key-binding.ts'
import { whoSigns } from '../questioned-key.ts'

/**
 * The key of the first certificate. It is the issuer’s if a trusted certificate names the issuer’s own
 * domain or address, or if the issuer publishes the same key; that a certificate came along says nothing.
 */
export async function lookUpByChain(x5c: unknown, asked: Asked, scope: Scope): Promise<Lookup> {
  const chain = await verifyChain(x5c, scope.seals?.anchors, scope.now, scope)
  const { material, trusted, names } = chain
  if (material === undefined) return malformed(asked)
  if (trusted && asked.issuer !== undefined && names.some((name) => isOf(name, asked.issuer))) {
    const binding = pass('key-binding', `A trusted certificate names the ${whoSigns(asked.purpose)}.`, { path: asked.path })
    const { standing, anchor, until = Number.POSITIVE_INFINITY } = chain
    return {
      key: await imported(material),
      binding,
      material,
      control: 'certificate',
      ...(standing && { standing }),
      ...(anchor && { anchor, certified: { until, anchors: [anchor], timestampAnchors: [], checks: ['key-binding'] } }),
    }
  }
  const found = await lookUpAmongIssuers(material, asked, scope)
  if (found.binding.outcome !== 'unknown') return found
  return { ...found, binding: openBinding(chain, found.binding, asked) }
}

async function imported(material: KeyMaterial): Promise<Lookup['key']> {
  try {
    return await importKey(material)
  } catch (error) {
    return credentialError(error)
  }
}

function malformed({ path }: Asked): Lookup {
  const message = 'The chain of certificates of the token is not well formed.'
  return { key: new CredentialError('ERR_KEY', message), binding: fail('key-binding', 'ERR_KEY', message, { path }) }
}

/** Whatever the certificate is, the issuer may publish its key, of a service that signs for it: that is open as long as its own document is. */
function openBinding(chain: VerifiedChain, binding: Check, asked: Asked): Check {
  const { signs, trusted, names } = chain
  if (signs && !trusted) return untrusted(chain, binding, asked)
  const { detail } = binding
  const who = whoSigns(asked.purpose)
  const andOpen = `, and whether the ${who} publishes its key is not known.`
  const more = { path: asked.path, ...(detail && { detail }) }
  if (!signs)
    return unknown('key-binding', 'ERR_SEAL_CERTIFICATE', `The certificate of the token is not made for signatures${andOpen}`, more)
  const whose = names.length > 0 ? `names somebody else than the ${who}${andOpen}` : `does not say whether it is the ${who}’s.`
  return unknown('key-binding', 'ERR_SEAL_BINDING', `The certificate of the token ${whose}`, more)
}

/** What is the matter where somebody who is trusted vouches for it; nothing proves that the token is older. */
const matters = [
  ['ERR_SEAL_TIME', 'a certificate of its chain is not in force now'],
  ['ERR_SEAL_REVOKED', 'a certificate of its chain was revoked'],
  ['ERR_SEAL_REVOCATION', 'whether it was revoked is not known'],
] as const

function untrusted({ checks }: VerifiedChain, { detail }: Check, { path }: Asked): Check {
  const open = checks.find(({ id, outcome }) => id !== 'seal.certificate' && outcome !== 'pass')
  const needs = [...(detail?.needs ?? []), ...(open?.detail?.needs ?? [])]
  const more = { path, ...(needs.length > 0 && { detail: { needs } }) }
  const [code, matter] = matters.find(([name]) => name === open?.code) ?? []
  return code === undefined
    ? unknown('key-binding', 'ERR_SEAL_PATH', 'Nobody that is trusted vouches for the certificate of the token.', more)
    : unknown('key-binding', code, `Somebody who is trusted vouches for the certificate of the token, but ${matter}.`, more)
}

/** Whether a name of a certificate is the issuer’s: its address itself, or (a domain) the host of its address or did:web. */
function isOf({ kind, text }: VerifiedChain['names'][number], issuer: string | undefined): boolean {
  if (issuer === undefined) return false
  if (kind !== 'dns') return kind === 'uri' && text === issuer
  const host = /^https:\/\/([^/:?#@]+)(?::\d+)?(?:[/?#]|$)/i.exec(issuer)?.[1] ?? /^did:web:([^:%#/?]+)/i.exec(issuer)?.[1]
  return host !== undefined && !text.includes('*') && text.toLowerCase() === host.toLowerCase()
}
