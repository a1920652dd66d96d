/**
 * Where two other verifiers and ours answer differently over the samples, and why: each row must be met, and each
 * difference must meet exactly one row. `docs/peers.md` is written from these rows.
 */

export interface Disagreement {
  /** What is asked: the signature and whose key made it, the dates, the status. */
  readonly about: 'signature' | 'dates' | 'status'
  /** Their answer, as it stands in `answers.tsv`. */
  readonly theirs: RegExp
  /** Ours: the format, the class, and the checks that stand against it. */
  readonly ours: RegExp
  readonly samples?: RegExp
  readonly why: string
}

/** Both packages refuse, and say nothing of the signature. */
const refused =
  /^(?:no_vc_context|invalid_jsonld|unknown_error|invalid_credential_id|TypeError: Cannot read|Error: … or … needs to be first|Error: … must include|Error: … property is required)/
const unverified = /^(?:invalid_signature|NotFoundError: Did not verify|Error: not resolved)/

export const disagreements: readonly Disagreement[] = [
  {
    about: 'signature',
    theirs: refused,
    ours: /^(?:ob2|clr1) unknown proof:unknown:ERR_NETWORK/,
    why: 'They do not read Open Badges before 3.0. A hosted badge is what its address says; here no address answers, so it could not be checked.',
  },
  {
    about: 'signature',
    theirs: refused,
    ours: /^ob2 unknown proof:unknown:ERR_UNSUPPORTED/,
    samples: /^blockcerts\//,
    why: 'They do not read Open Badges before 3.0. That of Blockcerts has a Merkle proof anchored in a blockchain, which neither side verifies: it could not be checked.',
  },
  {
    about: 'signature',
    theirs: refused,
    ours: /^ob2 invalid proof:fail:ERR_NO_PROOF/,
    why: 'They do not read Open Badges before 3.0. A badge with neither an address nor a signature has no proof at all.',
  },
  {
    about: 'signature',
    theirs: refused,
    ours: /^elm invalid .*proof:fail:ERR_NO_PROOF/,
    why: 'They ask for a context of the W3C at the first place, and for an id; European credentials without a seal are read here, and have no proof.',
  },
  {
    about: 'signature',
    theirs: refused,
    ours: /^elm unknown key-binding:unknown/,
    why: 'A European seal (JAdES) is no Data Integrity proof. It verifies here; whose it is, is not known without trust anchors.',
  },
  {
    about: 'signature',
    theirs: refused,
    ours: /^vc (?:invalid|unknown) /,
    why: 'verifier-core asks for an id that is a URL, and stops. Data model 2.0 (4.4) leaves ids to the issuer; what is wrong with these is said by the other checks.',
  },
  {
    about: 'signature',
    theirs: refused,
    ours: /^ob3 (?:valid|unknown|invalid) /,
    why: 'They stop at an id that is missing or no URL, at a missing date, or at the order of contexts. Each has a check of its own here, and the signature is looked at all the same.',
  },
  {
    about: 'signature',
    theirs: /^Error: (?:Credential has expired|The current date time)/,
    ours: /^(?:ob3|vc) (?:valid|invalid) /,
    why: '@digitalbazaar/vc looks at the dates first and then at nothing else. Here an expired credential still says whether it was signed.',
  },
  {
    about: 'signature',
    theirs: unverified,
    ours: /^ob3 valid /,
    samples: /^jff-plugfest\//,
    why: 'Ed25519Signature2018, which neither has among its suites: a suite that is not there is told as a signature that is not valid.',
  },
  {
    about: 'signature',
    theirs: unverified,
    ours: /^(?:vc|ob3) (?:unknown|invalid) .*proof:unknown:ERR_UNSUPPORTED/,
    why: 'A proof that neither side verifies (Merkle, BBS, secp256k1, base proofs). They call it invalid; it could not be checked.',
  },
  {
    about: 'signature',
    theirs: unverified,
    ours: /^(?:ob3|clr2|vc) unknown .*key-binding:unknown:ERR_(?:NETWORK|UNRESOLVED)/,
    why: 'The key, or the issuer’s document, is at an address that does not answer. They call that an invalid signature, or stop; it could not be checked.',
  },
  {
    about: 'signature',
    theirs: /^(?:did_web_unresolved|jsonld\.InvalidUrl)/,
    ours: /^(?:ob3|clr2) unknown /,
    why: 'The issuer’s document or a context does not answer: they stop, here it is one unknown among the checks.',
  },
  {
    about: 'signature',
    theirs: /^Error: not resolved/,
    ours: /^ob3 invalid .*(?:proof:fail|context:fail)/,
    why: 'The document loader of @digitalbazaar/vc stops at the key before it looks at the document, which has terms that no context defines, or was changed.',
  },
  {
    about: 'signature',
    theirs: /^NotFoundError: Did not verify/,
    ours: /^(?:vc|ob3) invalid (?:key-binding:fail:ERR_KEY_BINDING|context:fail:ERR_UNDEFINED_TERM proof:unknown:ERR_NETWORK)/,
    why: 'Suites that are separate packages there (ecdsa, jcs, sd), so it found no proof; here the signature verifies, and the key is not the issuer’s.',
  },
  {
    about: 'signature',
    theirs: /^TypeError: … must be a Multikey/,
    ours: /^(?:ob3|clr2) invalid key-binding:fail:ERR_KEY_BINDING/,
    why: 'A did:key without a fragment names no verification method for the suite, which throws. Here the identifier is the key, and it is not the issuer’s.',
  },
  {
    about: 'signature',
    theirs: /^valid/,
    ours: /^vc unknown proof:unknown:ERR_UNSUPPORTED/,
    samples: /^blockcerts\/v3__proof-chain-example-ed25519\.json$/,
    why: 'A set of two proofs: one good proof is enough for them, and the other is not mentioned. Here all must verify, and one is a chained proof, which is not read.',
  },
  {
    about: 'signature',
    theirs: /^-/,
    ours: /^vc valid /,
    samples: /notYetValid$/,
    why: 'verifier-core drops every line of its log where the credential is not in force yet: its answer is empty.',
  },
]
