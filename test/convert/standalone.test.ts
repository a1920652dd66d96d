/** Badge classes, profiles and endorsements that stand alone: each is converted as the part of a credential that it is. */
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document, type Pointer } from '../../src/lib/json.ts'
import { verify } from '../../src/verify.ts'
import { bases } from './bases.ts'

const ob2 = 'https://w3id.org/openbadges/v2'
const profile = {
  id: 'https://guild.example/',
  type: 'Profile',
  name: 'Guild of Bakers',
  url: 'https://guild.example/',
  email: 'a@guild.example',
}
const parts = {
  class: {
    '@context': ob2,
    id: 'https://guild.example/bread',
    type: 'BadgeClass',
    name: 'Sourdough',
    description: 'Bakes bread without yeast',
    image: 'https://guild.example/bread.png',
    criteria: { narrative: 'Bake three loaves' },
    issuer: profile,
  },
  profile: { '@context': ob2, ...profile },
  claim: {
    '@context': ob2,
    id: 'https://guild.example/praise',
    type: 'Endorsement',
    claim: { id: 'https://school.example/badge', endorsementComment: 'Well baked' },
    issuer: profile,
    issuedOn: '2024-05-31T12:00:00Z',
    verification: { type: 'HostedBadge' },
  },
  endorsement: {
    '@context': bases.ob3['@context'],
    id: 'urn:uuid:7c1f7a0e-5c5e-4e39-8e0a-3b1f0c5a9b11',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Praise',
    issuer: { id: 'https://guild.example/', type: ['Profile'], name: 'Guild of Bakers' },
    validFrom: '2024-05-31T12:00:00Z',
    credentialSubject: { id: 'https://school.example/badge', type: ['EndorsementSubject'], endorsementComment: 'Well baked' },
  },
} satisfies Record<string, Document>
type Part = keyof typeof parts

async function conversionOf(document: Document): Promise<string | undefined> {
  const { checks } = await verify(document, { checks: ['conversion'] })
  return checks.find(({ id }) => id === 'conversion')?.message
}

const subject = '/credentialSubject/verifiableCredential/0'
/** What the part says, and where that has to stand. */
const slots: readonly (readonly [Part, string, Readonly<Record<string, string>>])[] = [
  ['class', 'ob2', { '/badge/name': 'Sourdough', '/badge/issuer/name': 'Guild of Bakers' }],
  ['class', 'ob3', { '/credentialSubject/achievement/name': 'Sourdough', '/issuer/name': 'Guild of Bakers' }],
  ['class', 'clr1', { '/assertions/0/achievement/name': 'Sourdough', '/publisher/name': 'Guild of Bakers' }],
  ['class', 'clr2', { [`${subject}/credentialSubject/achievement/criteria/narrative`]: 'Bake three loaves' }],
  ['class', 'elm', { '/credentialSubject/hasClaim/0/title/en': 'Sourdough', '/issuer/legalName/en': 'Guild of Bakers' }],
  ['profile', 'ob2', { '/badge/issuer/name': 'Guild of Bakers' }],
  ['profile', 'ob3', { '/issuer/name': 'Guild of Bakers', '/issuer/email': 'a@guild.example' }],
  ['profile', 'clr1', { '/publisher/name': 'Guild of Bakers' }],
  ['profile', 'clr2', { '/issuer/name': 'Guild of Bakers' }],
  ['profile', 'elm', { '/issuer/legalName/en': 'Guild of Bakers' }],
  ['claim', 'ob2', { '/endorsement/0/claim/endorsementComment': 'Well baked' }],
  [
    'claim',
    'ob3',
    { '/endorsement/0/credentialSubject/endorsementComment': 'Well baked', '/endorsement/0/issuer/name': 'Guild of Bakers' },
  ],
  ['claim', 'clr1', { '/assertions/0/endorsements/0/claim/endorsementComment': 'Well baked' }],
  ['claim', 'clr2', { [`${subject}/endorsement/0/credentialSubject/endorsementComment`]: 'Well baked' }],
  ['endorsement', 'ob2', { '/endorsement/0/claim/id': 'https://school.example/badge' }],
  ['endorsement', 'ob3', { '/endorsement/0/credentialSubject/id': 'https://school.example/badge', '/endorsement/0/name': 'Praise' }],
  ['endorsement', 'clr1', { '/assertions/0/endorsements/0/issuer/name': 'Guild of Bakers' }],
  ['endorsement', 'clr2', { [`${subject}/endorsement/0/name`]: 'Praise' }],
]

