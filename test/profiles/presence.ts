/**
 * Which elements of the European list each reference sample states, as read by a person.
 *
 * How the hand check was done. Every sample that is read as a credential, a definition, a profile or an endorsement
 * was printed as JSON without contexts, proofs, schemas, status and pictures, and read by a person with the words of
 * Annex I (design page real-world, sections 3a and 3c; crosswalk, section 5) beside it. The states were written here
 * before the tool was asked; where the two differed, the source was read again, and the side that was wrong was
 * mended. What the second reading changed here is told in the notes of the row. Samples that say the same but for
 * ids, dates, proofs and status stand in one row.
 *
 * A row: eleven mandatory elements, `/`, five optional ones, in the order of the Annex. `+` present, `-` absent,
 * `?` unclear: something is said that does not settle it.
 *
 * What reading meant: what stands in a member that the format does not define is unclear; prose in a description or in
 * criteria counts as criteria, and for no other element; an address that leads elsewhere is not what stands there, and
 * criteria at an address are unclear; a list of parts is asked as a whole, and what only a part says is unclear; what is
 * no credential and no definition states nothing.
 */
export interface Row {
  readonly states: string
  readonly files: readonly string[]
  readonly note?: string
}

/** The order of the letters. */
export const order = [
  'learner',
  'title',
  'country',
  'awarding-body',
  'issued',
  'outcomes',
  'workload',
  'level',
  'assessment',
  'participation',
  'quality-assurance',
  'prerequisites',
  'supervision',
  'grade',
  'stackability',
  'further-information',
] as const

const within = (folder: string, ...files: readonly string[]): readonly string[] => files.map((file) => `${folder}/${file}`)

