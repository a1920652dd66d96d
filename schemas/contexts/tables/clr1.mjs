/** CLR 1.0 (1EdTech). @module */
import { context } from '../notation.mjs'

export default {
  'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld': context(`
id  @id
type  @type
clri  https://purl.imsglobal.org/spec/clr/vocab#
xsd  http://www.w3.org/2001/XMLSchema#
dtAchievement  clri:
dtAddress  clri:
dtAlignment  clri:
dtArtifact  clri:
dtAssertion  clri:
dtAssociation  clri:
dtClr  clri:
dtCriteria  clri:
dtCryptographicKey  clri:
dtEndorsement  clri:
dtEndorsementClaim  clri:
dtEndorsementProfile  clri:
dtEvidence  clri:
dtExtensibleAchievementType  clri:
dtExtensibleAlignmentTargetType  clri:
dtExtensibleResultType  clri:
dtExtensibleSystemIdentifierType  clri:
dtIdentity  clri:
dtProfile  clri:
dtResult  clri:
dtResultDescription  clri:
dtRevocationList  clri:
dtRubricCriterionLevel  clri:
dtSystemIdentifier  clri:
dtVerification  clri:
dtCompactJws  clri:  xsd:string
dtEnumExtString  clri:  xsd:string
dtIRI  clri:  xsd:normalizedString
dtMarkdown  clri:  xsd:string
dtUUID  clri:  xsd:string
achievedLevel  clri:dtIRI
achievement  clri:dtAchievement
achievementType  clri:dtExtensibleAchievementType
achievements  clri:dtAchievement  set
activityEndDate  clri:  xsd:dateTime
activityStartDate  clri:  xsd:dateTime
address  clri:dtAddress
addressCountry  clri:  xsd:string
addressLocality  clri:  xsd:string
addressRegion  clri:  xsd:string
allowedValues  clri:  xsd:string  set
artifacts  clri:dtArtifact  set
assertions  clri:dtAssertion  set
associationType  clri:AssociationTypeDType
associations  clri:dtAssociation  set
birthDate  clri:  xsd:date
claim  cred:
clr  clri:dtClr
clrs  clri:dtClr  set
creditsAvailable  clri:  xsd:float
creditsEarned  clri:  xsd:float
endorsementComment  obi:
fieldOfStudy  clri:  xsd:string
humanCode  clri:  xsd:string
identifier  clri:  xsd:string
identifierType  clri:dtExtensibleSystemIdentifierType
identifiers  clri:dtSystemIdentifier  set
image  schema:  @id
issuer  obi:
learner  clri:  @id
level  clri:  xsd:string
licenseNumber  clri:  xsd:string
narrative  obi:
official  clri:  xsd:string
owner  sec:
parentOrg  obi:Profile
partial  clri:  xsd:boolean
points  clri:  xsd:string
postOfficeBoxNumber  clri:  xsd:string
postalCode  clri:  xsd:string
publicKey  sec:
publisher  clri:  @id
recipient  obi:
requiredLevel  clri:dtIRI
requiredValue  clri:  xsd:string
requirement  obi:criteria
resultDescription  clri:dtIRI
resultDescriptions  clri:dtResultDescription  set
resultType  clri:dtExtensibleResultType
results  clri:dtResult  set
role  clri:  xsd:string
rubricCriterionLevels  clri:dtRubricCriterionLevel  set
scopesOffered  clri:  xsd:anyURI  set
signedAssertions  clri:dtCompactJws  set
signedClr  clri:dtCompactJws
signedClrs  clri:dtCompactJws  set
signedEndorsements  clri:dtCompactJws  set
source  clri:dtProfile
sourcedId  clri:  xsd:string
specialization  clri:  xsd:string
status  clri:ResultStatusTypeDType
streetAddress  clri:  xsd:string
studentId  clri:  xsd:string
targetId  clri:dtIRI
targetType  clri:dtExtensibleAlignmentTargetType
term  clri:  xsd:string
title  clri:  xsd:string
url  schema:
value  clri:  xsd:string
valueMax  clri:  xsd:string
valueMin  clri:  xsd:string
verification  obi:verify
Achievement  dtAchievement
Address  dtAddress
Alignment  dtAlignment
Artifact  dtArtifact
Assertion  dtAssertion
Association  dtAssociation
Clr  dtClr
Criteria  dtCriteria
CryptographicKey  dtCryptographicKey
Endorsement  dtEndorsement
EndorsementClaim  dtEndorsementClaim
EndorsementProfile  dtEndorsementProfile
Evidence  dtEvidence
ExtensibleAchievementType  dtExtensibleAchievementType
ExtensibleAlignmentTargetType  dtExtensibleAlignmentTargetType
ExtensibleResultType  dtExtensibleResultType
ExtensibleSystemIdentifierType  dtExtensibleSystemIdentifierType
Identity  dtIdentity
Profile  dtProfile
Result  dtResult
ResultDescription  dtResultDescription
RevocationList  dtRevocationList
RubricCriterionLevel  dtRubricCriterionLevel
SystemIdentifier  dtSystemIdentifier
Verification  obi:VerificationObject
CompactJws  dtCompactJws
EnumExtString  dtEnumExtString
IRI  dtIRI
Markdown  dtMarkdown
UUID  dtUUID
cred  https://w3id.org/credentials/
dc  http://purl.org/dc/terms/
obi  https://w3id.org/openbadges#
schema  http://schema.org/
sec  https://w3id.org/security#
additionalName  schema:
alignments  obi:alignment
allowedOrigins  obi:
audience  obi:
authorizationUrl  clri:  @id
creator  dc:
description  schema:
email  schema:
endorsements  cred:credential
expires  sec:expiration  xsd:dateTime
evidence  obi:
familyName  schema:
genre  schema:
givenName  schema:
hashed  obi:
identity  obi:identityHash
issuedOn  obi:issueDate
name  schema:
privacyPolicyUrl  clri:  @id
publicKeyPem  sec:
registrationUrl  clri:  @id
revocationList  obi:
revocationReason  obi:
revoked  obi:
revokedAssertions  obi:
salt  obi:
startsWith  obi:
tags  schema:keywords
targetCode  obi:
targetDescription  schema:
targetFramework  schema:educationalFramework
targetName  schema:
targetUrl  schema:
telephone  schema:
termsOfServiceUrl  clri:  @id
tokenUrl  clri:  @id
verificationProperty  obi:
Hosted  obi:hosted
Signed  obi:signed
`),
}
