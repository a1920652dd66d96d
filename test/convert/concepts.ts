/**
 * The concepts of the crosswalk, and the fields of the hub in which they travel. `-` and a reason: they do not, because
 * one format alone has them, or because they belong to the document and not to what it says.
 */
const rows = `
A1 - frame: contexts are made anew
A2 /id
A3 - frame: types are made anew
A4 /name
A5 /description
A6 /image
A7 - only ELM has further display pages
A8 /issued /validFrom
A9 /validFrom
A10 /awards/0/awarded
A11 /validUntil
A12 - read where it stands, as validFrom and validUntil
A13 /language
A14 /licence
A15 - frame: the profile follows from the capsule
A16 - frame: the schema is the target's
A17 - only ELM has a holder
A18 /partial
A19 /attachments/0/uri
B1 /issuer/id
B2 /issuer/id
B3 - frame: types are made anew
B4 /issuer/name
B5 /issuer/otherName
B6 /issuer/homepage
B7 /issuer/email
B8 /issuer/phone
B9 /issuer/description
B10 /issuer/logo/uri
B11 /issuer/address/full /issuer/address/street /issuer/address/postalCode /issuer/address/locality
B12 /issuer/address/country
B13 /issuer/address/region /issuer/address/locality
B14 /issuer/address/position/latitude
B15 /issuer/official
B16 /issuer/parent/name
B17 - only ELM has members and groups
B18 /issuer/vat/0/value
B19 /issuer/tax/0/value
B20 /issuer/eidas/value
B21 /issuer/registration/value
B22 /issuer/identifiers/0/value
B23 /issuer/types
B24 /awards/0/awardedBy/0/name
B25 /awards/0/source/name
B26 - only ELM has a director of an activity
B27 - never carried: keys belong to the source's own verification
C1 /recipient/id
C2 /recipient/identities/0/value
C3 /recipient/identities/0/salt
C4 /recipient/identities/0/value
C5 /recipient/identities/0/value
C6 /recipient/identities/0/value
C7 /recipient/nationalId/value
C8 /recipient/identities/0/value
C9 /recipient/name
C10 /recipient/givenName
C11 /recipient/familyName
C12 /recipient/additionalName
C13 /recipient/patronymicName
C14 - only ELM has a birth name
C15 /recipient/dateOfBirth
C16 - only ELM has place of birth, citizenship and gender
C17 /recipient/address/country
C18 /recipient/email
C19 - only CLR 1.0 has a portrait
C20 /awards/0/role
C21 - only ELM has memberships
C22 /recipient/identities/0/value
C23 /recipient/name
D1 /awards/0/achievement/name
D2 /awards/0/achievement/id
D3 - frame: types are made anew
D4 /awards/0/achievement/name
D5 /awards/0/title
D6 /awards/0/achievement/description
D7 /awards/0/narrative
D8 /awards/0/achievement/image/uri
D9 /issuer/logo/caption
D10 /awards/0/image/uri
D11 /awards/0/achievement/type
D12 /awards/0/awardedBy/0/name
D13 /awards/0/achievement/version
D14 /language
D15 /awards/0/achievement/related/0/id
D16 /awards/0/achievement/fieldOfStudy
D17 /awards/0/achievement/subjects/0/id
D18 /awards/0/achievement/specialization
D19 /awards/0/achievement/code
D20 /awards/0/achievement/identifiers/0/value
D21 /awards/0/achievement/tags
D22 - only CLR 1.0 has a level as text
D23 /awards/0/achievement/homepage
D24 - only ELM has an alternative title
D25 /awards/0/achievement/qualificationCodes/0/id
D26 /awards/0/achievement/educationLevels/0/id
D27 /awards/0/achievement/targetGroups
D28 /awards/0/achievement/entryRequirement
D29 /awards/0/achievement/partial
D30 - only ELM has the state of a definition
D31 /awards/0/activity/term
D32 /awards/0/licence
D33 /awards/0/achievement/applyUrl
D34 /awards/0/achievement/related/0/id /associations/0/type
E1 /awards/0/achievement/outcomes/0/skills/0/id
E2 /awards/0/achievement/outcomes/0/skills/0/name
E3 /awards/0/achievement/outcomes/0/skills/0/id
E4 /awards/0/achievement/outcomes/0/skills/0/code
E5 /awards/0/achievement/outcomes/0/skills/0/description
E6 /awards/0/achievement/outcomes/0/skills/0/framework
E7 /awards/0/achievement/outcomes/0/skills/0/type
E8 /awards/0/achievement/outcomes/0/escoSkills/0/id
E9 /awards/0/achievement/outcomes/0/skills/0/id
E10 /awards/0/achievement/eqf/id
E11 /awards/0/achievement/nqf/0/id
E12 /awards/0/achievement/occupations/0/id
E13 /awards/0/achievement/qualityAssurance/0/id
E14 /awards/0/results/0/alignments/0/id
F1 /awards/0/achievement/criteriaUrl
F2 /awards/0/achievement/criteria
F3 /awards/0/achievement/outcomeSummary
F4 /awards/0/achievement/outcomes/0/name
F5 /awards/0/achievement/outcomes/0/escoSkills/0/id
F6 /awards/0/achievement/outcomes/0/type
F7 /awards/0/achievement/assessments/0/id
F8 /awards/0/achievement/assessmentTypes
F9 /awards/0/achievement/assessments/0/modes
F10 /awards/0/achievement/supervision
F11 - only ELM has the date of an assessment
F12 - only ELM has the place of an assessment
F13 - only ELM nests assessments
F14 /awards/0/activity/start
F15 /awards/0/activity/start /awards/0/activity/end
F16 /awards/0/activity/types
F17 /awards/0/achievement/modes
F18 /awards/0/achievement/setting
F19 - only ELM has the place of an activity
F20 - only ELM has a level of completion that is no result
F21 /awards/0/activity/workload
F22 - only ELM has contact hours
F23 - only ELM has the definition of an activity
F24 - only ELM nests activities
F25 /awards/0/achievement/instruction
G1 /awards/0/results/0/value
G2 /awards/0/results/0/value
G3 /awards/0/results/0/status
G4 /awards/0/results/0/level
G5 /awards/0/results/0/assessment
G6 /awards/0/achievement/assessments/0/name
G7 /awards/0/achievement/assessments/0/scale
G8 /awards/0/achievement/assessments/0/allowedValues
G9 /awards/0/achievement/assessments/0/requiredValue
G10 /awards/0/achievement/assessments/0/minimum
G11 /awards/0/achievement/assessments/0/rubric/0/name
G12 - only ELM has documents of a grading scheme
G13 - only ELM has the distribution of results
H1 /awards/0/achievement/credits/points
H2 /awards/0/credits/points
H3 /awards/0/achievement/credits/framework
H4 - only ELM has credits of a second framework
H5 /awards/0/achievement/workload
H6 /awards/0/achievement/maximumDuration
I1 /awards/0/evidence/0/url
I2 /awards/0/evidence/0/narrative
I3 /awards/0/evidence/0/name
I4 /awards/0/evidence/0/description
I5 /awards/0/evidence/0/genre
I6 /awards/0/evidence/0/url
I7 /attachments/0/uri
I8 - only ELM has evidence of the issuing
I9 - only ELM has documents of a definition that are no criteria
I10 /issuer/logo/uri
I11 /issuer/logo/uri
I12 - only ELM has the size of a file
J1 /awards/0/achievement/endorsements/0/comment
J2 /awards/0/endorsements/0/comment
J3 /issuer/endorsements/0/comment
J4 /awards/0/endorsementTokens
J5 /awards/0/endorsements/0/comment
J6 /issuer/accreditations/0/title
J7 /awards/0/achievement/qualityAssurance/0/id
J8 - never set by a converter
K1 /awards/0/achievement/name
K2 /associations/0/type
K3 /associations/0/type
K4 /associations/0/type
K5 /associations/0/title
K6 /achievements/0/name
K7 - a signed part is the original of its own, not a field
K8 - records inside records are read as their awards
K9 /awards/0/achievement/type
K10 /awards/0/achievement/type
K11 /awards/0/achievement/type
K12 /awards/0/achievement/type
K13 /issuer/id /recipient/id
K14 - of several subjects, each is a document of its own
L1 - never carried: a proof is of the document it was made for
L2 - never carried: a proof is of the document it was made for
L3 - never carried: a status is of the document it was made for
L4 - never carried: a revoked credential is refused before it is converted
L5 - never carried: a refreshed document is another document
L6 /termsOfUse/0/id
L7 - only a presentation has checks
M1 /awards/0/achievement/name
M2 - each extension is a field of its own
M3 /awards/0/achievement/applyUrl
M4 /awards/0/achievement/place/latitude
M5 /awards/0/achievement/rights
M6 /awards/0/awardedBy/0/name
M7 /awards/0/achievement/accessibility/features
M8 /recipient/name
M9 - only ELM has notes about anything
M10 - what is not known stays in the original
M11 - only ELM has a note on the system of education
`

export interface ConceptRow {
  readonly id: string
  readonly fields: readonly string[]
  /** Why it does not travel. */
  readonly reason?: string
}

export const concepts: readonly ConceptRow[] = rows
  .trim()
  .split('\n')
  .map((line): ConceptRow => {
    const [id = '', ...words] = line.split(' ')
    return words[0] === '-' ? { id, fields: [], reason: words.slice(1).join(' ') } : { id, fields: words }
  })