const ob2: readonly Row[] = [
  {
    states: '+---+------/----+',
    note: 'the badge is an address; evidence',
    files: [
      ...within(
        '1edtech-ob2',
        'assertion-with-data-image.json',
        'assertion-with-extension-node-basic.json',
        'assertion-with-extension-node-invalid.json',
        'assertion-with-multiple-extensions.json',
        'basic-assertion-expired-before-issued.json',
        'basic-assertion-expired.json',
        'basic-assertion-in-future.json',
        'basic-assertion-invalid-context.json',
        'basic-assertion-invalid-type.json',
        'basic-assertion-no-public-key.json',
        'basic-assertion-with-allowed-origins-invalid-multiple-starts-with.json',
        'basic-assertion-with-allowed-origins-invalid-starts-with.json',
        'basic-assertion-with-allowed-origins-valid-multiple-starts-with.json',
        'basic-assertion-with-allowed-origins-valid-starts-with.json',
        'basic-assertion-with-allowed-origins.json',
        'basic-assertion-with-language.json',
        'basic-assertion.json',
        'simple-not-revoked.jwt',
        'simple-revoked.jwt',
        'simple.jwt',
        'warning-with-redirection.json',
      ),
      'derived/moodle/ob2-hashed-true-but-plaintext.json',
      ...within('spec-ob2', 'ob2-examples-01.json', 'ob2-examples-06.json'),
    ],
  },
  {
    states: '+---+------/-----',
    note: 'the badge is an address; no evidence',
    files: [
      ...within('1edtech-ob2', 'simple-badge.png', 'warning-issuer-non-http.json'),
      ...within('derived/pdf', 'info-json.pdf', 'info-utf16hex.pdf'),
      'ob-legacy/swindler-badge.json',
    ],
  },
  {
    states: '++-?+?----?/----+',
    note: 'the issuer is an address; endorsements are addresses',
    files: within('1edtech-ob2', 'assertion-with-endorsements.json'),
  },
  {
    states: '-+-?-?-----/----+',
    note: 'a badge class: nobody earned it, and its issuer is an address; criteria at an address',
    files: [
      ...within(
        '1edtech-ob2',
        'assets__altbadgeurl.json',
        'assets__badge-from-organization-with-empty-revocation-list.json',
        'assets__badge-from-organization-with-revocation-list.json',
        'assets__badge-with-bad-issuer.json',
        'assets__badge-with-data-image.json',
        'assets__badgeclass-with-complex-image.json',
        'assets__badgeclass-with-language.json',
        'assets__badgeclass-with-verification-invalid-multiple-starts-with.json',
        'assets__badgeclass-with-verification-invalid-starts-with.json',
        'assets__badgeclass-with-verification-valid-multiple-starts-with.json',
        'assets__badgeclass-with-verification-valid-starts-with.json',
        'assets__badgeclass-with-verification.json',
        'assets__badgeclass1.json',
        'assets__basic-badge-no-public-key.json',
        'assets__robotics-badge.json',
        'badge-class-with-language.json',
        'rdf-validation__badge-class-invalid-issuer-type.json',
        'rdf-validation__valid-badge-class-empty-criteria-type.json',
        'rdf-validation__valid-badge-class.json',
      ),
      'spec-ob2/ob2-ext-04.json',
    ],
  },
  {
    states: '-+-?-?----?/----+',
    note: 'a badge class with endorsements',
    files: within('1edtech-ob2', 'assets__badgeclass-with-endorsements.json'),
  },
  { states: '-+---------/-----', note: 'a badge class of which only the name is printed', files: ['spec-ob2/ob2-ext-05.json'] },
  {
    states: '-----------/-----',
    note: 'a badge class that says only what it is related to',
    files: ['spec-ob3/ob3-impl_migrating_md-02.json'],
  },
  {
    states: '-----------/-----',
    note: 'an issuer: it awards nothing (second reading: its name was counted as the awarding body of nothing)',
    files: [
      ...within(
        '1edtech-ob2',
        'assets__bad-issuer.json',
        'assets__issuer-with-allowed-origins-invalid-multiple-starts-with.json',
        'assets__issuer-with-allowed-origins-invalid-starts-with.json',
        'assets__issuer-with-allowed-origins-valid-multiple-starts-with.json',
        'assets__issuer-with-allowed-origins-valid-starts-with.json',
        'assets__issuer-with-allowed-origins.json',
        'assets__issuer1.json',
        'assets__organization-no-public-key.json',
        'assets__organization-with-empty-revocation-list.json',
        'assets__organization-with-revocation-list.json',
        'assets__organization.json',
        'issuer-compact-iri-validation.json',
        'rdf-validation__invalid-one-invalid-class.json',
        'rdf-validation__valid-issuer-extension.json',
      ),
      'spec-ob2/ob2-examples-03.json',
    ],
  },
  {
    states: '-----------/-----',
    note: 'a profile of somebody: it is not said that it is an issuer',
    files: ['spec-ob2/ob21-spec-05.json', 'spec-ob3/ob3-impl_migrating_md-04.json'],
  },
  {
    states: '-----------/-----',
    note: 'an endorsement: nothing is awarded (second reading: its date and its author were counted)',
    files: [
      ...within(
        '1edtech-ob2',
        'assets__endorsement-1.json',
        'assets__endorsement-2.json',
        'assets__endorsement-3.json',
        'assets__endorsement-4.json',
      ),
      ...within('spec-ob2', 'ob2-examples-23.json', 'ob2-examples-24.json', 'ob2-spec-03.json'),
    ],
  },
  { states: '-----------/-----', note: 'a revoked endorsement (second reading: as above)', files: ['spec-ob2/ob2-examples-25.json'] },
  {
    states: '-----------/-----',
    note: 'all that is left of it is that it was revoked',
    files: ['derived/moodle/ob2-revoked.json', 'spec-ob2/ob2-examples-09.json'],
  },
  {
    states: '++-++?-----/-----',
    note: 'criteria in prose, the issuer with its name',
    files: [
      ...within(
        'blockcerts',
        '2.0-alpha__tampered_unmapped_fields_vocab.json',
        '2.0__bbba8553-8ec1-445f-82c9-a57251dd731c.json',
        '2.1__sample_valid.json',
        '2.1__tampered_unmapped_fields.json',
        '2.1__tampered_unmapped_fields_vocab.json',
        'v2__mocknet-valid-2.0.json',
        'v2__regtest-valid-2.0.json',
        'v2__testnet-revoked-key-2.0.json',
        'v2__testnet-valid-v1-issuer-2.0.json',
      ),
      'spec-ob2/ob2-spec-01.json',
    ],
  },
  {
    states: '++-++?-+---/----+',
    note: 'EQF 6 as an alignment, which is no outcome; criteria at an address, and evidence',
    files: ['derived/moodle/ob2-nested.json'],
  },
]

