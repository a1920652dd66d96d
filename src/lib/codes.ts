/**
 * Every code that a check or an error can carry, with what it means. Codes are stable API: a code may be
 * added, never renamed. `docs/codes.md` is generated from this table.
 *
 * @module
 */
export const codes = {
  // input that cannot be used at all: thrown as CredentialError
  ERR_INPUT:
    'The input is not of the kind that is asked for (a credential, a list, a report), cannot be read, or is not as it was written.',
  ERR_EMPTY: 'The input is empty.',
  ERR_NOT_JSON: 'The text is not JSON, or no object of it.',
  ERR_TOO_LARGE: 'The input is larger than the limit.',
  ERR_TOO_DEEP: 'The input is nested deeper than the limit.',
  ERR_CYCLIC: 'The object refers to itself.',
  ERR_DUPLICATE_MEMBER: 'An object has two members of one name: two readers could see two credentials.',
  ERR_FORBIDDEN_MEMBER: 'A member has a name that no credential may use (__proto__, toString).',
  ERR_LONE_SURROGATE: 'A string holds half of a surrogate pair, so its bytes are not defined.',
  ERR_TOKEN: 'The text looks like a signed token, and is not a well-formed one.',
  ERR_CONTAINER: 'The file that should carry a credential is damaged or of a kind that is not read.',
  ERR_NO_CREDENTIAL: 'The file carries no credential, or the presentation shows none.',
  ERR_SEVERAL: 'The input holds several credentials where one is expected.',
  ERR_UNKNOWN_FORMAT:
    'The document is in no format that is known here; of a Verifiable Credential, what each must have was looked at, and no more.',
  ERR_OPTION: 'An option, or the name of a file, cannot be used.',
  ERR_ABORTED: 'The caller stopped the work.',
  ERR_INVALID: 'The report is not valid (thrown by assertValid).',
  ERR_OUTPUT: 'The result cannot be written.',
  ERR_WORKER_CRASHED: 'The worker that had this credential died or hung on it, more than once.',
  ERR_INTERNAL: 'Something failed that should not: please report it.',
  // could not be checked
  ERR_OFFLINE: 'The network would be needed and is not allowed.',
  ERR_NETWORK: 'What was needed from the network did not arrive.',
  ERR_FORBIDDEN_ADDRESS: 'The address is one that is not fetched: not https, private, or forbidden by the caller.',
  ERR_UNSUPPORTED: 'The kind of proof, key or status is not supported.',
  ERR_LIMIT: 'The work ended at a limit.',
  ERR_UNRESOLVED: 'The key cannot be looked up: its identifier resolves nowhere.',
  // schema, context, rules
  ERR_SCHEMA: 'The document does not have the shape its format requires.',
  ERR_RULE: 'The document breaks a rule of its format that a schema cannot say.',
  ERR_CONTEXT: 'A JSON-LD context is not known here, and none is fetched.',
  ERR_CONTEXT_COMBINATION: 'Two JSON-LD contexts of the document cannot be used together.',
  ERR_UNDEFINED_TERM: 'A member has a name that no JSON-LD context defines: a signature would not cover it.',
  ERR_HIDDEN_MEMBER: 'A member is spelled so that the signature covers it and a reader of plain JSON does not see it.',
  ERR_JSONLD: 'The document is not valid JSON-LD.',
  ERR_REPAIRED: 'The document departs from its format in a way that has a known repair.',
  ERR_CREDENTIAL_SCHEMA: 'The document does not match the schema that it names itself.',
  // proof and key
  ERR_NO_PROOF: 'The document has no proof.',
  ERR_PROOF: 'The proof does not verify: the document or the proof was changed, or another key made it.',
  ERR_PROOF_FORMAT: 'The proof is not well formed.',
  ERR_PROOF_EXPIRED: 'The proof itself has expired.',
  ERR_PROOF_PURPOSE: 'The proof was made for another purpose.',
  ERR_PROOF_DRIFT: 'The proof uses a name from a draft of its specification.',
  ERR_ALGORITHM: 'The signature algorithm is not allowed, or does not fit the key.',
  ERR_CLAIMS: 'The claims of the token and the credential inside contradict each other.',
  ERR_CHALLENGE: 'What was signed for a challenge or a domain does not answer those that were given, or none were given.',
  ERR_UNDISCLOSED: 'The issuer signed more than is shown, or may have: what it is, is not known.',
  ERR_KEY: 'The key is not well formed, or the resolved document does not hold it.',
  ERR_KEY_BINDING: 'The signature verifies under a key that is not one of the issuer’s.',
  ERR_KEY_REVOKED: 'The key was revoked or has expired.',
  // seals
  ERR_ASN1: 'A certificate, a timestamp or revocation data is not well-formed DER.',
  ERR_SEAL_CERTIFICATE: 'The certificate of the seal is not the one that the seal names, or is not made for seals.',
  ERR_SEAL_PATH: 'No path of certificates leads from the seal to one that the caller trusts.',
  ERR_SEAL_TIME: 'A certificate of the seal was not in force at the time that is proven.',
  ERR_SEAL_REVOCATION: 'Nothing says whether a certificate of the seal was revoked at the time that is proven.',
  ERR_SEAL_REVOKED: 'A certificate of the seal was revoked.',
  ERR_SEAL_TIMESTAMP: 'A timestamp of the seal does not verify.',
  ERR_SEAL_TIMESTAMP_TRUST: 'The authority of a timestamp is not trusted, or its certificate is no longer in force.',
  ERR_SEAL_LEVEL: 'The seal does not reach the level that is asked for.',
  ERR_SEAL_NOT_QUALIFIED: 'The certificate does not claim to be one for qualified seals.',
  ERR_TRUSTED_LIST: 'A trusted list cannot be used: it is not well formed, was changed, or is not signed by anybody who may sign it.',
  ERR_SEAL_BINDING: 'The certificate names another organisation than the credential.',
  // time and status
  ERR_DATE: 'A date cannot be read.',
  ERR_EXPIRED: 'The credential has expired.',
  ERR_NOT_YET_VALID: 'The credential is not valid yet.',
  ERR_REVOKED: 'The credential has been revoked.',
  ERR_SUSPENDED: 'The credential is suspended.',
  ERR_REFRESH: 'The issuer offers newer versions of the credential at a service, which is not asked.',
  ERR_RESOURCE: 'The credential names something outside it by its digest, which was not compared: it is not fetched.',
  ERR_DIGEST: 'What stands at an address is not what the credential names by its digest.',
  ERR_STATUS: 'The status cannot be read from what was fetched.',
  // who stands behind it, whose it is, what is inside
  ERR_ISSUER: 'Nothing outside the credential confirms who the issuer is.',
  ERR_ISSUER_DISTRUSTED: 'The trust source says that this issuer is not to be trusted.',
  ERR_RECIPIENT: 'The credential is another person’s.',
  ERR_RECIPIENT_NOT_STATED: 'The credential does not state what was asked about the recipient.',
  ERR_ENDORSEMENT: 'An endorsement inside does not verify.',
  ERR_NESTED: 'A credential inside does not verify.',
  ERR_HOSTED: 'The hosted document contradicts the credential.',
  // conversion
  ERR_CONVERSION: 'The document says something else than its original, converted again, or the original itself is not valid.',
  ERR_CONVERTER_VERSION: 'The conversion was made with other mapping tables, and the results differ.',
  ERR_NO_ORIGINAL: 'The document holds no original that could be restored.',
  ERR_PROFILE: 'An element that the profile asks for is missing or unclear.',
  ERR_OVERLAP: 'An achievement occurs more than once among several credentials, or may: it counts once.',
  ERR_SUSPICIOUS: 'A value is well formed, and was most likely not meant.',
} as const

export type Code = keyof typeof codes

/** Whether a text is one of the codes: for text that comes from outside. */
export const isCode = (text: string): text is Code => Object.hasOwn(codes, text)
