/** What of a payload is the token's, where the payload is a document itself. @module */
import { type Document, own } from '../json.ts'

/**
 * Names that RFC 7519 section 4.1 and RFC 7800 section 3.1 register, `nonce`, and the type of an SD-JWT VC, which a wallet may ask for beside
 * the credential's own: they are the token's, not the document's (VC-JOSE-COSE section 3.1.3), as a `status` in a list of tokens is.
 */
const registered = /^(?:iss|sub|aud|exp|nbf|iat|jti|nonce|cnf|vct(#integrity)?)$/

/** The document that a payload is, without the claims of its token. */
export const withoutClaims = (payload: Document): Document =>
  Object.fromEntries(
    Object.entries(payload).filter(([name, value]) =>
      name === 'status' ? own(value, 'status_list') === undefined : !registered.test(name),
    ),
  )
