/** What a token says of itself, and nothing here asks; also where it was given the form of a seal. @module */
import { type Document, isObject } from '../lib/json.ts'
import { type Check, unknown, warn } from '../lib/report.ts'

/** Whether a list of tokens may revoke it (Token Status List section 6); of a document that is the payload, `status` may be a member. */
const hasStatus = ({ status, vc }: Document): boolean => isObject(status) && (vc !== undefined || 'status_list' in status)

/** For whom it is (RFC 7519 section 4.1.3). */
export const audienceChecks = (claims: Document): readonly Check[] =>
  Object.hasOwn(claims, 'aud')
    ? [warn('proof', 'ERR_CLAIMS', 'The token says whom it is for: whether that is you was not asked.', { detail: { claim: 'aud' } })]
    : []

/** Where its own status is. */
export const unaskedStatus = (claims: Document): readonly Check[] =>
  hasStatus(claims)
    ? [
        unknown(
          'status',
          'ERR_UNSUPPORTED',
          'The token names a list of tokens that could revoke it, which is of a kind that is not read here.',
        ),
      ]
    : []
