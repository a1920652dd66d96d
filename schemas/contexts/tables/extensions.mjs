/** Extensions of Open Badges 2.0 and 3.0. @module */
import { context } from '../notation.mjs'

const names = {
  ext: 'https://w3id.org/openbadges/extensions#',
  schema: 'https://schema.org/',
}

export default {
  'https://w3id.org/openbadges/extensions/accessibilityExtension/context.json': context(
    `
obi  https://w3id.org/openbadges#
extensions  https://w3id.org/openbadges/extensions#
url  extensions:#accessibility
accessibilityAPI  schema~
accessibilityControl  schema~
accessibilityFeature  schema~
accessibilityHazard  schema~
`,
    { names },
  ),
  'https://w3id.org/openbadges/extensions/applyLinkExtension/context.json': context(`
obi  https://w3id.org/openbadges#
extensions  https://w3id.org/openbadges/extensions#
url  extensions:applyLink
`),
  'https://w3id.org/openbadges/extensions/assessmentExtension/context.json': context(`
obi  https://w3id.org/openbadges#
extensions  https://w3id.org/openbadges/extensions#
schema  http://schema.org/
case  https://purl.imsglobal.org/spec/case/vocab#
Artifact  extensions:AssessmentExtensionArtifact
Exam  extensions:AssessmentExtensionExam
ExternalQuestion  extensions:AssessmentExtensionExternalQuestion
FileQuestion  extensions:AssessmentExtensionFileQuestion
Performance  extensions:AssessmentExtensionPerformance
TextQuestion  extensions:AssessmentExtensionTextQuestion
assessmentEvaluation  extensions:
assessmentExample  extensions:
assessmentOutput  extensions:
assessments  extensions:
caseUri  case:uri
category  case:
characterLimit  extensions:assessmentCharacterLimit
criterionLevels  case:CFRubricCriterionLevels
description  case:
evaluationMethod  extensions:assessmentEvaluationMethod
hasGroupEvaluation  extensions:assessmentHasGroupEvaluation
hasGroupParticipation  extensions:assessmentHasGroupParticipation
identifier  case:
lastChangeDateTime  case:
position  case:
quality  case:
questions  extensions:assessmentQuestions
required  extensions:assessmentRequired
rubricCriteria  case:CFRubricCriteria
rubricId  case:
rubrics  case:
sections  extensions:assessmentSections
score  case:
scoringMethodExampleDescription  extensions:assessmentScoringMethodExampleDescription
text  schema:
title  case:
weight  case:
wordLimit  extensions:assessmentWordLimit
`),
  'https://w3id.org/openbadges/extensions/endorsement/context.json': context(
    `
obi  https://w3id.org/openbadges#
endorsement  ext~Endorsement
endorsedObject  endorsement:/endorsedObject  object
`,
    { names },
  ),
  'https://w3id.org/openbadges/extensions/exampleExtension/context.json': context(`
obi  https://w3id.org/openbadges#
extensions  https://w3id.org/openbadges/extensions#
exampleProperty  http://schema.org/text
`),
  'https://w3id.org/openbadges/extensions/extraDescription/context.json': context(`
obi  https://w3id.org/openbadges#
extensions  https://w3id.org/openbadges/extensions#
`),
  'https://w3id.org/openbadges/extensions/geoCoordinatesExtension/context.json': context(`
obi  https://w3id.org/openbadges#
schema  http://schema.org/
extensions  https://w3id.org/openbadges/extensions#
geo  schema:
name  schema:
description  schema:
latitude  schema:
longitude  schema:
`),
  'https://w3id.org/openbadges/extensions/issuerAccreditationExtension/context.json': context(`
obi  https://w3id.org/openbadges#
extensions  https://w3id.org/openbadges/extensions#
schema  http://schema.org/
name  schema:
contactInstructions  extensions:accreditationContactInstructions
email  schema:
url  schema:
address  schema:
streetAddress  schema:
addressLocality  schema:
addressRegion  schema:
postalCode  schema:
addressCountry  schema:
description  schema:
logo  schema:
parentOrganization  schema:
areaServed  schema:
accreditationDate  extensions:
educationalSector  extensions:accreditationEducationalSector
`),
  'https://w3id.org/openbadges/extensions/licenseExtension/context.json': context(`
obi  https://w3id.org/openbadges#
extensions  https://w3id.org/openbadges/extensions#
cc  http://creativecommons.org/ns#
legalCode  cc:legalcode
License  cc:
CC-0  https://creativecommons.org/publicdomain/zero/1.0/
CC-BY  http://creativecommons.org/licenses/by/4.0/
CC-BY-SA  http://creativecommons.org/licenses/by-sa/4.0/
CC-BY-NC  http://creativecommons.org/licenses/by-nc/4.0/
CC-BY-NC-SA  http://creativecommons.org/licenses/by-nc-sa/4.0/
CC-BY-ND  http://creativecommons.org/licenses/by-nd/4.0/
CC-BY-NC-ND  https://creativecommons.org/licenses/by-nc-nd/4.0/
`),
  'https://w3id.org/openbadges/extensions/originalCreatorExtension/context.json': context(`
obi  https://w3id.org/openbadges#
extensions  https://w3id.org/openbadges/extensions#
url  extensions:#originalCreator
`),
  'https://openbadgespec.org/extensions/accessibilityExtension/context-3.0.0.json': context(
    `
@protected
accessibilityAPI  schema~
accessibilityControl  schema~
accessibilityFeature  schema~
accessibilityHazard  schema~
`,
    { names },
  ),
  'https://openbadgespec.org/extensions/applyLinkExtension/context-3.0.0.json': context(
    `
@protected
id  @id
type  @type
ApplyLinkAchievement  ext~
  @protected
  id  @id
  type  @type
`,
    { names },
  ),
  'https://purl.imsglobal.org/spec/ob-assessment/v2p0/context/': context(`
@protected
id  @id
type  @type
extensions  https://w3id.org/openbadges/extensions#
schema  http://schema.org/
AssessmentResultDescription  https://purl.imsglobal.org/spec/vc/ob/vocab.html#AssessmentResultDescription
  schema  http://schema.org/
  Artifact  extensions:AssessmentExtensionArtifact
  Exam  extensions:AssessmentExtensionExam
  ExternalQuestion  extensions:AssessmentExtensionExternalQuestion
  FileQuestion  extensions:AssessmentExtensionFileQuestion
  Performance  extensions:AssessmentExtensionPerformance
  TextQuestion  extensions:AssessmentExtensionTextQuestion
  assessmentEvaluation  extensions:
  assessmentType  extensions:
  assessmentExample  extensions:
  assessmentOutput  extensions:
  characterLimit  extensions:assessmentCharacterLimit
  evaluationMethod  extensions:assessmentEvaluationMethod
  hasGroupEvaluation  extensions:assessmentHasGroupEvaluation
  hasGroupParticipation  extensions:assessmentHasGroupParticipation
  questions  extensions:assessmentQuestions
  sections  extensions:assessmentSections
  scoringMethodExampleDescription  extensions:assessmentScoringMethodExampleDescription
  text  schema:
  wordLimit  extensions:assessmentWordLimit
`),
  'https://openbadgespec.org/extensions/geoCoordinatesExtension/context-3.0.0.json': context(`
@protected
schema  http://schema.org/
Place  schema:
`),
  'https://purl.imsglobal.org/spec/ob-accred/v2p0/context/': context(`
@protected
id  @id
type  @type
extensions  https://w3id.org/openbadges/extensions#
schema  http://schema.org/
AccreditationProfile  https://purl.imsglobal.org/spec/vc/ob/vocab.html#AccreditationProfile
  contactInstructions  extensions:accreditationContactInstructions
  logo  schema:
  areaServed  schema:
  accreditationDate  extensions:
  educationalSector  extensions:accreditationEducationalSector
IssuerAccreditationProfile  https://purl.imsglobal.org/spec/vc/ob/vocab.html#IssuerAccreditationProfile
  accreditations  https://purl.imsglobal.org/spec/vc/ob/vocab.html#accreditations  @id  set
`),
  'https://openbadgespec.org/extensions/licenseExtension/context-3.0.0.json': context(
    `
@protected
id  @id
type  @type
CCAchievement  ext~
  @protected
  id  @id
  type  @type
  license  ext~License
License  ext~
  @protected
  cc  http://creativecommons.org/ns#
  id  @id
  type  @type
  legalCode  cc:legalcode
  License  cc:
  CC-0  https://creativecommons.org/publicdomain/zero/1.0/
  CC-BY  http://creativecommons.org/licenses/by/4.0/
  CC-BY-SA  http://creativecommons.org/licenses/by-sa/4.0/
  CC-BY-NC  http://creativecommons.org/licenses/by-nc/4.0/
  CC-BY-NC-SA  http://creativecommons.org/licenses/by-nc-sa/4.0/
  CC-BY-ND  http://creativecommons.org/licenses/by-nd/4.0/
  CC-BY-NC-ND  https://creativecommons.org/licenses/by-nc-nd/4.0/
`,
    { names },
  ),
}
