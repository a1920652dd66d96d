/** The 43 violations that no other checker finds all of: each applied alone to a minimal badge, each reported. */
import { describe, expect, it } from 'vitest'
import { validate } from '../../src/validate.ts'

type Badge = Record<string, unknown>
const valid = (): Badge => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:0b5a7a1c-5d1e-4f5e-9f43-7a55d1a4c001',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'https://example.org/issuers/1', type: ['Profile'], name: 'Example College' },
  validFrom: '2024-01-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:learner',
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://example.org/achievements/1',
      type: ['Achievement'],
      name: 'Weaving',
      description: 'Weaves a basket.',
      criteria: { narrative: 'Wove a basket.' },
    },
  },
})

/** The badge with a member set, or left out where the value is undefined. */
function set(path: string, value: unknown): Badge {
  const badge = valid()
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce<Badge>((node, key) => (node[key] ??= {}) as Badge, badge)
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return badge
}
const achievement = 'credentialSubject.achievement'
const identity = { type: 'IdentityObject', hashed: false, identityHash: 'someone@example.org', identityType: 'emailAddress' }
const proof = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2024-01-01T00:00:00Z',
  verificationMethod: 'did:key:z6MkTest#z6MkTest',
  proofPurpose: 'assertionMethod',
  proofValue: 'z3Fake',
}
const status = {
  id: 'https://example.org/status#1',
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '1',
  statusListCredential: 'https://example.org/status',
}
const { proofValue: _value, ...noValue } = proof
const { type: _type, ...noType } = status

/** Number and words of the list of violations, the badge, and where a finding has to point (itself, or what holds it). */
const violations: readonly (readonly [name: string, badge: Badge, path: string])[] = [
  ['1 a single foreign context', set('@context', 'https://evil.example/context'), '/@context'],
  ['2 contexts turned round', set('@context', [...(valid()['@context'] as string[])].reverse()), '/@context'],
  ['3 context a language map', set('@context', { en: 'x' }), '/@context'],
  ['4 type foo', set('type', 'foo'), '/type'],
  ['5 type a language map', set('type', { en: 'foo' }), '/type'],
  ['6 no VerifiableCredential', set('type', ['OpenBadgeCredential']), '/type'],
  ['7 no OpenBadgeCredential', set('type', ['VerifiableCredential']), '/type'],
  ['8 no id', set('id', undefined), ''],
  ['9 id is no URI', set('id', 'abc def'), '/id'],
  ['10 id a language map', set('id', { en: 'x' }), '/id'],
  ['11 no issuer', set('issuer', undefined), ''],
  ['12 issuer is no URI', set('issuer', 'abc def'), '/issuer'],
  ['13 issuer a language map', set('issuer', { en: 'x' }), '/issuer'],
  ['14 issuer without id', set('issuer.id', undefined), '/issuer'],
  ['15 issuer of another type', set('issuer.type', ['Person']), '/issuer'],
  ['16 issuer of another type, alone', set('issuer.type', 'Person'), '/issuer'],
  ['17 url of the issuer', set('issuer.url', 'not a url'), '/issuer/url'],
  ['18 e-mail of the issuer', set('issuer.email', 'nobody'), '/issuer/email'],
  ['19 no validFrom', set('validFrom', undefined), ''],
  ['20 validFrom without a zone', set('validFrom', '2024-01-01T00:00:00'), '/validFrom'],
  ['21 validFrom a date', set('validFrom', '2024-01-01'), '/validFrom'],
  ['22 ends before it begins', set('validUntil', '2023-01-01T00:00:00Z'), '/valid'],
  ['23 month 13', set('validFrom', '2024-13-01T00:00:00Z'), '/validFrom'],
  ['24 subject in a list', set('credentialSubject', [valid()['credentialSubject']]), '/credentialSubject'],
  ['25 subject of type x', set('credentialSubject.type', 'x'), '/credentialSubject'],
  ['26 subject without id and identifier', set('credentialSubject.id', undefined), '/credentialSubject'],
  ['27 no achievement', set(achievement, undefined), '/credentialSubject'],
  ['28 empty criteria', set(`${achievement}.criteria`, {}), '/credentialSubject/achievement'],
  ['29 id of the achievement', set(`${achievement}.id`, 'abc def'), '/credentialSubject/achievement/id'],
  ['30 achievementType Foo', set(`${achievement}.achievementType`, 'Foo'), '/credentialSubject/achievement/achievementType'],
  ['31 achievementType zzext:!', set(`${achievement}.achievementType`, 'zzext:!'), '/credentialSubject/achievement/achievementType'],
  ['32 image an address', set(`${achievement}.image`, 'https://example.org/i.png'), '/credentialSubject/achievement/image'],
  [
    '33 image with more',
    set(`${achievement}.image`, { id: 'https://example.org/i.png', type: 'Image', size: 1 }),
    '/credentialSubject/achievement/image',
  ],
  [
    '34 targetUrl',
    set(`${achievement}.alignment`, [{ type: ['Alignment'], targetName: 'x', targetUrl: 'not a url' }]),
    '/credentialSubject/achievement/alignment/0/targetUrl',
  ],
  [
    '35 type of an identifier in a list',
    set('credentialSubject.identifier', [{ ...identity, type: ['IdentityObject'] }]),
    '/credentialSubject/identifier/0',
  ],
  ['36 hash of an unknown kind', set('credentialSubject.identifier', [{ ...identity, hashed: true }]), '/credentialSubject/identifier/0'],
  ['37 proof without proofValue', set('proof', [noValue]), '/proof/0'],
  ['38 proofPurpose', set('proof', [{ ...proof, proofPurpose: 'bogus' }]), '/proof/0/proofPurpose'],
  ['39 status without type', set('credentialStatus', noType), '/credentialStatus'],
  ['40 status of a result', set('credentialSubject.result', [{ type: ['Result'], status: 'bogus' }]), '/credentialSubject/result/0/status'],
  ['41 endorsementJwt', set('endorsementJwt', ['not a token']), '/endorsementJwt/0'],
  ['42 creditsEarned a text', set('credentialSubject.creditsEarned', '3'), '/credentialSubject/creditsEarned'],
  ['43 description a number', set(`${achievement}.description`, 7), '/credentialSubject/achievement/description'],
]

/** What the report has against a document: failures and warnings, by path. */
async function complaints(badge: Badge): Promise<readonly string[]> {
  const { checks } = await validate(badge)
  return checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn').map(({ path = '' }) => path)
}

describe('the 43 violations', () => {
  it('are 43', () => expect(violations.length).toBe(43))
  it('has nothing against the badge itself: a checker that says no to everything fails here', async () => {
    expect(await complaints(valid())).toEqual([])
  })
  it.each(violations)('%s', async (_name, badge, path) => {
    const paths = await complaints(badge)
    expect(
      paths.some((found) => found.startsWith(path) || (path.startsWith(found) && found !== '')),
      `complaints at ${JSON.stringify(paths)}`,
    ).toBe(true)
  })
})
