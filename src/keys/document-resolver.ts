/** Resolvers of whole DID documents, for methods that are not built in. @module */
import { CredentialError } from '../lib/errors.ts'
import { type Document, own, text } from '../lib/json.ts'
import type { Options } from '../lib/options.ts'
import type { Standing } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import { keyIn } from './controlled-identifier.ts'

/**
 * The option `resolve` over a function that answers with the document of a DID, or with nothing where the DID is none of
 * its own. The key is looked up in the document as in any other: it must be of that DID, and list the key.
 * @param control - What the answer rests on; a ledger that anybody can write to is `none`.
 *
 * @example
 * ```ts
 * const resolve = documentResolver(async (did) => (did.startsWith('did:ebsi:') ? await ebsi.resolve(did) : undefined))
 * await verify(credential, { resolve })
 * ```
 */
export const documentResolver =
  (
    documentOf: (did: string, scope: Scope) => Promise<Document | undefined>,
    control: Standing['control'] = 'none',
  ): NonNullable<Options['resolve']> =>
  async (keyId, scope) => {
    const [id = ''] = keyId.split(/[/?#]/)
    const document = id.startsWith('did:') ? await documentOf(id, scope) : undefined
    if (document === undefined || document === null) return undefined
    // what names nobody is no document that could lack the key
    if (text(own(document, 'id') ?? own(document, '@id')) === undefined)
      throw new CredentialError('ERR_UNRESOLVED', 'the resolver of the caller did not answer with a document that has an id')
    return keyIn({ document, id }, keyId, control)
  }
