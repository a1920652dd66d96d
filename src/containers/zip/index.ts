/** Credentials in a ZIP archive: every file that can be one or carry one. @module */
import type { Container } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { mayCarry } from '../look.ts'
import { claims } from './claims.ts'
import { filesIn } from './files.ts'

export const container: Container = {
  ...claims,
  read: async (bytes, limits) => {
    if (bytes.length > limits.file) throw new CredentialError('ERR_TOO_LARGE', `the file is larger than ${limits.file} bytes`)
    return [...filesIn(bytes, limits.file, limits.unpacking)].flatMap(({ name, content }) =>
      mayCarry(content) ? [{ text: '', bytes: content, found: { container: claims.id, place: name } }] : [],
    )
  },
}
