/** Open Badges 0.5 to 2.1. @module */
import { context } from '../notation.mjs'

export default {
  'https://w3id.org/openbadges/v1': [
    'https://w3id.org/openbadges/legacy-v1',
    context(`
id  @id
type  @type
obi  https://w3id.org/openbadges#
extensions  https://w3id.org/openbadges/extensions#
validation  obi:
xsd  http://www.w3.org/2001/XMLSchema#
schema  http://schema.org/
sec  https://w3id.org/security#
Assertion  obi:
BadgeClass  obi:
Issuer  obi:
IssuerOrg  obi:Issuer
Extension  obi:
hosted  obi:HostedBadge
signed  obi:SignedBadge
TypeValidation  obi:
FrameValidation  obi:
name  schema:  object
description  schema:  object
url  schema:  @id
image  schema:  @id
uid  obi:  object
recipient  obi:  @id
hashed  obi:  xsd:boolean
salt  obi:  object
identity  obi:identityHash  object
issuedOn  obi:issueDate  xsd:dateTime
expires  sec:expiration  xsd:dateTime
evidence  obi:  @id
verify  obi:  @id
badge  obi:  @id
criteria  obi:  @id
tags  schema:keywords  object
alignment  obi:  @id
issuer  obi:  @id
email  schema:
revocationList  obi:  @id
validatesType  obi:
validationSchema  obi:
validationFrame  obi:
`),
  ],
  'https://w3id.org/openbadges/v0': context(`
id  @id
type  @type
obi  https://w3id.org/openbadges#
extensions  https://w3id.org/openbadges/extensions#
Assertion  obi:
BadgeClass  obi:
Issuer  obi:
Extension  obi:
hosted  obi:HostedBadge
signed  obi:SignedBadge
validation  obi:
TypeValidation  obi:
FrameValidation  obi:
xsd  http://www.w3.org/2001/XMLSchema#
schema  http://schema.org/
name  schema:  object
description  schema:  object
url  schema:  @id
image  schema:  @id
uid  obi:  object
recipient  obi:  @id
hashed  obi:  xsd:boolean
salt  obi:  object
identity  obi:identityHash  object
issuedOn  obi:issueDate  xsd:dateTime
issued_on  issuedOn
expires  sec:expiration  xsd:dateTime
evidence  obi:  @id
verify  obi:  @id
badge  obi:  @id
criteria  obi:  @id
tags  schema:keywords  object
alignment  obi:  @id
issuer  obi:  @id
email  schema:
revocationList  obi:  @id
validatesType  obi:
validationSchema  obi:
validationFrame  obi:
`),
  'https://w3id.org/openbadges/legacy-v1': context(`
id  @id
type  @type
ob  https://w3id.org/openbadges#
dc  http://purl.org/dc/terms/
rdf  http://www.w3.org/1999/02/22-rdf-syntax-ns#
rdfs  http://www.w3.org/2000/01/rdf-schema#
sec  https://w3id.org/security#
schema  http://schema.org/
xsd  http://www.w3.org/2001/XMLSchema#
about  schema:  @id
alignment  ob:  @id
badge  ob:  @id
badgeOffer  ob:  @id
badgeTemplate  ob:  @id
criteria  ob:  @id
evidence  ob:  @id
issued  ob:  xsd:dateTime
issuer  ob:  @id
recipient  ob:  @id
recipientEmail  ob:
recipientPassword  ob:
tag  ob:
Identity  ob:
Badge  ob:
BadgeOffer  ob:
BadgeTemplate  ob:
address  schema:  @id
addressCountry  schema:
addressLocality  schema:
addressRegion  schema:
comment  rdfs:
created  dc:  xsd:dateTime
creator  dc:  @id
description  schema:
email  schema:
familyName  schema:
givenName  schema:
image  schema:  @id
label  rdfs:
name  schema:
postalCode  schema:
streetAddress  schema:
title  dc:
url  schema:  @id
PostalAddress  schema:
identityService  https://w3id.org/identity#identityService  @id
credential  sec:  @id
cipherAlgorithm  sec:
cipherData  sec:
cipherKey  sec:
claim  sec:  @id
digestAlgorithm  sec:
digestValue  sec:
domain  sec:
expires  sec:expiration  xsd:dateTime
initializationVector  sec:
nonce  sec:
normalizationAlgorithm  sec:
owner  sec:  @id
password  sec:
privateKey  sec:  @id
privateKeyPem  sec:
publicKey  sec:  @id
publicKeyPem  sec:
publicKeyService  sec:  @id
revoked  sec:  xsd:dateTime
signature  sec:
signatureAlgorithm  sec:
signatureValue  sec:
EncryptedMessage  sec:
CryptographicKey  sec:Key
GraphSignature2012  sec:
`),
  'https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld': context(`
id  @id
type  @type
obi  https://purl.imsglobal.org/spec/ob/vocab#
xsd  http://www.w3.org/2001/XMLSchema#
dtAssertion  obi:
dtBadgeConnectAPI  obi:
dtProfile  obi:
dtStatus  obi:
dtStatusResponse  obi:
dtCompactJWS  obi:  xsd:string
dtIRI  obi:  xsd:normalizedString
dtURL  obi:  xsd:anyURI
apiBase  obi:dtURL
assertion  obi:dtAssertion
assertions  obi:dtAssertion  set
authorizationUrl  obi:dtURL
badgeConnectAPI  obi:dtBadgeConnectAPI  set
error  obi:  xsd:string
image  obi:  xsd:anyURI
name  obi:  xsd:string
privacyPolicyUrl  obi:dtURL
profile  obi:dtProfile
registrationUrl  obi:dtURL
scopesOffered  obi:  xsd:anyURI  set
signedAssertion  obi:dtCompactJWS
signedAssertions  obi:dtCompactJWS  set
status  obi:dtStatus
statusCode  obi:  xsd:integer
statusText  obi:StatusTextEnumDType
termsOfServiceUrl  obi:dtURL
tokenRevocationUrl  obi:dtURL
tokenUrl  obi:dtURL
version  obi:  xsd:string
`),
}
