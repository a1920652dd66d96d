/** Where rules begin to speak: what is just right beside what is just wrong, and what is not theirs to judge. */
import { describe, expect, it, test } from 'vitest'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import { changed, formats, say } from './open.ts'
import { achievement, claim, good, level, subject } from './rule-mutants.ts'

type Changes = readonly (readonly [path: string, value?: unknown])[]

/** What the rules say of a good document with some changes: outcomes and messages. */
async function said(id: string, changes: Changes): Promise<readonly string[]> {
  const format = formats[id]
  const document = changes.reduce((made, [path, value]) => changed(made, path, value), good[id] ?? {})
  if (!format) throw new Error('no such format')
  return (await say(format, document)).rules.map(({ outcome, path, message }) => `${outcome} ${path} ${message}`)
}

const token = (payload: string): string => `a.${base64url(utf8(payload))}.c`
const endorsement = { type: ['VerifiableCredential', 'EndorsementCredential'] }
const endorsed = 'https://school.example/achievements/1'
const issuer = { id: 'https://school.example/issuer', type: ['Profile'], name: 'Harbour School' }
const description = `${achievement}/resultDescription/0`
const mark = 'urn:uuid:d0000000-0000-4000-8000-000000000001'
const second = 'urn:uuid:e0000000-0000-4000-8000-000000000002'
const hash = (name: string, digits: number): string => `${name}$${'0a'.repeat(digits / 2)}`

