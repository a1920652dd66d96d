/** Which revision of a context a document was read with, where the file changes under its address: part of the report. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { validate } from '../../src/validate.ts'
import { verify } from '../../src/verify.ts'

const badge = JSON.parse(readFileSync(new URL('../../fixtures/ob3/microcredential.json', import.meta.url), 'utf8'))
const badges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const credentials = 'https://www.w3.org/ns/credentials/v2'
const told = async (report: ReturnType<typeof validate>) =>
  (await report).checks.filter(({ id }) => id === 'context').map(({ outcome, detail }) => [outcome, detail])

test('the check of the contexts names it, and none of those that never change', async () => {
  const expected = [['pass', { revisions: { [badges]: '2026-06-29' } }]]
  expect(await told(validate(badge))).toEqual(expected)
  expect(await told(verify(badge))).toEqual(expected)
})

test('a document of contexts that never change has none', async () => {
  const plain = {
    '@context': [credentials],
    type: ['VerifiableCredential'],
    issuer: 'did:example:a',
    credentialSubject: { id: 'did:example:b' },
  }
  expect(await told(validate(plain))).toEqual([['pass', undefined]])
})

test('of what the caller says in the place of a context, no revision is known', async () => {
  const contexts = { [badges]: { '@context': { '@vocab': 'https://harbour.example/terms#' } } }
  expect(await told(validate(badge, { contexts }))).toEqual([['pass', undefined]])
})
