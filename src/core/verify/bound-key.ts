/** Whether whoever shows a token has the key that its issuer bound it to. @module */
import { importKey } from '#crypto'
import { publicJwk } from '../../crypto/material.ts'
import { issuerKeys } from '../../keys/issuer-keys.ts'
import { base64url, utf8 } from '../../lib/bytes.ts'
import type { KeyMaterial, Parsed, ResolvedKey } from '../../lib/contract.ts'
import { credentialError } from '../../lib/errors.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { type Check, checkOf, fail, pass, unknown } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { sha256 } from '../../lib/sha256.ts'
import { claimsOf } from '../../proofs/vc-jwt/claims.ts'

/**
 * The check `recipient` of a token that says `cnf` (RFC 7800 section 3.1), in a presentation: only whoever has that key may show it, unlike
 * a credential that is only about somebody.
 */
export async function boundChecks({ envelope, document }: Parsed, holder: string, scope: Scope): Promise<readonly Check[]> {
  // one that was given the form of a seal is sealed as it stands
  const bound = own(envelope.kind === 'jws' ? claimsOf(envelope.jws) : envelope.kind === 'jades' ? document : undefined, 'cnf')
  if (bound === undefined) return []
  const name = ['jwk', 'jkt', 'kid'].find((each) => own(bound, each) !== undefined)
  if (!isObject(bound) || name === undefined) return [unread]
  try {
    const { keys, open } = await issuerKeys(holder, 'authentication', scope)
    for (const key of keys) if (key.purposes.includes('authentication') && (await isSame(bound, key))) return [same]
    if (open) throw open
    // a name is the issuer's own word for a key, and the holder may call it otherwise
    return [name === 'kid' ? unread : other]
  } catch (error) {
    // whatever is wrong with the key or its holder's document, it is not known to be another
    return [{ ...checkOf('recipient', credentialError(error)), outcome: 'unknown' }]
  }
}

const same = pass('recipient', 'The token is bound to a key of the holder of the presentation.')
const other = fail(
  'recipient',
  'ERR_RECIPIENT',
  'The token is bound to a key that the holder of the presentation does not have: only whoever has it may show the token.',
)
const unread = unknown(
  'recipient',
  'ERR_UNSUPPORTED',
  'The token is bound to a key that it names in a way that cannot be compared with those of the holder of the presentation.',
)

async function isSame({ jwk, jkt, kid }: Document, { id, material }: ResolvedKey): Promise<boolean> {
  if (jwk === undefined && jkt === undefined) return kid === id
  const wanted = isObject(jwk) ? await membersOf({ jwk }) : undefined
  const found = await membersOf(material)
  // RFC 7638, as RFC 9449 section 6.1 uses it
  return jwk === undefined ? jkt === base64url(sha256(utf8(found))) : wanted === found
}

const membersOf = async (material: KeyMaterial): Promise<string> => JSON.stringify(publicJwk((await importKey(material)).bytes))
