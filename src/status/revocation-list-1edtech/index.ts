/** 1EdTech Revocation List Status Method 1.0: a plain document at the address that the credential names. @module */
import type { Status } from '../../lib/contract.ts'
import { credentialError } from '../../lib/errors.ts'
import { own, text } from '../../lib/json.ts'
import { checkOf, fail, warn } from '../../lib/report.ts'
import { memberOf, revocationCheck } from '../revoked-ids.ts'
import { claims } from './claims.ts'

const check: Status['check'] = async ({ value, path }, outline, scope) => {
  const url = text(own(value, 'id'))
  if (url === undefined) return [fail('status', 'ERR_STATUS', 'The credential does not say where its revocation list is.', { path })]
  try {
    const list = await scope.json(url, 'status')
    const issuer = own(list, 'issuer')
    const foreign = issuer !== undefined && (text(issuer) ?? own(issuer, 'id')) !== outline.issuer.id
    return [
      // the specification has the singular, many lists the plural
      revocationCheck(memberOf(list, ['revokedCredential', 'revokedCredentials']), outline, path),
      ...(foreign ? [warn('status', 'ERR_STATUS', 'The revocation list is that of somebody else than the issuer.', { path })] : []),
    ]
  } catch (error) {
    return [checkOf('status', credentialError(error), { path })]
  }
}

export const status: Status = { ...claims, check }
