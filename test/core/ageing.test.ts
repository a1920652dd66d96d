/** What a report keeps of what will be answered otherwise another day: by documents and proofs made by hand. */
import { describe, expect, test } from 'vitest'
import { ageingOf } from '../../src/core/verify/ageing.ts'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import type { Outline, Parsed } from '../../src/lib/contract.ts'
import { pass, skip } from '../../src/lib/report.ts'

const issuer = { id: 'did:example:school', path: '/issuer' } as const
const outline = { issuer, until: [], statuses: [], schemas: [], nested: [], recipient: () => [] } as unknown as Outline
const now = new Date('2026-06-01T00:00:00Z')
const kept = (envelope: object, document: object = {}, more: object = {}, checks = [pass('proof', 'The signature is right.')]) =>
  ageingOf({ envelope, document } as unknown as Parsed, { ...outline, ...more }, { checks }, { now })
const coded = (value: unknown): string => base64url(utf8(JSON.stringify(value)))
const jws = (payload: object, header: object = {}) => ({
  form: 'compact',
  payload: coded(payload),
  signatures: [{ protected: '', header, unprotected: {}, signature: '' }],
})
const end = '2027-01-01T00:00:00Z'
const seconds = Date.parse(end) / 1000

test('of a document that says nothing more: its issuer, its dates and its statuses', async () => {
  expect(await kept({ kind: 'none' })).toEqual({ issuer, until: [], statuses: [] })
})

test('what the document says of itself', async () => {
  const more = {
    id: 'urn:a',
    otherIds: ['urn:b'],
    from: { value: '2026-01-01', path: '/validFrom' },
    until: [{ value: end, path: '/validUntil' }],
    presents: [skip('issuer', 'ERR_ISSUER', 'Nobody is asked about a holder.')],
  }
  expect(await kept({ kind: 'none' }, {}, more)).toEqual({ issuer, statuses: [], ...more })
})

describe('until when its proofs hold', () => {
  const ends = async (envelope: object, document?: object) => (await kept(envelope, document)).ends
  test('each of a list by its place, and one alone by its own', async () => {
    const proofs = [{}, { expires: end }]
    expect(await ends({ kind: 'data-integrity', proofs }, { proof: proofs })).toEqual([{ value: end, path: '/proof/1' }])
    expect(await ends({ kind: 'data-integrity', proofs: [{ expires: end }] }, { proof: { expires: end } })).toEqual([
      { value: end, path: '/proof' },
    ])
    expect(await ends({ kind: 'data-integrity', proofs: [{}] }, { proof: {} })).toBeUndefined()
  })
  test('a token among its claims, but for one whose claims are those of the credential in it', async () => {
    const told = [{ value: '2027-01-01T00:00:00.000Z', path: '' }]
    expect(await ends({ kind: 'jws', jws: jws({ exp: seconds }) })).toEqual(told)
    expect(await ends({ kind: 'jws', jws: jws({ exp: seconds, vc: {} }) })).toBeUndefined()
    expect(await ends({ kind: 'jws', jws: jws({}, { exp: seconds }) })).toBeUndefined()
    expect(await ends({ kind: 'jades', jws: jws({}, { exp: seconds }) })).toEqual(told)
    expect(await ends({ kind: 'jades', jws: jws({ exp: seconds }) })).toBeUndefined()
    expect(await ends({ kind: 'hosted', url: 'https://school.example/1', exp: seconds })).toBeUndefined()
  })
  test.each([
    ['a text', end],
    ['later than any date', 8e12],
    ['earlier than any date', -8e12],
  ])('nothing where that is %s', async (_, exp) => {
    expect(await ends({ kind: 'jws', jws: jws({ exp }) })).toBeUndefined()
  })
})

test('whom its proof asks: the address where it is, or the issuer, where the proof told its status', async () => {
  const status = [pass('status', 'The issuer has not revoked it.')]
  const asks = async (envelope: object, checks?: typeof status, more?: object) => (await kept(envelope, {}, more, checks)).asks
  expect(await asks({ kind: 'hosted', url: 'https://school.example/1' })).toBe('https://school.example/1')
  expect(await asks({ kind: 'none' }, status)).toBe('did:example:school')
  expect(await asks({ kind: 'none' }, status, { issuer: { path: '/issuer' } })).toBe('')
  expect(await asks({ kind: 'none' })).toBeUndefined()
})