describe('nothing is said of', () => {
  test.each<[string, string, Changes]>([
    ['criteria that are an address alone', 'ob2', [['/badge/criteria', 'https://school.example/criteria']]],
    ['criteria that are elsewhere', 'ob3', [[`${achievement}/criteria`, { id: 'https://school.example/criteria' }]]],
    ['a subject that has an id alone', 'ob3', [[`${subject}/identifier`], [`${subject}/id`, 'did:example:ann']]],
    ['the subject of an endorsement', 'ob3', [[`${achievement}/endorsement/0/credentialSubject`, { type: ['EndorsementSubject'] }]]],
    ['a result that refers to no description', 'ob3', [[`${subject}/result/0`, { type: ['Result'], value: '11' }]]],
    [
      'a result that refers to none, beside a description without an id',
      'ob3',
      [[`${subject}/result/0`, { type: ['Result'], value: '11' }], [`${description}/id`]],
    ],
    [
      'a result whose own achievement describes it otherwise than another',
      'clr1',
      [['/achievements/0/resultDescriptions', [{ id: mark, name: 'Mark', resultType: 'RawScore', allowedValues: ['A', 'B'] }]]],
    ],
    ['a result without a description', 'clr1', [['/assertions/0/results/0', { achievedLevel: 'Good', value: '11' }]]],
    ['a result without a level', 'ob3', [[`${subject}/result/0/achievedLevel`]]],
    ['a result without a value', 'ob3', [[`${subject}/result/0/value`], [`${description}/allowedValue`, ['A', 'B']]]],
    [
      'an empty value',
      'ob3',
      [
        [`${subject}/result/0/value`, ''],
        [`${description}/allowedValue`, ['A', 'B']],
      ],
    ],
    ['a value that is allowed', 'ob3', [[`${description}/allowedValue`, ['6', '7']]]],
    ['the least value', 'ob3', [[`${subject}/result/0/value`, '0']]],
    ['the greatest value', 'ob3', [[`${subject}/result/0/value`, '10']]],
    ['a value with no least', 'ob3', [[`${description}/valueMin`]]],
    ['a value with no greatest', 'ob3', [[`${description}/valueMax`]]],
    ['a value with a greatest that is blank', 'ob3', [[`${description}/valueMax`, ' ']]],
    ['a required value at the least', 'ob3', [[`${description}/requiredValue`, '0']]],
    ['a required value at the greatest', 'ob3', [[`${description}/requiredValue`, '10']]],
    ['a required value that is no number', 'ob3', [[`${description}/requiredValue`, 'pass']]],
    [
      'a required value that is allowed',
      'ob3',
      [
        [`${description}/requiredValue`, 'B'],
        [`${description}/allowedValue`, ['A', 'B']],
        [`${subject}/result/0/value`, 'A'],
      ],
    ],
    [
      'a range of one value',
      'ob3',
      [
        [`${description}/valueMin`, '7'],
        [`${description}/valueMax`, '7'],
      ],
    ],
    [
      'a status where one is asked for',
      'ob3',
      [
        [`${description}/resultType`, 'Status'],
        [`${subject}/result/0/status`, 'Completed'],
      ],
    ],
    ['the code of a country', 'ob3', [['/issuer/address', { type: ['Address'], addressCountryCode: 'NO' }]]],
    [
      'a record of somebody who has an identity alone',
      'clr2',
      [
        [`${subject}/id`],
        [`${subject}/identifier`, [{ type: 'IdentityObject', hashed: false, identityHash: 'ann', identityType: 'name' }]],
      ],
    ],
    ['no credits', 'ob3', [[`${subject}/creditsEarned`, 0]]],
    ['as many credits as there are', 'ob3', [[`${subject}/creditsEarned`, 3]]],
    ['credits of which it is not said how many there are', 'ob3', [[`${subject}/creditsEarned`, 4], [`${achievement}/creditsAvailable`]]],
    ['a level of another framework', 'ob3', [[`${achievement}/alignment`, level({ targetFramework: 'Not the EQF', targetCode: '12' })]]],
    [
      'an address that only holds that of a level',
      'ob3',
      [[`${achievement}/alignment`, level({ targetUrl: 'https://school.example/?of=http://data.europa.eu/snb/eqf/9' })]],
    ],
    [
      'an address below that of a level',
      'ob3',
      [[`${achievement}/alignment`, level({ targetUrl: 'http://data.europa.eu/snb/eqf/9/history' })]],
    ],
    ['a code with several numbers', 'ob3', [[`${achievement}/alignment`, level({ targetFramework: 'EQF', targetCode: '2017/C 189/03' })]]],
    ['an end at the moment of the beginning', 'ob3', [['/validUntil', '2024-05-01T00:00:00Z']]],
    ['one of two dates that would be the same', 'elm', [['/validUntil']]],
    ['the other of two dates that would be the same', 'elm', [['/expirationDate']]],
    ['a date that is not written like one', 'elm', [['/issued', 'on 2024-02-30']]],
    ['a birthday that is not written like a date', 'elm', [['/credentialSubject/dateOfBirth', 'the first of October']]],
    ['the most hours of study', 'elm', [[`${claim}/specifiedBy/duration`, 'PT50000H']]],
    [
      'an endorsement in a token',
      'ob3',
      [['/endorsementJwt', [token(JSON.stringify({ ...endorsement, credentialSubject: { id: endorsed } }))]]],
    ],
    [
      'an endorsement in a token that says itself whom it is about',
      'ob3',
      [['/endorsementJwt', [token(JSON.stringify({ sub: endorsed, vc: endorsement }))]]],
    ],
    [
      'an old endorsement in a token',
      'ob2',
      [['/badge/endorsement', token(JSON.stringify({ claim: { id: 'https://school.example/classes/1' } }))]],
    ],
    ['a token that is no JSON', 'ob3', [['/endorsementJwt', [token('not JSON')]]]],
    ['a token that is no object', 'ob3', [['/endorsementJwt', [token('[1]')]]]],
    ['a token that is no base64url', 'ob3', [['/endorsementJwt', ['a.***.c']]]],
    ['the kind of an endorsement, which its schema asks for', 'ob3', [[`${achievement}/endorsement/0/type`, ['VerifiableCredential']]]],
    [
      'another description of what is inside an endorsement',
      'ob3',
      [[`${achievement}/endorsement/0/issuer`, { ...issuer, name: 'The Harbour School' }]],
    ],
    ['a hash in capitals', 'ob3', [[`${subject}/identifier/0/identityHash`, hash('sha256', 64).toUpperCase()]]],
    ['an address with the name of a hash in it', 'ob3', [[`${subject}/identifier/1/identityHash`, 'ann+md5$0a@school.example']]],
    ['an identity that is no text', 'ob3', [[`${subject}/identifier/1/identityHash`, 5]]],
    [
      'an identity that is a name',
      'ob3',
      [
        [`${subject}/identifier/1/identityType`, 'name'],
        [`${subject}/identifier/1/identityHash`, 'Ann Mast'],
      ],
    ],
    [
      'things without an id of their own',
      'ob3',
      [
        [`${achievement}/creator`, { ...issuer, id: '' }],
        ['/issuer', { ...issuer, id: '', name: 'Another School' }],
      ],
    ],
    ['a longer description of the same', 'ob3', [[`${achievement}/creator`, { ...issuer, description: 'By the sea' }]]],
    [
      'a description of the same in parts',
      'ob3',
      [
        [`${achievement}/creator`, { ...issuer, url: { id: 'https://school.example' } }],
        ['/issuer/url', 'https://school.example'],
      ],
    ],
    ['an image at an address', 'ob3', [['/image/id', 'https://school.example/image.png']]],
    ['an image at an address that speaks of data', 'ob3', [['/image/id', 'https://school.example/?of=data:text/html,x']]],
    ['an image that is a data URI in capitals', 'ob3', [['/image/id', 'DATA:image/png;base64,iVBORw0KGgo=']]],
    ['an image in a proof', 'ob3', [['/proof', { type: 'DataIntegrityProof', image: { id: 'data:text/html,x' } }]]],
    ['a schema without an id', 'ob3', [['/credentialSchema/0', { type: 'JsonSchema' }]]],
  ])('%s', async (_, id, changes) => {
    expect(await said(id, changes)).toEqual([])
  })
})

