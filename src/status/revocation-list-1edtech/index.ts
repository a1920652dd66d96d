/** 1EdTech Revocation List Status Method 1.0: a plain document at the address that the credential names. @module */
import type { Status } from '../../lib/contract.ts'
import { credentialError } from '../../lib/errors.ts'
import { own, text } from '../../lib/json.ts'
import { checkOf, fail, warn } from '../../lib/report.ts'
import { type Revoking, revocationCheck, revocationsAt } from '../revoked-ids.ts'
import { claims } from './claims.ts'

const way: Revoking = {
  name: claims.id,
  // the specification has the singular, many lists the plural, and one that has both revokes what is in either
  entriesOf: ({ revokedCredential, revokedCredentials }) => {
    const lists = [revokedCredential, revokedCredentials].filter((entries) => (entries ?? undefined) !== undefined)
    return lists.length > 0 && lists.every(Array.isArray) ? lists.flat() : undefined
  },
}

const check: Status['check'] = async ({ value, path }, outline, scope) => {
  const url = text(own(value, 'id'))
  if (url === undefined) return [fail('status', 'ERR_STATUS', 'The credential does not say where its revocation list is.', { path })]
  try {
    const [list, revocations] = await Promise.all([scope.json(url, 'status'), revocationsAt(url, way, scope)])
    const issuer = own(list, 'issuer')
    const foreign = issuer !== undefined && (text(issuer) ?? own(issuer, 'id')) !== outline.issuer.id
    return [
      revocationCheck(revocations, outline, path),
      ...(foreign ? [warn('status', 'ERR_STATUS', 'The revocation list is that of somebody else than the issuer.', { path })] : []),
    ]
  } catch (error) {
    return [checkOf('status', credentialError(error), { path })]
  }
}

export const status: Status = { ...claims, check }
