/** What `--help` says besides the options: enough for somebody who has a file and has never seen this program. @module */

export const overview = `
What you get:
  Two answers about every credential, never one tick. First: is it unchanged and
  in force? VALID, INVALID, or INDETERMINATE: something could not be checked.
  Second: who stands behind it? A name that only the credential itself says is a
  claim; a domain, a certificate or a list that you trust confirms it (--trust).

What it reads:
  Open Badges 0.5 to 3.0, Comprehensive Learner Record 1.0 and 2.0, European
  Digital Credentials (ELM v3): as JSON or a token, inside PNG, SVG and PDF
  files, in ZIP archives, lists and files of lines, at an https address, from
  standard input (-).

Examples:
  credlens verify badge.png                     one file, in full
  credlens verify diplomas/ --csv > result.csv  a folder, for a spreadsheet
  credlens verify '*.svg' --report page.html    a page to file or to mail
  credlens inspect badge.png                    what is inside
  credlens convert badge.json --to elm -o badge.jsonld
  credlens keygen -o key.json
  credlens issue badge.json --key key.json -o signed.json
  cat export.ndjson | credlens verify --ndjson - | jq -r .verdict
  credlens help verify                          all about one command

Exit codes:
  0 valid, 1 invalid or unusable, 2 indeterminate or nothing to look at,
  64 wrong usage, or no such file; of many, the worst.

Nothing is sent anywhere. The network is used only to ask for what a credential
names (its issuer's key, its status list), over https and never at private
addresses. --offline keeps it off.`

const trust = `
A trust file names issuers, or registries to ask:
  { "name": "Our partners",
    "issuers": { "did:web:uni.example.org": "University",
                 "did:web:mill.example.org": { "trusted": false } } }
  { "registries": [ { "name": "DCC", "url": "https://…/registry.json" },
                    { "name": "Federation", "federation": "https://…" } ] }
For seals, credlens trusted-lists makes one out of the EU's trusted lists.`

