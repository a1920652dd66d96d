/** Web pages, which people take for the credential that they show: nothing is read from them. @module */
import type { Container } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { claims } from './claims.ts'

export const container: Container = {
  ...claims,
  read: async () => {
    throw new CredentialError(
      'ERR_NO_CREDENTIAL',
      'this is a web page that may show a credential, not the credential itself: look there for a download',
    )
  },
}