const ob3: readonly Row[] = [
  {
    states: '++++++?-?-?/--+-+',
    note: 'a CASE item; credits of no framework; results without a type of assessment; endorsements',
    files: ['1edtech-ob3/complete.json', '1edtech-ob3/complete_v1.json', 'spec-ob3/ob3-examples_fullOpenBadge_html-01.json'],
  },
  { states: '+++++?-----/-----', note: 'the country by its name', files: ['1edtech-ob3/credential-status-revoked.json'] },
  {
    states: '++-++?-----/-----',
    note: 'somebody, a title, a name of the issuer, a date, criteria in prose',
    files: [
      ...within(
        '1edtech-ob3',
        'simple-did-key-method.json',
        'simple-did-web-method.json',
        'simple-err-credential-subject-identifier-type.json',
        'simple-err-credential-subject-profile-type.json',
        'simple-err-credential-subject-type.json',
        'simple-err-issuer-parentorg-type.json',
        'simple-err-proof-method-no-scheme.json',
        'simple-err-proof-value.json',
        'simple-json.svg',
        'simple-jwt.png',
        'simple-jwt_v1.png',
        'simple_v1.json',
      ),
      ...within(
        'dcc',
        'v1__bothSignatureTypes__didKey__fourRegistry-noStatus-noExpiry.json',
        'v1__bothSignatureTypes__didKey__noRegistry-noStatus-noExpiry.json',
        'v1__bothSignatureTypes__didKey__oidf-noStatus-expired.json',
        'v1__bothSignatureTypes__didWeb__legacy-noStatus-noExpiry.json',
        'v1__bothSignatureTypes__didWeb__legacy-revokedStaus-noExpiry.json',
        'v1__bothSignatureTypes__didWeb__oidf-noStatus-noExpiry.json',
        'v1__bothSignatureTypes__didWeb__oidf-revokedStatus-noExpiry.json',
        'v1__dataIntegrityProof__didKey__legacy-noStatus-noExpiry.json',
        'v1__dataIntegrityProof__didKey__legacyRegistry-noStatus-noExpiry-OBSpecExample.json',
        'v1__dataIntegrityProof__didKey__mixedRegistry-validStatus-noExpiry.json',
        'v1__dataIntegrityProof__didKey__noRegistry-noStatus-noExpiry.json',
        'v1__dataIntegrityProof__didKey__oidf-noStatus-expired.json',
        'v1__dataIntegrityProof__didWeb__legacy-noStatus-noExpiry.json',
        'v1__dataIntegrityProof__didWeb__oidf-noStatus-noExpiry.json',
        'v1__ed25519__didKey__legacy-noStatus-expired.json',
        'v1__ed25519__didKey__mixedRegistry-validStatus-noExpiry.json',
        'v1__ed25519__didKey__noRegistry-noStatus-noExpiry.json',
        'v1__ed25519__didKey__oidf-noStatus-expired.json',
        'v1__ed25519__didKey__oidf-revokedStatus-expired.json',
        'v1__ed25519__didWeb__oidf-revokedStatus-noExpiry.json',
        'v2__bothSignatureTypes__didkey__legacy-noStatus-noExpiry.json',
        'v2__bothSignatureTypes__didweb__legacy-revokedStatus-expired.json',
        'v2__bothSignatureTypes__didweb__oidf-noStatus-notExpired.json',
        'v2__dataIntegrityProof__didKey__legacyRegistry-noStatus-_noExpiry-credSubjName.json',
        'v2__dataIntegrityProof__didKey__legacyRegistry-noStatus-noExpiry-achievementTypeExample.json',
        'v2__dataIntegrityProof__didKey__legacyRegistry-noStatus-noExpiry-basicOBv3.json',
        'v2__dataIntegrityProof__didKey__legacyRegistry-noStatus-noExpiry-identityHash.json',
        'v2__dataIntegrityProof__didKey__twoOIDF-revoked-notExpired-badSchema.json',
        'v2__dataIntegrityProof__didKey__twoOIDF-validStatus-expired.json',
        'v2__dataIntegrityProof__didweb__legacy-revokedStatus-expired.json',
        'v2__dataIntegrityProof__didweb__legacy-revokedStatus-noExpiry.json',
        'v2__ed25519__didKey__legacy-noStatus-expired.json',
        'v2__ed25519__didKey__legacy-noStatus-noExpiry-tampered.json',
        'v2__ed25519__didKey__noRegistry-revokedStatus-notExpired.json',
        'v2__ed25519__didWeb__badDidWeb.json',
        'v2__ed25519__didWeb__legacy-revokedStatus-expired.json',
        'verifierplus-obv3_v1.json',
        'verifierplus-obv3_v2.json',
      ),
      'derived/openedx/obv3-ed25519.json',
      ...within(
        'jff-plugfest',
        'plugfest-1-ex-1.json',
        'plugfest-1-ex-2.json',
        'signed_badge_example-p2.json',
        'signed_badge_example-p3.json',
        'unsigned-badge-example-p2-embedded-image.json',
        'unsigned-badge-example-p2-issuer-logo-url.json',
        'unsigned-badge-example-p2.json',
        'unsigned-badge-example-p3-issuer-logo-url.json',
        'unsigned-badge-example-p3.json',
      ),
      ...within(
        'spec-ob3',
        'ob3-docformat_md-01.json',
        'ob3-equality_and_comparison_md-01.json',
        'ob3-equality_and_comparison_md-03.json',
        'ob3-examples_basicOpenBadgeCredential_html-01.json',
      ),
    ],
  },
  {
    states: '++-++?-----/-----',
    note: 'aligned with another credential, which is no learning outcome',
    files: ['spec-ob3/ob3-examples_achievementAlignmentCe_html-01.json'],
  },
  {
    states: '-+-++?-----/-----',
    note: 'the learner only in the title of the credential',
    files: ['dcc/v2__dataIntegrityProof__didKey__legacyRegistry-noStatus-noExpiry-credName.json'],
  },
  {
    states: '+++++?----?/-----',
    note: 'an issuer with an address and an endorsement',
    files: ['dcc/v2__dataIntegrityProof__didKey__oidf-noStatus-notExpired-complexIssuer.json'],
  },
  {
    states: '++-+++-----/-----',
    note: 'an alignment with a standard or a competency, or a competency itself',
    files: [
      'dcc/v2__dataIntegrityProof__didKey__legacyRegistry-noStatus-noExpiry-alignments.json',
      ...within(
        'spec-ob3',
        'ob3-examples_achievementAlignmentCase_html-01.json',
        'ob3-examples_skillAssertionCtdl_html-01.json',
        'ob3-impl_getting_started_md-03.json',
        'ob3-impl_recommended_practices_md-01.json',
        'ob3-impl_recommended_practices_md-02.json',
      ),
    ],
  },
  { states: '++-+++-----/----+', note: 'with evidence', files: ['spec-ob3/ob3-examples_skillAssertionCase_html-01.json'] },
  { states: '++-++?-----/----+', note: 'evidence', files: ['1edtech-ob3/simple-err-evidence-type.json'] },
  {
    states: '++-++?--?--/--+--',
    note: 'results, of which one has a value; their alignments are not of the achievement',
    files: ['1edtech-ob3/simple-err-credential-subject-result-type.json'],
  },
  { states: '++-++------/-----', note: 'no achievement; the title of the credential', files: ['1edtech-ob3/simple-err-context.json'] },
  { states: '++--+------/-----', note: 'neither achievement nor issuer', files: ['1edtech-ob3/simple-err-issuer.json'] },
  { states: '+--++------/-----', note: 'neither achievement nor title', files: ['spec-ob3/ob3-readme_md-01.json'] },
  {
    states: '++-?+?-----/----+',
    note: 'an issuer without a name; criteria at an address; evidence',
    files: ['spec-ob3/ob3-impl_migrating_md-05.json'],
  },
  {
    states: '-----------/-----',
    note: 'an endorsement: its subject is no learner (second reading: title, date and author were counted)',
    files: ['dcc/v2__bothSignatureTypes__didkey__legacy-noStatus-notExpired-endorsement.json'],
  },
  {
    states: '-----------/-----',
    note: 'a profile of somebody: it is not said that it is an issuer',
    files: ['spec-ob3/ob3-impl_getting_started_md-01.json'],
  },
  {
    states: '+++++??-?--/--+--',
    note: 'skills only of what is assessed; credits of no framework; a result',
    files: ['converter-pairs/01_separated__MC-unsigned-OB.1ob'],
  },
  {
    states: '+++++????+-/??+-+',
    note: 'two formats in one file: as an Open Badge like the row above, and what the European half says besides is there (second reading: it was absent)',
    files: within('converter-pairs', '02_merged__MC.json', '02_merged__MC_raw.json'),
  },
]