describe('it is told', () => {
  test.each<[string, string, Changes, RegExp]>([
    [
      'that a value is greater than an achievement allows that is only described',
      'clr1',
      [
        ['/achievements/0/resultDescriptions', [{ id: mark, name: 'Mark', resultType: 'RawScore', valueMax: '5' }]],
        ['/assertions/0/achievement/resultDescriptions'],
        ['/assertions/0/results/0', { resultDescription: mark, value: '7' }],
      ],
      /^warn .*outside the range/,
    ],
    [
      'that the level is one of another description',
      'ob3',
      [
        [
          `${achievement}/resultDescription/1`,
          {
            id: 'urn:uuid:d0000000-0000-4000-8000-000000000002',
            type: ['ResultDescription'],
            name: 'Grade',
            resultType: 'LetterGrade',
            rubricCriterionLevel: [{ id: second, type: ['RubricCriterionLevel'], name: 'Better' }],
          },
        ],
        [`${subject}/result/0/achievedLevel`, second],
      ],
      /^warn .*level that its description/,
    ],
    ['that a value is less than the least', 'ob3', [[`${subject}/result/0/value`, '-1']], /^warn .*outside the range/],
    [
      'that a value is greater than a number',
      'ob3',
      [
        [`${subject}/result/0/value`, '11'],
        [`${description}/valueMax`, 10],
      ],
      /^warn .*outside the range/,
    ],
    ['that a day in small letters does not exist', 'clr1', [['/assertions/0/issuedOn', '2023-02-30t12:00:00z']], /^fail .*no such day/],
    ['that there are more hours than anybody studies', 'elm', [[`${claim}/specifiedBy/duration`, 'PT50001H']], /^warn .*twenty years/],
    [
      'that an endorsement in a token is of something else',
      'ob3',
      [['/endorsementJwt', [token(JSON.stringify({ sub: 'https://other.example/a', vc: endorsement }))]]],
      /^warn \/endorsementJwt\/0 .*not in this credential/,
    ],
    [
      'that something stands before a hash',
      'ob3',
      [[`${subject}/identifier/0/identityHash`, ` ${hash('md5', 32)}`]],
      /^fail .*not the hash/,
    ],
    [
      'that a hash of another kind is not said to be one',
      'ob3',
      [[`${subject}/identifier/1/identityHash`, 'SHA512$0a']],
      /^fail .*looks like a hash/,
    ],
    [
      'that the name of a hash in capitals is missing',
      'ob3',
      [[`${subject}/identifier/0/identityHash`, '0A'.repeat(32)]],
      /^fail .*write the algorithm/,
    ],
    [
      'that something stands before the digits of a hash',
      'ob3',
      [[`${subject}/identifier/0/identityHash`, `x${'0a'.repeat(16)}`]],
      /^fail .*64 hexadecimal digits/,
    ],
    [
      'that something stands after the digits of a hash',
      'ob3',
      [[`${subject}/identifier/0/identityHash`, `${'0a'.repeat(32)}x`]],
      /^fail .*64 hexadecimal digits/,
    ],
    [
      'where the other of one id stands',
      'ob3',
      [[`${achievement}/creator`, { ...issuer, name: 'Another School' }]],
      /^warn .*stands at \/issuer, and another “name”/,
    ],
    [
      'that the other of one id is the document',
      'ob3',
      [[`${achievement}/creator`, { ...issuer, id: 'https://school.example/badges/1' }]],
      /^warn .*stands at the top of the document/,
    ],
    ['that a data URI in capitals is no image', 'ob3', [['/image/id', 'DATA:text/html,x']], /^fail .*no image/],
    [
      'that a file is a GIF',
      'elm',
      [['/displayParameter/individualDisplay/0/displayDetail/0/image/content', 'R0lGODlh']],
      /^warn .*is image\/gif/,
    ],
    [
      'that a file is an archive',
      'elm',
      [['/displayParameter/individualDisplay/0/displayDetail/0/image/content', 'UEsDBBQA']],
      /^warn .*is application\/zip/,
    ],
    [
      'that a schema is one of endorsements',
      'ob3',
      [['/credentialSchema/0/id', 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_endorsementcredential_schema.json']],
      /^fail .*another kind of document/,
    ],
    [
      'that a schema without a type is one of its own',
      'ob3',
      [['/credentialSchema/0', { id: 'https://school.example/schema' }]],
      /^unknown .*schema of its own/,
    ],
  ])('%s', async (_, id, changes, words) => {
    expect(await said(id, changes)).toEqual([expect.stringMatching(words)])
  })

  // VC Data Model 2.0 section 5.2, VC JSON Schema section 2, the older kinds by those who published them
  it.each([
    'JsonSchema',
    'JsonSchemaCredential',
    '1EdTechJsonSchemaValidator2019',
    'JsonSchemaValidator2018',
    'JsonSchemaValidator2020',
    'FullJsonSchemaValidator2021',
    'ShaclValidator2017',
  ])('that a %s is one of its own', async (type) => {
    expect(await said('ob3', [['/credentialSchema/0', { id: 'https://school.example/schema', type }]])).toEqual([
      expect.stringMatching(/^unknown .*schema of its own/),
    ])
  })

  it('once of an id, where the first stands that is another', async () => {
    const named = (name: string): Document => ({ ...issuer, name })
    const found = await said('ob3', [
      [`${achievement}/creator`, named('Another School')],
      [`${achievement}/endorser`, named('A third School')],
    ])
    expect(found).toEqual([expect.stringMatching(`^warn ${achievement}/creator `)])
  })
})
