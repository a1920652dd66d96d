/** Contexts of the security vocabulary that no package carries. @module */
import { context } from '../notation.mjs'

const names = {
  sec: 'https://w3id.org/security#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dct: 'http://purl.org/dc/terms/',
  did: 'https://www.w3.org/ns/did#',
  as: 'https://www.w3.org/ns/activitystreams#',
}

export default {
  'https://w3id.org/security/jwk/v1': context(
    `
id  @id
type  @type
@protected
JsonWebKey  sec~
  @protected
  id  @id
  type  @type
  controller  sec~  @id
  revoked  sec~  xsd~dateTime
  expires  sec~expiration  xsd~dateTime
  publicKeyJwk  sec~  @json
  secretKeyJwk  sec~  @json
`,
    { names },
  ),
  'https://www.w3.org/ns/cid/v1': context(
    `
@protected
id  @id
type  @type
alsoKnownAs  as~  @id
assertionMethod  sec~  @id  set
authentication  sec~authenticationMethod  @id  set
capabilityDelegation  sec~capabilityDelegationMethod  @id  set
capabilityInvocation  sec~capabilityInvocationMethod  @id  set
controller  sec~  @id
keyAgreement  sec~keyAgreementMethod  @id  set
service  did~  @id
  @protected
  id  @id
  type  @type
  serviceEndpoint  did~  @id
verificationMethod  sec~  @id
Multikey  sec~
  @protected
  id  @id
  type  @type
  controller  sec~  @id
  revoked  sec~  xsd~dateTime
  expires  sec~expiration  xsd~dateTime
  publicKeyMultibase  sec~  sec~multibase
  secretKeyMultibase  sec~  sec~multibase
JsonWebKey  sec~
  @protected
  id  @id
  type  @type
  controller  sec~  @id
  revoked  sec~  xsd~dateTime
  expires  sec~expiration  xsd~dateTime
  publicKeyJwk  sec~  @json
  secretKeyJwk  sec~  @json
`,
    { names },
  ),
  'https://w3id.org/security/suites/jws-2020/v1': context(
    `
privateKeyJwk  sec~  @json
JsonWebKey2020  sec~
  @protected
  id  @id
  type  @type
  publicKeyJwk  sec~  @json
JsonWebSignature2020  sec~
  @protected
  id  @id
  type  @type
  challenge  sec~
  created  dct~  xsd~dateTime
  domain  sec~
  expires  sec~expiration  xsd~dateTime
  jws  sec~
  nonce  sec~
  proofPurpose  sec~  @vocab
    @protected
    id  @id
    type  @type
    assertionMethod  sec~  @id  set
    authentication  sec~authenticationMethod  @id  set
    capabilityInvocation  sec~capabilityInvocationMethod  @id  set
    capabilityDelegation  sec~capabilityDelegationMethod  @id  set
    keyAgreement  sec~keyAgreementMethod  @id  set
  verificationMethod  sec~  @id
`,
    { names },
  ),
  'https://w3id.org/security/suites/x25519-2019/v1': context(
    `
id  @id
type  @type
@protected
X25519KeyAgreementKey2019  sec~
  @protected
  id  @id
  type  @type
  controller  sec~  @id
  revoked  sec~  xsd~dateTime
  publicKeyBase58  sec~  object
`,
    { names },
  ),
  'https://w3id.org/security/suites/secp256k1-2019/v1': context(
    `
id  @id
type  @type
@protected
proof  sec~  @id  graph
EcdsaSecp256k1VerificationKey2019  sec~
  @protected
  id  @id
  type  @type
  controller  sec~  @id
  revoked  sec~  xsd~dateTime
  blockchainAccountId  sec~  object
  publicKeyJwk  sec~  @json
  publicKeyBase58  sec~  object
  publicKeyMultibase  sec~  sec~multibase
EcdsaSecp256k1Signature2019  sec~
  @protected
  id  @id
  type  @type
  challenge  sec~
  created  dct~  xsd~dateTime
  domain  sec~
  expires  sec~expiration  xsd~dateTime
  nonce  sec~
  proofPurpose  sec~  @vocab
    @protected
    id  @id
    type  @type
    assertionMethod  sec~  @id  set
    authentication  sec~authenticationMethod  @id  set
    capabilityInvocation  sec~capabilityInvocationMethod  @id  set
    capabilityDelegation  sec~capabilityDelegationMethod  @id  set
    keyAgreement  sec~keyAgreementMethod  @id  set
  jws  sec~  object
  verificationMethod  sec~  @id
`,
    { names },
  ),
  'https://www.w3.org/ns/credentials/examples/v2': context(`
@vocab  https://www.w3.org/ns/credentials/examples#
`),
}
