/** The European Digital Credentials application profile. Its mistakes (`resultDestribution`, `dateModified` as an id, `clv` without a slash) are published and stay. @module */
import { context } from '../notation.mjs'

export default {
  'http://data.europa.eu/snb/model/context/edc-ap': context(`
cred  https://www.w3.org/2018/credentials#
elm  http://data.europa.eu/snb/model/elm/
adms  http://www.w3.org/ns/adms#
dc  http://purl.org/dc/terms/
xsd  http://www.w3.org/2001/XMLSchema#
foaf  http://xmlns.com/foaf/0.1/
rdf  http://www.w3.org/1999/02/22-rdf-syntax-ns#
rdfs  http://www.w3.org/2000/01/rdf-schema#
org  http://www.w3.org/ns/org#
rov  http://www.w3.org/ns/regorg#
skos  http://www.w3.org/2004/02/skos/core#
person  http://www.w3.org/ns/person#
clv  http://data.europa.eu/m8g
locn  http://www.w3.org/ns/locn#
vc  http://data.europa.eu/snb/model/w3c/vc/
Accreditation  elm:
Agent  elm:
Amount  elm:
Address  elm:
AwardingOpportunity  elm:
AwardingProcess  elm:
Claim  elm:
Concept  skos:
ConceptScheme  skos:
ContactPoint  elm:
CreditPoint  elm:
DisplayParameter  elm:
DisplayDetail  elm:
EuropeanDigitalCredential  elm:
EuropeanDigitalPresentation  elm:
Evidence  elm:
Geometry  locn:
GradingScheme  elm:
Grant  elm:
Group  elm:
Identifier  elm:
IndividualDisplay  elm:
LearningAchievement  elm:
LearningAchievementSpecification  elm:
LearningActivity  elm:
LearningActivitySpecification  elm:
LearningAssessment  elm:
LearningAssessmentSpecification  elm:
LearningEntitlement  elm:
LearningEntitlementSpecification  elm:
LearningOpportunity  elm:
LearningOutcome  elm:
LegalIdentifier  elm:
Location  dc:
Mailbox  elm:
MediaObject  elm:
Note  elm:
Organisation  elm:
PeriodOfTime  dc:
Person  elm:
Phone  elm:
PriceDetail  elm:
Qualification  elm:
ResultCategory  elm:
ResultDistribution  elm:
ShaclValidator2017  elm:
ShortenedGrading  elm:
Specification  elm:
VerificationCheck  elm:
WebResource  elm:
accreditation  elm:  @id
accreditingAgent  elm:  @id
admissionProcedure  elm:  @id
additionalNote  elm:  @id
address  elm:  @id
altLabel  skos:  language
applicationDeadline  elm:  xsd:dateTime
areaDialingCode  elm:  xsd:string
assessedBy  elm:  @id
attachment  elm:  @id
attachmentType  elm:  @id
awardingBody  elm:  @id
awardingDate  elm:  xsd:dateTime
awardingOpportunity  elm:  @id
awardedBy  elm:  @id
awards  elm:  @id
bannerImage  elm:  @id
birthName  person:  language
category  elm:  language
citizenshipCountry  elm:  @id
hasSubOrganization  org:  @id
contactForm  elm:  @id
contactHour  elm:  xsd:string
contactPoint  elm:  @id
content  elm:  xsd:string
contentEncoding  elm:  @id
contentSize  elm:  xsd:integer
contentType  elm:  @id
contentURL  elm:contentUrl  xsd:anyURI
count  elm:  xsd:positiveInteger
countryCode  elm:  @id
countryDialing  elm:  xsd:string
creator  dc:  @id
creditPoint  elm:  @id
creditReceived  elm:  @id
dateCreated  dc:created  xsd:dateTime
dateIssued  dc:issued  xsd:dateTime
dateModified  dc:modified  @id
dateOfBirth  elm:  xsd:dateTime
credentialProfiles  elm:  @id
decision  elm:  @id
description  dc:  language
descriptionHtml  elm:  @id
definition  skos:  language
dialNumber  elm:  xsd:string
directedBy  elm:  @id
dcType  dc:type  @id
displayParameter  elm:  @id
displayDetail  elm:  @id
duration  elm:  xsd:duration
educationLevel  elm:  @id
educationSubject  elm:  @id
eIDASIdentifier  elm:eidasLegalIdentifier  @id
elmSubject  elm:subject  @id
emailAddress  elm:  @id
embeddedEvidence  elm:  @id
endDate  elm:  xsd:dateTime
entitlesTo  elm:  @id
entitledBy  elm:  @id
entitlementStatus  elm:  @id
entryRequirement  elm:  @id
eqfLevel  elm:EQFLevel  @id
evidenceStatement  elm:  xsd:string
evidenceTarget  elm:  @id
expiryDate  elm:  xsd:dateTime
familyName  foaf:  language
fullName  foaf:  language
priceDetail  elm:  @id
amount  elm:  @id
framework  elm:  @id
fullAddress  elm:  @id
geographicName  elm:  language
gender  elm:  @id
generalisationOf  elm:  @id
givenName  foaf:  language
grade  elm:  @id
gradeStatus  elm:  @id
gradingScheme  elm:  @id
grant  elm:  @id
groupMemberOf  elm:  @id
hasClaim  elm:  @id
hasCredential  elm:  @id
hasPart  elm:  @id
homepage  foaf:  @id
image  elm:  @id
identifier  adms:  @id
idVerification  elm:  @id
influencedBy  elm:  @id
influences  elm:  @id
inScheme  skos:  @id
individualDisplay  elm:  @id
isPartOf  elm:  @id
isPartialQualification  elm:  xsd:boolean
label  elm:  xsd:string
landingPage  elm:  @id
language  dc:  @id
latitude  clv:  xsd:string
learningAchievementSpecification  elm:  @id
legalName  rov:  language
longitude  clv:  xsd:string
learningActivitySpecification  elm:  @id
learningOpportunity  elm:  @id
learningOutcome  elm:  @id
learningOutcomeSummary  elm:  @id
learningSetting  elm:  @id
learningSchedule  elm:  @id
levelOfCompletion  elm:  xsd:positiveInteger
limitCredentialType  elm:  @id
limitEQFLevel  elm:  @id
limitField  elm:  @id
limitJurisdiction  elm:  @id
limitNationalOccupation  elm:  @id
limitOccupation  elm:  @id
limitOrganisation  elm:  @id
limitQualification  elm:  @id
location  elm:  @id
logo  elm:  @id
maximumDuration  elm:  xsd:duration
maximumScore  elm:maxScore  xsd:string
minimumScore  elm:minScore  xsd:string
member  foaf:  @id
memberOf  org:  @id
mode  elm:  @id
educationalSystemNote  elm:  @id
nationalID  elm:  @id
notation  skos:  object
noteFormat  elm:  @id
noteLiteral  elm:  language
nqfLevel  elm:NQFLevel  @id
organisation  elm:  @id
page  elm:  xsd:positiveInteger
patronymicName  person:  language
percentageEqual  elm:  xsd:integer
percentageHigher  elm:  xsd:integer
percentageLower  elm:  xsd:integer
placeOfBirth  elm:  @id
primaryLanguage  elm:  @id
point  elm:  xsd:string
phone  elm:  @id
provenBy  elm:  @id
proves  elm:  @id
publisher  dc:  @id
prefLabel  skos:  language
phoneNumber  elm:  xsd:string
providedBy  elm:  @id
qualificationCode  elm:  @id
registration  rov:  @id
relatedESCOSkill  elm:  @id
relatedSkill  elm:  @id
report  elm:  @id
reviewDate  elm:  xsd:dateTime
resultDestribution  elm:  @id
resultCategory  elm:  @id
reusabilityLevel  elm:  @id
scheduleInformation  elm:  @id
schemeAgency  adms:  language
schemeName  elm:  xsd:string
schemeVersion  elm:  xsd:string
schemeId  elm:  xsd:anyURI
score  elm:  xsd:string
shortenedGrading  elm:  @id
spatial  dc:  @id
spatialCode  elm:  @id
specialisationOf  elm:  @id
specifiedBy  elm:  @id
startDate  elm:  xsd:dateTime
status  elm:  xsd:string
subject  dc:  @id
subOrganizationOf  org:  @id
summaryDisplay  elm:  xsd:string
supplementaryDocument  elm:  @id
targetGroup  elm:  @id
taxIdentifier  elm:  @id
temporal  dc:  @id
thematicArea  elm:ISCEDFCode  @id
title  dc:  language
unit  elm:  @id
used  elm:  @id
valid  dc:  xsd:dateTime
value  elm:  xsd:decimal
vatIdentifier  elm:  @id
verificationCheck  elm:  @id
verificationStatus  elm:  @id
volumeOfLearning  elm:  xsd:duration
workload  elm:  xsd:duration
`),
}
