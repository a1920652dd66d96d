/** The inputs of the W3C's test suite for VC Data Model 2.0: what a schema can say of them. */
import { describe, expect, it } from 'vitest'
import { validate } from '../../src/generated/validators/vc.ts'
import type { Document } from '../../src/lib/json.ts'
import { isObject } from '../../src/lib/json.ts'
import { hasReference, ran, referenceFiles, referenceText } from '../reference.ts'

/** Files that should fail, and why a schema accepts them. */
const beyond: Readonly<Record<string, string>> = {
  'credential-redef-type-fail.json': 'A context redefines a protected term: JSON-LD processing says so.',
  'credential-redef-type2-fail.json': 'A context redefines a protected term: JSON-LD processing says so.',
  'credential-type-mapped-nonurl-fail.json': 'A type is mapped to what is no URL: JSON-LD processing says so.',
  'credential-type-unmapped-fail.json': 'A type has no meaning in any context: the safe mode of JSON-LD says so.',
  'credential-validUntil-validFrom-fail.json': 'It ends before it begins: a rule compares the dates.',
}
/** Files whose name says neither; the suite asks other things of them (who holds, who issued). */
const others: readonly string[] = [
  'presentation-self-asserted-vc-holder-mismatch.json',
  'presentation-self-asserted-vc-issuer-mismatch.json',
  'presentation-self-asserted-vc-no-holder.json',
]

const nameOf = (path: string): string => path.split('/').at(-1) ?? ''

/** As the suite's harness sends it: with an issuer, and with dates in the place of their placeholders. */
function sent(path: string): Document {
  const text = referenceText(path).replaceAll('PAST DATE', '2020-01-01T00:00:00Z').replaceAll('FUTURE DATE', '2120-01-01T00:00:00Z')
  const document = JSON.parse(text) as Record<string, unknown>
  const { issuer } = document
  if (path.includes('presentation') || nameOf(path) === 'credential-no-issuer-fail.json') return document
  if (issuer === undefined) return { ...document, issuer: 'did:example:issuer' }
  return isObject(issuer) && !('id' in issuer) && path.endsWith('-ok.json')
    ? { ...document, issuer: { id: 'did:example:issuer', ...issuer } }
    : document
}

const files = referenceFiles('vectors/vcdm2').filter((path) => path.endsWith('.json'))
const accepted = (path: string): boolean => validate(sent(path)).length === 0

describe.skipIf(!hasReference)('the inputs of VC Data Model 2.0', () => {
  it.each(files.filter((path) => path.endsWith('-ok.json')))('%s is accepted', (path) => expect(validate(sent(path))).toEqual([]))
  it.each(files.filter((path) => /-fail(-or-inject)?\.json$/.test(path)))('%s is rejected, unless listed', (path) =>
    expect(accepted(path)).toBe(Object.hasOwn(beyond, nameOf(path))),
  )
  it.each(files.filter((path) => others.includes(nameOf(path))))('%s is accepted: its shape is right', (path) =>
    expect(accepted(path)).toBe(true),
  )
  it('leaves none out', () => {
    const known = files.filter((path) => /-(ok|fail|fail-or-inject)\.json$/.test(path) || others.includes(nameOf(path)))
    ran('inputs of VC Data Model 2.0 against the schema', known.length)
    expect(known).toEqual(files)
    expect(files.length).toBeGreaterThan(100)
  })
})
