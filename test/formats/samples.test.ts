/**
 * What the rules say of the official and the collected samples. Everything that is said of them was looked at: the
 * sample is wrong in just that, and the reason stands beside it. Of all others the rules say nothing.
 */
import { describe, expect, it } from 'vitest'
import { type Document, isObject } from '../../src/lib/json.ts'
import { hasReference, ran, referenceFiles, referenceText } from '../reference.ts'
import { formats, say } from './open.ts'

const findings: readonly (readonly [file: RegExp, message: RegExp, why: string])[] = [
  [/^1edtech-clr\/(?:complex|simple_v1)\.json$/, /^The association leads to something/, 'three ends are ids that occur nowhere else'],
  [
    /^1edtech-clr\/(?:complex|simple_v1)\.json$/,
    /^This credential is of somebody else/,
    'the first credential is of did:example:ebfeb1f7…, the record of urn:uuid:360a0e1e…',
  ],
  [
    /^1edtech-clr\/simple(?:_old_safesigned\.json|\.jwt)$/,
    /^The credential names a schema of its own/,
    'https://purl.imsglobal.org/AchievementCredential.json was never published',
  ],
  [
    /^1edtech-ob2\/assertion-with-extension-node-invalid\.json$/,
    /exampleProperty/,
    'its property is a number: that is what the file is for',
  ],
  [/^1edtech-ob2\/basic-assertion-expired-before-issued\.json$/, /before “issuedOn”/, 'that is what the file is for'],
  [/^1edtech-ob2\/basic-assertion-invalid-context\.json$/, /^None of the contexts/, 'that is what the file is for'],
  [/^(?:1edtech-ob3\/complete(?:_v1)?|spec-ob3\/ob3-examples_fullOpenBadge_html-01)\.json$/, /^More credits/, '42 are earned of 36'],
  [
    /^(?:1edtech-ob3\/complete(?:_v1)?|spec-ob3\/ob3-examples_fullOpenBadge_html-01)\.json$/,
    /^The result refers to a level/,
    'the level is of another result description',
  ],
  [/^1edtech-ob3\/simple-err-credential-subject-identifier-type\.json$/, /not the hash/, 'the identity is a placeholder'],
  [
    /^1edtech-ob3\/simple-err-credential-subject-result-type\.json$/,
    /^The result refers to a result description/,
    'its achievement has no result descriptions',
  ],
  [/^1edtech-ob3\/simple-err-issuer-parentorg-type\.json$/, /another “name”/, 'issuer and parent have one id and two names'],
  [/^blockcerts\/2|^blockcerts\/v2/, /do not define, such as the Merkle proof/, 'verified by a Merkle proof: MerkleProofVerification2017'],
  [/^converter-pairs\/(?:01_separated__MC-unsigned-OB\.1ob|02_merged__MC_raw\.json)$/, /is image\/jpeg/, 'a JPEG under the name of a PNG'],
  [/^dcc\/.*-credName\.json$/, /^The recipient has neither/, 'the person is named by the title of the credential alone'],
  [/^dcc\//, /^The recipient has a name/, 'the issuer names the person and gives no id'],
  [/^derived\/moodle\/ob2-hashed-true-but-plaintext\.json$/, /not the hash/, 'that is what the file is for'],
  [
    /^edc\/Sample-(?:CertOfPart|MC-Annex1)-/,
    /^The birthday has a time of day/,
    'born at 22:00 UTC, which is midnight in Central Europe: the day is another one',
  ],
  [/^edc\/Sample-MC-Annex1-/, /PT60M/, 'sixty months for an activity of some hours: an error in the official sample'],
  [/^edc\/Transcript_of_records_-_generic\.json$/, /another “schemeName”/, 'the issuer’s identifier has the id of the student’s'],
  [
    /^edc\/(?:Transcript|euhetor|euustor|euvet|credFlatten)/,
    /^The credential names a schema of its own/,
    'schemas of EBSI, or of a host that is gone',
  ],
]

function documentOf(text: string): Document | undefined {
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]*\s*$/.exec(text)?.[1]
  try {
    const value: unknown = JSON.parse(payload === undefined ? text : Buffer.from(payload, 'base64url').toString())
    if (!isObject(value)) return undefined
    if (typeof value['payload'] === 'string') return documentOf(value['payload'])
    const found = isObject(value['vc']) ? value['vc'] : value
    return (
      Object.values(formats)
        .map(({ unwrap }) => unwrap?.(found))
        .find((inside) => inside !== undefined) ?? found
    )
  } catch {
    return undefined
  }
}

describe.skipIf(!hasReference)('what the rules say of the samples', () => {
  const used = new Set<string>()
  it('is what was found wrong with them by looking', async () => {
    let count = 0
    for (const path of referenceFiles('samples')) {
      const file = path.slice('samples/'.length)
      const document = documentOf(referenceText(path))
      const format = document && Object.values(formats).find(({ claims }) => claims(document) !== undefined)
      if (!format || !document) continue
      const { rules } = await say(format, document)
      for (const { message } of rules) {
        const row = findings.find(([files, words]) => files.test(file) && words.test(message))
        expect(row, `${file}: ${message}`).toBeDefined()
        if (row) used.add(row[2])
      }
      count += 1
    }
    expect(count).toBeGreaterThan(180)
    ran('rules on samples', count)
  })
  it('leaves no row of the list without a finding', () =>
    expect(findings.map(([, , why]) => why).filter((why) => !used.has(why))).toEqual([]))
  it('are in order once they are repaired: a second time changes nothing', () => {
    for (const path of referenceFiles('samples')) {
      const document = documentOf(referenceText(path))
      const format = document && Object.values(formats).find(({ claims }) => claims(document) !== undefined)
      if (!format || !document) continue
      const once = format.normalise(document)
      const twice = format.normalise(once.document)
      expect(twice.repairs, path).toEqual([])
      expect(twice.document, path).toEqual(once.document)
    }
  })
})
