/** What a registrar reads: one plain sentence, where it is, and the cure where what is there shows what was meant. */
import { describe, expect, it } from 'vitest'
import { type SchemaNode, validator } from '../../src/lib/schema.ts'
import { bundle } from './bundles.ts'

const badge = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:0b5a7a1c-5d1e-4f5e-9f43-7a55d1a4c001',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: 'https://example.org/issuers/1',
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
}
const { root, defs } = bundle('ob3')
const check = validator(root, defs)
const subject = (members: object): object => ({ ...badge, credentialSubject: { ...badge.credentialSubject, ...members } })
const achievement = (members: object): object => subject({ achievement: { ...badge.credentialSubject.achievement, ...members } })

const sentences: readonly (readonly [name: string, document: object, path: string, message: string])[] = [
  [
    'a date alone',
    { ...badge, validFrom: '2024-01-01' },
    '/validFrom',
    '“validFrom” must be a date and time with a zone, such as 2024-05-31T12:00:00Z: add the time and the zone, T00:00:00Z.',
  ],
  [
    'no zone',
    { ...badge, validFrom: '2024-01-01T00:00:00' },
    '/validFrom',
    '“validFrom” must be a date and time with a zone, such as 2024-05-31T12:00:00Z: add the zone, Z for UTC or an offset such as +02:00.',
  ],
  [
    'a bare UUID',
    { ...badge, id: '0b5a7a1c-5d1e-4f5e-9f43-7a55d1a4c001' },
    '/id',
    '“id” must be a URI, such as https://example.org/… or urn:uuid:…: write urn:uuid: before it.',
  ],
  [
    'a host without a scheme',
    { ...badge, issuer: 'www.example.org' },
    '/issuer',
    '“issuer” must be a URI, such as https://example.org/… or urn:uuid:…: write https:// before it.',
  ],
  ['a space', { ...badge, id: 'urn:a b' }, '/id', '“id” must be a URI, such as https://example.org/… or urn:uuid:…: it has a space in it.'],
  [
    'a number in quotes',
    subject({ creditsEarned: '3' }),
    '/credentialSubject/creditsEarned',
    '“creditsEarned” of “credentialSubject” must be a number: write it without quotes.',
  ],
  [
    'a number for a text',
    achievement({ name: 7 }),
    '/credentialSubject/achievement/name',
    '“name” of “achievement” must be a text: write it in quotes.',
  ],
  [
    'no list',
    achievement({ tag: 'weaving' }),
    '/credentialSubject/achievement/tag',
    '“tag” of “achievement” must be a list of words: put it in a list, [ … ].',
  ],
  [
    'a list',
    { ...badge, validFrom: ['2024-01-01T00:00:00Z'] },
    '/validFrom',
    '“validFrom” must be a date and time with a zone, such as 2024-05-31T12:00:00Z: here it is a list, one value is expected.',
  ],
  [
    'a text for an object',
    achievement({ criteria: 'Wove a basket.' }),
    '/credentialSubject/achievement/criteria',
    '“criteria” of “achievement” must be the criteria, an object with an id or a narrative: here it is a text.',
  ],
  [
    'an object for a text',
    { ...badge, validFrom: { en: '2024-01-01T00:00:00Z' } },
    '/validFrom',
    '“validFrom” must be a date and time with a zone, such as 2024-05-31T12:00:00Z: here it is an object.',
  ],
  ['null', { ...badge, name: null }, '/name', '“name” must be a text: null says nothing, leave it out.'],
  [
    'nearly the right word',
    subject({ result: [{ type: ['Result'], status: 'in progress' }] }),
    '/credentialSubject/result/0/status',
    '“status” of item 1 of “result” must be one of “Completed”, “Enrolled”, “Failed”, “InProgress”, “OnHold”, “Provisional”, “Withdrew”: write “InProgress”.',
  ],
  [
    'a name of one’s own with a space in it',
    achievement({ achievementType: 'ext:Short course' }),
    '/credentialSubject/achievement/achievementType',
    '“achievementType” of “achievement” must be a type of achievement that the format knows (Achievement, Badge, Course, Degree …) or a name of your own that begins with ext: (letters, digits, . _ - after it).',
  ],
  [
    'a member that is missing',
    achievement({ criteria: undefined }),
    '/credentialSubject/achievement/criteria',
    '“criteria” of “achievement” must be the criteria, an object with an id or a narrative.',
  ],
  [
    'a type that is missing',
    { ...badge, type: ['VerifiableCredential'] },
    '/type',
    '“type” must contain one of “OpenBadgeCredential”, “AchievementCredential”.',
  ],
  [
    'a member too many',
    achievement({ image: { id: 'https://example.org/i.png', type: 'Image', size: 1 } }),
    '/credentialSubject/achievement/image',
    '“image” of “achievement” has a member “size” that the format does not know here: remove it, or correct its name.',
  ],
  [
    'a name that is no language',
    achievement({ name: { '!': 'x' } }),
    '/credentialSubject/achievement/name/!',
    'The name “!” of “name” must be a language tag such as en or pt-BR.',
  ],
]

describe('the sentences', () => {
  it.each(sentences)('%s', (_name, document, path, message) => {
    expect(check(document as Readonly<Record<string, unknown>>)).toEqual([
      { id: 'schema', outcome: 'fail', code: 'ERR_SCHEMA', path, message },
    ])
  })
  it('say what is missing, and what to put there', () => {
    const { validFrom: _gone, ...rest } = badge
    expect(check(rest)).toEqual([
      {
        id: 'schema',
        outcome: 'fail',
        code: 'ERR_SCHEMA',
        path: '',
        message: 'The document has no “validFrom”: add a date and time with a zone, such as 2024-05-31T12:00:00Z.',
      },
    ])
  })
  it('are a hundred at most', () => {
    const node: SchemaNode = { type: 'array', items: { type: 'string' } }
    expect(validator('many', { many: node })(Array.from({ length: 1000 }, () => 7) as never).length).toBe(100)
  })
})
