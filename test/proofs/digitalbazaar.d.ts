/** The parts of Digital Bazaar's packages that the tests use; the packages have no types of their own. */
declare module '@digitalbazaar/vc' {
  export function verifyCredential(options: object): Promise<{ readonly verified: boolean; readonly error?: unknown }>
  export class CredentialIssuancePurpose {
    constructor(options: object)
  }
  export function issue(options: object): Promise<Record<string, unknown>>
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: object)
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {}
}
declare module '@digitalbazaar/ed25519-multikey' {
  interface KeyPair {
    id: string
    controller: string
    readonly publicKeyMultibase: string
    readonly signer: () => object
  }
  export function generate(options: object): Promise<KeyPair>
}
declare module 'jsonld-signatures' {
  export function verify(
    document: object,
    options: object,
  ): Promise<{ readonly verified: boolean; readonly results?: readonly { readonly verified: boolean; readonly error?: unknown }[] }>
  export const purposes: { readonly AssertionProofPurpose: new (options: object) => object }
}
declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
  export function createVerifyCryptosuite(): object
}
declare module '@digitalbazaar/ecdsa-jcs-2019-cryptosuite' {
  export function createVerifyCryptosuite(): object
}
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object
}
