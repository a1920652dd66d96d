/** Signed credentials that stand in a record as tokens: what they say arrives, their signatures do not. */
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import type { Node } from '../../src/lib/tree.ts'
import { summary } from '../../src/summary.ts'
import { verify } from '../../src/verify.ts'
import { bases } from './bases.ts'

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
/** A token whose signature nobody has to believe. */
const token = (payload: unknown, header: Document = { alg: 'RS256' }): string => `${encoded(header)}.${encoded(payload)}.AAAA`

const issuer = { id: 'https://school.example/', type: 'Profile', name: 'School' }
const assertion = {
  '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
  id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
  type: 'Assertion',
  recipient: { type: 'email', identity: 'mira@example.org', hashed: false },
  issuedOn: '2024-05-01T08:00:00Z',
  narrative: 'In the rain.',
  verification: { type: 'Signed', creator: 'https://school.example/key' },
  achievement: { id: 'https://school.example/signed', type: 'Achievement', name: 'Signed', issuer },
}
const badge = {
  ...bases.ob2,
  id: 'urn:uuid:00000000-0000-4000-8000-000000000002',
  verification: { type: 'SignedBadge', creator: 'https://school.example/key' },
  badge: {
    ...(bases.ob2['badge'] as Document),
    id: 'https://school.example/old',
    name: 'Old badge',
    'extensions:Own': { type: ['Extension'] },
  },
}
const record = { ...bases.clr1, signedAssertions: [token(assertion), token(badge), 'aaa.bbb.ccc'] }

const titles: Readonly<Record<string, (document: Document) => readonly unknown[]>> = {
  ob2: ({ badge: one }) => [at(one, '/name')],
  ob3: (document) => [at(document, '/credentialSubject/achievement/name')],
  clr2: (document) =>
    (at(document, '/credentialSubject/verifiableCredential') as Document[]).map((one) => at(one, '/credentialSubject/achievement/name')),
  elm: (document) => (at(document, '/credentialSubject/hasClaim') as Document[]).map((one) => at(one, '/title/en')),
}

describe.each(Object.keys(titles))('a record of CLR 1.0 with signed assertions, into %s', async (to) => {
  const { document, others, diagnostics } = await convert(JSON.stringify(record), { to })
  const all = [document, ...others]

  test('they are awards, whether they are assertions of CLR 1.0 or of Open Badges 2.0', () => {
    expect(all.flatMap((one) => titles[to]?.(one))).toEqual(['Badge', 'Signed', 'Old badge'])
  })

  test('their signatures are dropped, and that is told of each; what cannot be read is lost', () => {
    const codes = (path: string) => diagnostics.filter(({ source }) => source === path).map(({ code }) => code)
    expect(codes('/signedAssertions/0')).toContain('proof-dropped')
    expect(codes('/signedAssertions/0')).not.toContain('lost')
    expect(codes('/signedAssertions/1')).toEqual(expect.arrayContaining(['proof-dropped', 'narrowed']))
    expect(codes('/signedAssertions/2')).toEqual(['lost'])
    expect(JSON.stringify(all)).not.toContain(token(assertion))
    expect(JSON.stringify(all)).not.toMatch(/"creator":"/)
  })

  test('the original comes back with its tokens, and the conversion can be made again', async () => {
    for (const one of all) {
      expect(new TextDecoder().decode((await restore(one)).bytes)).toBe(JSON.stringify(record))
      expect((await verify(one)).checks.find(({ id }) => id === 'conversion')?.detail?.['differences']).toBeUndefined()
    }
  })
})

test('every value has its origin in the token', async () => {
  const { others, provenance } = await convert(record, { to: 'clr2', capsule: false })
  expect(others).toEqual([])
  const path = '/credentialSubject/verifiableCredential/1/credentialSubject/narrative'
  expect(provenance[path]).toEqual(['/signedAssertions/0'])
})

test('a change of what is signed is not carried back into its token', async () => {
  const { document } = await convert(record, { to: 'clr2' })
  const changed = structuredClone(document) as Node
  Object.assign(at(changed, '/credentialSubject/verifiableCredential/0/credentialSubject') as Node, { narrative: 'Corrected.' })
  Object.assign(at(changed, '/credentialSubject/verifiableCredential/1/credentialSubject') as Node, { narrative: 'Forged.' })
  const { edited } = await restore(changed)
  expect(edited?.document['signedAssertions']).toEqual(record.signedAssertions)
  expect(at(edited?.document, '/assertions/0/narrative')).toBe('Corrected.')
  expect(edited?.lost).toEqual(['/credentialSubject/verifiableCredential/1/credentialSubject/narrative'])
})

test('a bundle tells them with the number of their source', async () => {
  const { diagnostics } = await bundle([bases.clr1, record], { to: 'elm', name: 'Both' })
  expect(diagnostics.filter(({ code }) => code === 'proof-dropped').map(({ source }) => source)).toEqual(
    expect.arrayContaining(['/1/signedAssertions/0', '/1/signedAssertions/1']),
  )
})

test('a badge in a record of CLR 2.0 that is a JWT is an award too', async () => {
  const { credentialSubject, ...rest } = bases.clr2
  const jwt = token({ ...bases.ob3, iss: 'https://school.example/' }, { alg: 'ES256', typ: 'vc+jwt' })
  const [first] = at(credentialSubject, '/verifiableCredential') as Document[]
  const source = { ...rest, credentialSubject: { ...(credentialSubject as Document), verifiableCredential: [jwt, first] } }
  const { document, diagnostics } = await convert(source, { to: 'elm' })
  expect(titles['elm']?.(document)).toHaveLength(2)
  expect(diagnostics.filter(({ code }) => code === 'proof-dropped').map((one) => one.source)).toContain(
    '/credentialSubject/verifiableCredential/0',
  )
  expect((await restore(document)).document).toEqual(source)
  expect((await summary(record)).achievements.map(({ title }) => title)).toEqual(['Badge', 'Signed', 'Old badge'])
})
