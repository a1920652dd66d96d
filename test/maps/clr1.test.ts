/** A record of CLR 1.0 with what no reference sample has: several artefacts, relations, learner numbers, old names of types. */
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { at, list } from '../../src/lib/json.ts'

const publisher = {
  id: 'https://school.example/',
  type: 'Profile',
  name: 'Vossenberg School',
  sourcedId: 'V-1',
  address: { type: 'Address', addressCountry: 'Ireland' },
}
const achievement = (id: string, name: string, more: object = {}) => ({
  id: `urn:uuid:00000000-0000-4000-8000-00000000000${id}`,
  type: 'Achievement',
  name,
  issuer: publisher,
  ...more,
})
const parent = achievement('1', 'Programme', {
  achievementType: 'Co-Curricular',
  associations: [
    { type: 'Association', associationType: 'isParentOf', targetId: 'urn:uuid:00000000-0000-4000-8000-000000000002', title: 'Course' },
  ],
})
const record = {
  '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
  id: 'urn:uuid:00000000-0000-4000-8000-00000000000a',
  type: 'Clr',
  name: 'Record of Mira',
  partial: true,
  issuedOn: '2024-06-01T08:00:00Z',
  publisher,
  learner: {
    id: 'urn:uuid:00000000-0000-4000-8000-00000000000b',
    type: 'Profile',
    name: 'Mira Berg',
    birthDate: '1999-10-02',
    studentId: '4711',
  },
  assertions: [
    {
      id: 'urn:uuid:00000000-0000-4000-8000-00000000000c',
      type: 'Assertion',
      issuedOn: '2024-05-01T08:00:00Z',
      revoked: false,
      achievement: parent,
      evidence: [
        {
          type: 'Evidence',
          name: 'Portfolio',
          artifacts: [
            { type: 'Artifact', url: 'https://school.example/1' },
            { type: 'Artifact', url: 'https://school.example/2' },
            { type: 'Artifact', url: 'data:text/plain;base64,AAAA' },
          ],
        },
      ],
    },
    {
      id: 'urn:uuid:00000000-0000-4000-8000-00000000000d',
      type: 'Assertion',
      issuedOn: '2024-05-02T08:00:00Z',
      achievement: achievement('2', 'Course'),
    },
  ],
  achievements: [achievement('3', 'Not yet awarded')],
}

describe('a record of CLR 1.0', () => {
  test('into CLR 2.0: relations, artefacts, learner, partial', async () => {
    const { document, diagnostics } = await convert(record, { to: 'clr2', capsule: false })
    const subject = at(document, '/credentialSubject')
    expect(at(document, '/partial')).toBe(true)
    expect(at(subject, '/association')).toEqual([
      {
        type: 'Association',
        associationType: 'isParentOf',
        sourceId: 'urn:uuid:00000000-0000-4000-8000-000000000001',
        targetId: 'urn:uuid:00000000-0000-4000-8000-000000000002',
      },
    ])
    expect(list(at(subject, '/achievement')).map((each) => at(each, '/name'))).toEqual(['Not yet awarded'])
    expect(at(subject, '/verifiableCredential/0/credentialSubject/achievement/achievementType')).toBe('CoCurricular')
    expect(list(at(subject, '/verifiableCredential/0/evidence')).map((each) => at(each, '/id'))).toEqual([
      'https://school.example/1',
      'https://school.example/2',
      'data:text/plain;base64,AAAA',
    ])
    expect(at(document, '/issuer/otherIdentifier/0')).toMatchObject({ identifier: 'V-1', identifierType: 'sourcedId' })
    expect(at(subject, '/identifier/0')).toMatchObject({ identityHash: '4711', identityType: 'ext:studentId', hashed: false })
    expect(at(subject, '/dateOfBirth')).toBe('1999-10-02')
    expect(at(document, '/issuer/address/addressCountryCode')).toBe('IE')
    // without the original its id is lost
    expect(diagnostics.filter(({ kind, source }) => kind === 'loss' && source !== '/id')).toEqual([])
  })

  test('who made what was not awarded is said in both records, and is not the publisher', async () => {
    const board = { id: 'https://board.example/', type: 'Profile', name: 'Board of Standards' }
    const standard = { ...achievement('3', 'Standard'), issuer: board }
    const { document, diagnostics } = await convert(
      { ...record, achievements: [standard, achievement('4', 'Own')] },
      { to: 'clr2', capsule: false },
    )
    expect(at(document, '/credentialSubject/achievement/0/creator')).toMatchObject({
      id: 'https://board.example/',
      name: 'Board of Standards',
    })
    expect(diagnostics.filter(({ kind, source }) => kind === 'loss' && source?.startsWith('/achievements'))).toEqual([])
    const { document: back } = await convert(document, { to: 'clr1', capsule: false })
    expect(list(at(back, '/achievements')).map((each) => at(each, '/issuer/name'))).toEqual(['Board of Standards', 'Vossenberg School'])
  })

  test('and back: the same record, but for names of nodes', async () => {
    const there = await convert(record, { to: 'clr2', capsule: false })
    const { document } = await convert(there.document, { to: 'clr1', capsule: false })
    expect(at(document, '/assertions/0/achievement')).toMatchObject({
      achievementType: 'Co-Curricular',
      associations: [{ associationType: 'isParentOf', targetId: 'urn:uuid:00000000-0000-4000-8000-000000000002', title: 'Course' }],
    })
    expect(at(document, '/learner')).toMatchObject({ name: 'Mira Berg', birthDate: '1999-10-02' })
    expect(at(document, '/achievements/0/name')).toBe('Not yet awarded')
    expect(at(document, '/partial')).toBe(true)
  })

  test('into Open Badges 3.0: a badge each', async () => {
    const { document, others } = await convert(record, { to: 'ob3', capsule: false })
    const names = [document, ...others].map((each) => at(each, '/credentialSubject/achievement/name'))
    expect(names).toEqual(['Programme', 'Course'])
    expect(at(document, '/issuer/id')).toBe('https://school.example/')
    expect(at(document, '/awardedDate')).toBe('2024-05-01T08:00:00Z')
  })
})

test('an assertion that is made out to somebody else than the first one is told as that', async () => {
  const to = (identity: string) => ({ recipient: { type: 'email', hashed: false, identity } })
  const [first, ...others] = record.assertions
  const about = async (second: string) => {
    const assertions = [{ ...first, ...to('mira@example.org') }, { ...first, ...to(second), id: 'urn:uuid:1' }, ...others]
    const { diagnostics } = await convert({ ...record, assertions }, { to: 'clr2', capsule: false })
    return diagnostics.flatMap(({ source, message }) => (source?.startsWith('/assertions/1/recipient') ? [[source, message]] : []))
  }
  const words = 'The assertion knows its recipient otherwise than the first one does, which is carried over.'
  expect(await about('bob@example.org')).toEqual([['/assertions/1/recipient', words]])
  expect(await about('mira@example.org')).toEqual([])
})