/** By command: what it is for in a few words more, and how it is typed. */
export const examples: Readonly<Record<string, string>> = {
  verify: `
Checks the shape, the signature, whose key it is, dates, revocation, and what is
inside.

Examples:
  credlens verify badge.png
  credlens verify badge.json --email ada@example.org     is it hers?
  credlens verify diplomas/ --trust partners.json --csv > result.csv
  credlens verify sealed.jsonld --seal-anchor ca.pem --timestamp-anchor tsa.pem
  credlens verify badge.json --evidence case-17.zip      keep it, to show later

Evidence is as personal as what it is of: it holds the credentials, the names of
their files, what was answered, the address of --email and the trust files.
${trust}`,
  validate: `
Examples:
  credlens validate badge.json
  credlens validate drafts/ --details`,
  convert: `
The source is verified first: one that was changed or revoked is not converted.
What does not fit is listed. The original travels inside, byte for byte (see
restore). The result is unsigned: who stands behind it signs it (see issue).

Examples:
  credlens convert badge.json --to elm -o badge.jsonld
  credlens convert badges/ --to ob3 -o converted/
  credlens convert badge.json --to clr2 |
    credlens issue - --key key.json --inside > signed.json`,
  bundle: `
Each source is verified first: one that was changed or revoked is not put
together. They are of one person: where that is not told, it is yours to say.

Examples:
  credlens bundle badge-1.json badge-2.json --to clr2 -o record.json
  credlens bundle semester/ --to elm --name 'First semester' -o semester.jsonld
  credlens bundle semester/ --to clr2 --name 'First semester' \\
    --criteria https://uni.example.org/semester \\
    --issuer did:web:uni.example.org --issuer-name University |
    credlens issue - --key key.json > signed.json`,
  stack: `
They are of one person, or it is said; an achievement counts once, a part not
beside its whole; credits of two frameworks have no sum.

Examples:
  credlens stack badge-1.json badge-2.json --size forthem-pathway 30
  credlens stack semester/ --language nl`,
  restore: `
Examples:
  credlens restore badge.jsonld -o original.json
  credlens restore changed.jsonld --edited -o draft.json
  credlens restore badge.jsonld | credlens verify -`,
  bake: `
It takes the place of any that is there. Pixels and everything else stay as they
are. Open Badges 2.0 and 3.0 and CLR 2.0 have a place in pictures.

Example:
  credlens bake picture.png --credential signed.json -o badge.png`,
  unbake: `
Examples:
  credlens unbake badge.png -o badge.json
  credlens unbake certificates/ -o json/`,
  strip: `
Every credential is taken out, whatever keyword it is under. What else may say
whose it is stays: a comment, EXIF, XMP, words in the picture.

Example:
  credlens strip badge.png -o picture.png`,
  profile: `
Examples:
  credlens profile badge.json
  credlens profile badge.json --profile nl
  credlens profile badge.json --profile our-policy.json`,
  inspect: `
Nothing is verified: all of it is what the credential says of itself.

Examples:
  credlens inspect badge.png
  credlens inspect badge.json --language nl`,
  issue: `
The document is validated before it is signed; one that is not well formed is
not signed. Nothing is added but what the proof needs. A presentation is signed
as a whole, by its holder. What a verifier will see is shown.

Kinds of proof:
  eddsa-rdfc-2022, eddsa-jcs-2022, Ed25519Signature2020   Ed25519 keys
  ecdsa-rdfc-2019, ecdsa-jcs-2019                         P-256 and P-384 keys
  vc-jwt, vc+jwt (data model 2.0 only)                    tokens; RSA keys too
  ob2-jws                                                 OB 2.0, CLR 1.0
  jades                                                   seals (--certificate)

Examples:
  credlens issue badge.json --key key.json -o signed.json
  credlens issue badge.json --key rsa.json --proof vc-jwt > badge.jwt
  credlens issue drafts/ --key key.json -o signed/`,
  shard: `
Examples:
  credlens shard stock.ndjson results.ndjson --operation verify
  credlens shard stock.ndjson results.ndjson --operation verify \\
    --trust partners.json
  credlens shard results.ndjson today.ndjson --operation recheck
  credlens shard stock.ndjson.gz elm.ndjson.gz --operation convert --to elm

The results get their name when they are whole. What was interrupted goes on
where it was; what exists is not worked out again. Where an address did not
answer, that is part of the result: --retry asks again. To convert verifies
nothing: to leave out what was changed or revoked, verify the stock first.
${trust}`,
  keygen: `
The private key goes into a file that only you can read, and never over a file
that is there. What is to be published is printed.

Examples:
  credlens keygen -o key.json                the issuer's identifier is the key
  credlens keygen -o key.json --did web:uni.example.org > did.json
  credlens keygen -o rsa.json --type RSA --publish jwks > jwks.json
  credlens keygen -o rsa.json --type RSA --publish ob2 \\
    --key-id https://uni.example.org/key.json \\
    --owner https://uni.example.org/issuer.json > key-public.json`,
  'trusted-lists': `
A list counts only where it is signed by a certificate of --signer, or by one
that a list of the lists names for its country. Who signs that one is published
in the Official Journal of the European Union. What it points to is fetched
(--offline: only what is named is read); a list that cannot be had is told, and
the others count. The trust file says who may vouch for seals and timestamps,
and for when. Lists change, and end: make it anew every day.

Examples:
  credlens trusted-lists https://ec.europa.eu/tools/lotl/eu-lotl.xml \\
    --signer official-journal.pem -o eu.json
  credlens trusted-lists lotl.xml --signer oj.pem -o eu.json --country NL EL
  credlens verify sealed.jsonld --trust eu.json`,
  replay: `
Nothing is asked: the answers are those that were recorded. Whether the report
is the same, byte for byte, is said on standard error. Exit code: that of the
report; 1 where it differs.

Example:
  credlens verify badge.json --evidence case-17.zip
  credlens replay case-17.zip`,
}
