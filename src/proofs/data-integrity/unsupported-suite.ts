/** What is said of a proof of a kind that is not verified here. @module */
import { type Check, fail, unknown } from '../../lib/report.ts'

/** Proofs that are met and not verified here, and what they are. */
const unsupported: Readonly<Record<string, string>> = {
  RsaSignature2018: 'an RSA signature of 2018',
  EcdsaSecp256k1Signature2019: 'an ECDSA signature on secp256k1',
  EcdsaSecp256k1RecoverySignature2020: 'an ECDSA signature on secp256k1 with key recovery',
  EcdsaSecp256r1Signature2019: 'an ECDSA signature of 2019',
  MerkleProof2017: 'a Merkle proof anchored in a blockchain (Blockcerts)',
  MerkleProof2019: 'a Merkle proof anchored in a blockchain (Blockcerts)',
  'merkle-proof-2019': 'a Merkle proof anchored in a blockchain (Blockcerts)',
  ChainedProof2021: 'a chained proof of Blockcerts',
  BbsBlsSignature2020: 'a BBS signature',
  BbsBlsSignatureProof2020: 'a BBS proof',
  'bbs-2023': 'a BBS proof',
  'ecdsa-2019': 'an ECDSA proof under a draft name',
  JcsEd25519Signature2020: 'an Ed25519 signature over JCS of 2020',
}

export function notSupported(name: string | undefined, path: string): Check {
  if (name === undefined) return fail('proof', 'ERR_PROOF_FORMAT', 'The proof does not say of what kind it is.', { path })
  const what = Object.hasOwn(unsupported, name) ? unsupported[name] : 'of a kind that is not known here'
  return unknown('proof', 'ERR_UNSUPPORTED', `The proof cannot be verified: it is ${what}.`, { path, detail: { suite: name } })
}