const clr2: readonly Row[] = [
  {
    states: '+++++?--?-?/--?+-',
    note: 'a programme with its courses; a region; one course has a result, four are described with grades; an endorsement',
    files: ['1edtech-clr/complex.json', '1edtech-clr/simple_v1.json'],
  },
  {
    states: '++-++?-----/---++',
    note: 'criteria at an address; what was earned is the parent of another achievement',
    files: [
      ...within('1edtech-clr', 'simple-noproof.json', 'simple.jwt', 'simple_old_safesigned.json'),
      ...within(
        'spec-ob3',
        'ob3-impl_linked_data_proof_clr_html-02.json',
        'ob3-impl_linked_data_proof_clr_html-03.json',
        'ob3-impl_linked_data_proof_clr_html-06.json',
      ),
    ],
  },
  {
    states: '++-++?-----/---?-',
    note: 'the association and the addresses are of achievements that nobody earned',
    files: ['1edtech-clr/simple.json'],
  },
]

const elm: readonly Row[] = [
  {
    states: '++++++++++-/+++-+',
    note: 'no issuer, an awarding body with its country; not said whether it is a part of something; “More Information”',
    files: ['converter-pairs/01_separated__AA-Annex1-MC-unsigned-PROD.json'],
  },
  {
    states: '++++++++++-/++++-',
    note: 'the type of assessment is a concept of its own with a label; a home page only of the organisation',
    files: within('edc', 'Sample-MC-Annex1-signed.jsonld', 'Sample-MC-Annex1-unsigned-uploadable.json', 'Sample-MC-Annex1-unsigned.jsonld'),
  },
  {
    states: '+++++-?--+-/----+',
    note: 'an activity: hours, online, home page and documents, which are no criteria',
    files: within(
      'edc',
      'Sample-CertOfPart-signed-1.jsonld',
      'Sample-CertOfPart-signed.jsonld',
      'Sample-CertOfPart-unsigned-uploadable.json',
      'Sample-CertOfPart-unsigned.json',
      'Sample-CertOfPart-unsigned.jsonld',
    ),
  },
  {
    states: '+++++-+-?--/--++-',
    note: 'a programme with credits, its parts with hours; assessments without a type',
    files: ['edc/Transcript_of_records_-_generic.json'],
  },
  { states: '+++++------/-----', note: 'flattened', files: ['edc/credFlatten.jsonld'] },
  {
    states: '++?++-?----/--?--',
    note: 'the country only of a register; courses with credits and grades in a member that ELM does not define (second reading: they were absent)',
    files: ['edc/euhetor-highereducation-transcriptofrecords-john-doe.json'],
  },
  {
    states: '+-?++-?----/--?--',
    note: 'the same without a title',
    files: ['edc/euustor-uppersecondaryeducation-transcriptofrecords-john-doe.json'],
  },
  {
    states: '++?++-?+??-/--+-+',
    note: 'EQF 5 by its number; ECVET points; “full-time”, which is on no list of forms; an assessment without a type; the description of the award, which is the narrative of a badge (crosswalk D7 and AO5; second reading)',
    files: ['edc/euvet-microcredential-example-john-doe.json'],
  },
]

/** By the format that a sample is read as. CLR 1.0 has no sample that is a credential; the golden example stands in another test. */
export const presence: Readonly<Record<string, readonly Row[]>> = { ob2, ob3, clr2, elm }
