/** European credentials in XML: recognised, so that their seal is not silently taken for read, and not verified. @module */
import type { Container } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { claims } from './claims.ts'

/** The element of XML-DSig, with any prefix: XAdES stands inside it. */
const signature = /<(?:[\w-]+:)?Signature[\s/>]/

/** @throws CredentialError `ERR_UNSUPPORTED` always: what is in the file, and that nothing of it was verified. */
const read: Container['read'] = async (bytes) => {
  const sealed = signature.test(new TextDecoder().decode(bytes))
  const seal = sealed ? 'its XAdES seal was not verified' : 'it has no seal'
  throw new CredentialError('ERR_UNSUPPORTED', `the file is a European credential in XML, of the generation before JSON; ${seal}`)
}

export const container: Container = { ...claims, read }
