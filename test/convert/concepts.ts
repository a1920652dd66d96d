/** The concepts of the crosswalk, by their names. */
const names = `
A1 JSON-LD context
A2 Credential id
A3 Credential type
A4 Credential title
A5 Credential description
A6 Credential display image
A7 Other display pages / languages
A8 Issue date
A9 Valid from
A10 Award date
A11 Expiry
A12 VC 1.1 legacy dates
A13 Credential language
A14 Certificate / credential number
A15 Credential profile
A16 Schema reference
A17 Holder
A18 Partial record flag
A19 Credential-level attachments
B1 Issuer reference
B2 Issuer id
B3 Issuer type
B4 Issuer name
B5 Alternative / short name
B6 Website
B7 E-mail
B8 Telephone
B9 Issuer description
B10 Logo
B11 Address (full)
B12 Country
B13 Region / city code
B14 Geo coordinates
B15 Official (signatory) name
B16 Parent organisation
B17 Sub-organisations, members, groups
B18 VAT number
B19 Tax number
B20 eIDAS legal identifier
B21 Registration number
B22 Other organisation ids (ROR, PIC, Erasmus code, sourcedId…)
B23 Organisation type
B24 Awarding body ≠ issuer
B25 Assessor / source
B26 Teacher / director of activity
B27 Issuer public key, revocation list
C1 Subject id
C2 Hashed identity
C3 Salt
C4 Plain e-mail identity
C5 URL identity
C6 Telephone identity
C7 National id
C8 Student / SIS / account ids
C9 Full name
C10 Given name
C11 Family name
C12 Additional name, honorifics
C13 Patronymic
C14 Birth name
C15 Date of birth
C16 Place of birth, citizenship, gender
C17 Person address
C18 Person phone / e-mail
C19 Person photo
C20 Role of learner
C21 Membership / group of learner
C22 Several identities
C23 Organisation as subject
D1 Achievement node
D2 Achievement id
D3 Achievement type
D4 Achievement name
D5 Title of this award
D6 Achievement description
D7 Award narrative
D8 Achievement image
D9 Image caption / author
D10 Award-specific image
D11 Achievement kind
D12 Definition author
D13 Version
D14 Definition language
D15 Translations / other versions
D16 Field of study (text)
D17 ISCED-F code
D18 Specialisation
D19 Human code (course code)
D20 Other achievement ids (CRICOS, CROHO, RIO…)
D21 Tags
D22 Level (text)
D23 Home page of the definition
D24 Alternative title
D25 Official qualification code
D26 Education level
D27 Target group
D28 Entry requirements
D29 Partial qualification (stackability)
D30 Modified / status of definition
D31 Academic term
D32 Licence number
D33 Learning opportunity (course run, price, provider, schedule)
D34 Relations between definitions
E1 Alignment list
E2 Target name
E3 Target URL
E4 Target code
E5 Target description
E6 Framework name
E7 Target type
E8 ESCO skill
E9 Other competence (DigComp, CASE, CTDL…)
E10 EQF level
E11 NQF level
E12 ESCO occupation
E13 Quality-assurance framework
E14 Alignment of a result / rubric level
F1 Criteria URL
F2 Criteria narrative
F3 Learning-outcome summary
F4 Learning outcome (title)
F5 LO ↔ skills grouping
F6 LO type / reusability
F7 Assessment (definition)
F8 Assessment type
F9 Assessment mode
F10 Supervision and identity verification
F11 Assessment date
F12 Assessment location
F13 Nested assessments
F14 Learning activity
F15 Activity start / end
F16 Activity type
F17 Form of participation
F18 Learning setting
F19 Activity location
F20 Level of completion
F21 Workload done
F22 Contact hours
F23 Activity definition
F24 Nested activities
F25 Language of instruction
G1 Result
G2 Grade value
G3 Result status
G4 Achieved rubric level
G5 Link result → definition
G6 Result definition name
G7 Result type
G8 Allowed values
G9 Required value / level
G10 Value range
G11 Rubric
G12 Grading scheme document
G13 Result distribution
H1 Credits of the definition
H2 Credits earned
H3 Credit framework
H4 Second credit system
H5 Notional workload
H6 Maximum duration
I1 Evidence URL
I2 Evidence narrative
I3 Evidence name
I4 Evidence description
I5 Genre / audience
I6 Evidence with several artefacts
I7 Embedded file
I8 Issuer statements (mandate, conversion, accreditation)
I9 Supplementary documents of the definition
I10 Image by URL
I11 Image embedded
I12 File size, attachment type
J1 Endorsement of achievement
J2 Endorsement of the award
J3 Endorsement of a profile
J4 Signed endorsement (JWT/JWS)
J5 Endorsement comment
J6 Accreditation of the organisation
J7 Accreditation of the programme
J8 EU "accredited" profile
K1 Several achievements, one learner
K2 Parent / child
K3 Other associations (exactMatchOf, isPeerOf, isRelatedTo, precedes, replacedBy)
K4 exemplar, hasSkillLevel
K5 Association title
K6 Achievements without award
K7 Signed children
K8 Nested CLR in CLR
K9 Entitlement (right)
K10 Activity-only claim
K11 Assessment-only claim
K12 Generic claim
K13 CLR learner / publisher
K14 Several subjects
L1 Verification method
L2 Proof
L3 Status entry
L4 Revoked flag
L5 Refresh service
L6 Terms of use
L7 Verification checks of a presentation
M1 Multilingual text
M2 OB2 extension objects
M3 ApplyLink
M4 Geo of badge
M5 Licence of badge
M6 Original creator
M7 Accessibility
M8 Recipient profile extension
M9 Free notes
M10 Unknown terms / contexts
M11 Educational-system note
`

export const concepts: ReadonlyMap<string, string> = new Map(
  names
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
)
