/**
 * What each sample is, by its place in index.md and by looking at it: format and version, or the neighbour that it is,
 * or nothing that has a name. Written by hand; the first row that fits counts.
 */
export type Expected =
  | { readonly is: string; readonly within?: 'wrapper' | 'token' | 'seal' }
  | { readonly neighbour: RegExp }
  | { readonly nothing: string }
  | { readonly file: string }

const is = (format: string, within?: 'wrapper' | 'token' | 'seal'): Expected => (within ? { is: format, within } : { is: format })
const neighbour = (words: RegExp): Expected => ({ neighbour: words })
const nothing = (why: string): Expected => ({ nothing: why })
const file = (what: string): Expected => ({ file: what })

const genericCredential = neighbour(/Verifiable Credential/)
const statusList = neighbour(/status list/)

export const expected: readonly (readonly [path: RegExp, expected: Expected])[] = [
  // files that hold a credential, or none: containers have tests of their own
  [/\.(?:png|svg|pdf|pem|ttl|xml|md|tsv)$/, file('no JSON')],
  [/-invalidjson\.json$/, file('a fragment of a page, not JSON')],
  [
    /assets__openbadges_context\.json$|redirected-validation-subject\.json$|issuerAccreditationExtension__v2p0__schema\.json$/,
    file('JSON with something else in it'),
  ],

  [/^1edtech-clr\/simple\.jwt$/, is('clr2 2.0', 'token')],
  [/^1edtech-clr\//, is('clr2 2.0')],

  [/^1edtech-ob2\/simple(?:-not-revoked|-revoked)?\.jwt$/, is('ob2 2.0', 'token')],
  [/^1edtech-ob2\/assets__key\d\.json$/, neighbour(/key/)],
  [/^1edtech-ob2\/assets__(?:empty-)?revocation-list\.json$/, neighbour(/revocation list/)],
  [/^1edtech-ob2\/assets__issuer-invalid-type\.json$/, neighbour(/criteria/)],
  [/^1edtech-ob2\/rdf-validation__valid-alignment-object\.json$/, neighbour(/alignment/)],
  [/^1edtech-ob2\/assets__(?:badgecriteria|criteria-no-type)\.json$/, nothing('criteria without a type')],
  [
    /^1edtech-ob2\/rdf-validation__(?:invalid-class|invalid-empty-type|valid-cool-class)\.json$/,
    nothing('of a class that the format does not have'),
  ],
  [/^1edtech-ob2\//, is('ob2 2.0')],

  [/^1edtech-ob3\/bit-string-list__testlist$/, statusList],
  [/^1edtech-ob3\//, is('ob3 3.0')],

  [/^blockcerts\/(?:1\.1__|v1__)/, neighbour(/Blockcerts 1/)],
  [/^blockcerts\/3\.0-alpha__exampleCredential\.json$/, neighbour(/context/)],
  [/^blockcerts\/v3__/, neighbour(/Blockcerts 3/)],
  [/^blockcerts\//, is('ob2 2.0')],

  [/^converter-pairs\/01_separated__AA-Annex1-MC-unsigned-PROD\.json$/, is('elm 3', 'wrapper')],
  [/^converter-pairs\//, is('ob3 3.0')],

  [/^dcc-status\/.*did\.json$/, neighbour(/DID document/)],
  [/^dcc-status\/.*missingBitStringType$/, genericCredential],
  [/^dcc-status\//, statusList],

  [/^dcc\/v1__.*oldDCCExample\.json$/, genericCredential],
  [/^dcc\/v2__.*-minimal\.json$/, genericCredential],
  [/^dcc\/v2__ed25519__didKey__legacy-(?:expired|missingType|notYetValid|tampered)Status-noExpiry\.json$/, genericCredential],
  [/^dcc\//, is('ob3 3.0')],

  [/^derived\/moodle\//, is('ob2 2.0')],
  [/^derived\/openedx\//, is('ob3 3.0')],

  [/^ec-di-vectors\/proof-set-chain__proof(?:Set|Chain)Config/, neighbour(/proof without/)],
  [
    /^ec-di-vectors\/.*(?:signed|Signed|unsigned|Unsigned|TempDoc|RevealDocument|employmentAuth|canonDocJCS).*\.(?:json|txt)$/i,
    genericCredential,
  ],
  [/^ec-di-vectors\//, nothing('a part of a proof, or a step of making one')],

  [/^edc\/Sample-.*-signed(?:-1)?\.jsonld$/, is('elm 3', 'seal')],
  [/^edc\/Sample-.*-unsigned(?:-uploadable)?\.json$/, is('elm 3', 'wrapper')],
  [/^edc\/(?:ams-json-ld|frame)\.jsonld$/, nothing('vocabulary, or a frame')],
  [/^edc\/credNoType\.jsonld$/, genericCredential],
  [/^edc\//, is('elm 3')],

  [/^jff-plugfest\/jff-vc-edu-plugfest-1-context\.json$/, neighbour(/context/)],
  [/^jff-plugfest\//, is('ob3 3.0')],
  [/^ob-legacy\/swindler-badge\.json$/, is('ob2 1.1')],
  [/^ob2-extensions\/registry__/, nothing('an entry of the register of extensions')],
  [/^ob2-extensions\/.*context/, neighbour(/context/)],
  [/^ob2-extensions\/.*schema/, neighbour(/JSON Schema/)],

  [/^spec-ob2\/ob2-examples-07\.json$/, neighbour(/key/)],
  [/^spec-ob2\/ob2-examples-08\.json$/, neighbour(/revocation list/)],
  [/^spec-ob2\/ob2-examples-(?:01|03|06|09|23|24|25)\.json$/, is('ob2 2.0')],
  [/^spec-ob2\/ob2-examples-/, nothing('an example of a few members')],
  [/^spec-ob2\/ob2-ext-04\.json$/, is('ob2 1.0')],
  [/^spec-ob2\/ob2-ext-05\.json$/, is('ob2 2.0')],
  [/^spec-ob2\/ob2-ext-/, nothing('an example of an extension alone')],
  [/^spec-ob2\/ob2-spec-/, is('ob2 2.0')],
  [/^spec-ob2\/ob21-spec-01\.json$/, neighbour(/Badge Connect/)],
  [/^spec-ob2\/ob21-spec-05\.json$/, is('ob2 2.0', 'wrapper')],
  [/^spec-ob2\/ob21-spec-/, nothing('an answer without a badge')],

  [/^spec-ob3\/ob3-impl_(?:migrating_md-0[24])\.json$/, is('ob2 2.0')],
  [/^spec-ob3\/ob3-impl_linked_data_proof_clr_html-0[236]\.json$/, is('clr2 2.0')],
  [/^spec-ob3\/ob3-impl_linked_data_proof_clr_html-05\.json$/, neighbour(/proof without/)],
  [/^spec-ob3\/ob3-impl_extensions_md-/, neighbour(/context|JSON Schema/)],
  [/^spec-ob3\/ob3-impl_getting_started_md-02\.json$/, nothing('an achievement whose type is empty')],
  [/^spec-ob3\/ob3-impl_recommended_practices_md-0[345]\.json$/, nothing('a subject alone')],
  [/^spec-ob3\/ob3-integrity_md-01\.json$/, nothing('the header of a token')],
  [/^spec-ob3\//, is('ob3 3.0')],
]