describe('what a part says stands where the target has the like of it', () => {
  test.each(slots)('%s into %s', async (part, to, said) => {
    const { document, diagnostics } = await convert(parts[part], { to })
    for (const [path, words] of Object.entries(said)) expect(at(document, path as Pointer), path).toBe(words)
    // nothing that a part says of its own is the credential's, and nobody received it
    const stated = JSON.stringify(document, (key, value: unknown) =>
      key === 'evidence' || key === 'extensions:conversion' ? undefined : value,
    )
    expect(
      [/"learner":{[^}]*school\.example/, /"credentialSubject":{"type":\["AchievementSubject"\],"id":"https:/].some((it) =>
        it.test(stated),
      ),
    ).toBe(false)
    expect(diagnostics.map(({ code }) => code)).toContain('required-missing')
  })

  test.each(['claim', 'endorsement'] as const)('%s into elm, which has no place for it', async (part) => {
    const { document, diagnostics } = await convert(parts[part], { to: 'elm', capsule: false })
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'endorsement-lost', source: '' }))
    expect(document).not.toHaveProperty('credentialSubject.id')
  })
})

test('a loss is told where it stands in the part', async () => {
  const { diagnostics } = await convert({ ...parts.class, favourite: 'rye' }, { to: 'ob3' })
  expect(diagnostics).toContainEqual(expect.objectContaining({ kind: 'loss', source: '/favourite' }))
})

describe('and back', () => {
  test.each(slots.map(([part, to]) => [part, to] as const))(
    '%s out of %s, byte for byte, and the conversion is what it says',
    async (part, to) => {
      const text = JSON.stringify(parts[part], null, 3)
      const { document } = await convert(text, { to })
      const { bytes, edited } = await restore(document)
      expect(new TextDecoder().decode(bytes)).toBe(text)
      expect(edited).toBeUndefined()
      // what is unsigned, or hosted where nobody may ask, is not good for being the same
      expect(await conversionOf(document)).toMatch(/^The document says what its original says, but/)
    },
  )

  test('a change comes back in the part, which stays one', async () => {
    const { document } = await convert(parts.class, { to: 'ob3' })
    const badge = structuredClone(document) as { credentialSubject: { achievement: { name: string } } }
    badge.credentialSubject.achievement.name = 'Rye'
    const { edited } = await restore(badge as unknown as Document)
    expect(edited?.document).toEqual({ ...parts.class, name: 'Rye', image: { id: parts.class.image } })
    expect(edited?.lost).toEqual([])
  })

  test('a signature is not that of a part that was changed', async () => {
    const signed = { ...parts.endorsement, proof: { type: 'DataIntegrityProof', proofValue: 'z1' } }
    const { document } = await convert(signed, { to: 'ob3' })
    const badge = structuredClone(document) as unknown as { endorsement: [{ credentialSubject: { endorsementComment: string } }] }
    badge.endorsement[0].credentialSubject.endorsementComment = 'Burnt'
    const { edited } = await restore(badge as unknown as Document)
    expect(edited?.document).toEqual({
      ...parts.endorsement,
      credentialSubject: { ...parts.endorsement.credentialSubject, endorsementComment: 'Burnt' },
    })
  })

  test('a conversion that was made to look like an endorsement is still compared with its original', async () => {
    const { document } = await convert(parts.class, { to: 'ob3' })
    const disguised = { ...document, type: ['VerifiableCredential', 'EndorsementCredential'], name: 'Rye' }
    expect(await conversionOf(disguised)).toMatch(/^The document says something else than its original/)
  })
})

test('among others in a bundle', async () => {
  const { document } = await bundle([bases.ob3, parts.class, parts.endorsement], {
    to: 'clr2',
    name: 'All',
    issuer: { id: 'https://school.example/', name: 'School' },
  })
  expect(JSON.stringify(at(document, '/credentialSubject'))).toContain('"Sourdough"')
})
