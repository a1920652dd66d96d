/** Trusted lists: who may sign them, what of them counts, and when. Signed by another implementation of XML Signature. */
import { describe, expect, test } from 'vitest'
import { type ListPointer, readTrustedLists, type TrustedListOptions, type TrustedPeriod } from '../../src/trust.ts'
import { pki } from '../seals/seals.ts'
import { base64, enveloped, exclusive, type ListFacts, listXml, type ServiceFacts, type Signing, signXml, use } from './lists.ts'

const { root, authorities } = pki()
type Entity = typeof root
const operator: Entity = authorities.rsa
const other: Entity = authorities.p256
const services: NonNullable<ListFacts['services']> = [
  { certificates: [authorities.p256.certificate], since: '2019-01-01T00:00:00Z' },
  { certificates: [root.certificate], type: 'TSA/QTST' },
]
const list = (facts: ListFacts = {}, options: Signing = {}, signer: Entity = operator): string =>
  signXml(listXml({ services, ...facts }), signer, options)
const signers = [base64(operator.certificate)]
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'read',
    ({ code, message }) => `${code}: ${message}`,
  )
const refusal = (xml: string, by: readonly string[] = signers): Promise<unknown> => codeOf(readTrustedLists([xml], { signers: by }))

const said = {
  name: 'Trust of Vesterhavn',
  territory: 'VX',
  periods: [{ from: '2019-01-01T00:00:00.000Z', until: '2027-04-01T00:00:00.000Z' }],
}
const found = [
  { certificate: base64(authorities.p256.certificate), service: 'certificates', ...said },
  { certificate: base64(root.certificate), service: 'timestamps', ...said },
]

describe('a list that is signed by one who may sign it', () => {
  test.each<[string, string]>([
    ['with RSA', list()],
    ['by the id of its root', list({}, { uri: 'id' })],
    ['with some namespaces declared at the top', list({}, { inclusive: ['ecc', 'more', '#default'] })],
    ['with the largest hash', list({}, { digest: 'http://www.w3.org/2001/04/xmlenc#sha512' })],
    ['of version 5', list({ version: '5' })],
    [
      'with a comment that came afterwards, which no signature covers',
      list().replace('<TSLVersionIdentifier>', '<!-- seen --><TSLVersionIdentifier>'),
    ],
    ['with its text written otherwise', list().replace('Ministry of', '<![CDATA[Ministry]]>&#x20;of')],
  ])('%s', async (_, xml) => {
    const read = await readTrustedLists([xml], { signers })
    expect(read.lists).toEqual([
      {
        territory: 'VX',
        operator: 'Ministry of Vesterhavn',
        sequenceNumber: '88',
        issued: '2026-10-01T00:00:00.000Z',
        nextUpdate: '2027-04-01T00:00:00.000Z',
        pointers: [],
        unread: 0,
      },
    ])
    expect(read.authorities).toEqual(found)
  })

  test('with an elliptic curve, as bytes with a byte order mark', async () => {
    const xml = new TextEncoder().encode(`\uFEFF${list({}, {}, other)}`)
    expect((await readTrustedLists([xml], { signers: [base64(other.certificate)] })).authorities).toEqual(found)
  })
})

describe('a list that is not', () => {
  const changed = 'ERR_TRUSTED_LIST: the trusted list is not what was signed: it was changed, or damaged on its way'
  test.each<[string, string]>([
    [
      'a status',
      list({ services: [{ ...services[0], certificates: [other.certificate], status: 'withdrawn' }] }).replace('withdrawn', 'granted'),
    ],
    ['a date', list().replace('2027-04-01', '2037-04-01')],
    ['the territory', list().replace('>VX<', '>WY<')],
    ['a certificate', list().replace(/(<X509Certificate>\s*\S{20})(.)/, (_, before, one) => `${before}${one === 'A' ? 'B' : 'A'}`)],
    ['an attribute', list().replace('TSLTag="http', 'TSLTag="https')],
    ['a service more', list().replace('<TSPService>', '<TSPService></TSPService><TSPService>')],
  ])('changed since: %s', async (_, xml) => {
    expect(await refusal(xml)).toBe(changed)
  })

  const nobody = 'ERR_TRUSTED_LIST: the trusted list is not signed with a certificate of those that may sign it'
  const broken = 'ERR_TRUSTED_LIST: the signature of the trusted list does not verify: it was changed, or its algorithm does not count'
  test.each<[string, string, string]>([
    ['by nobody', listXml({ services }), 'ERR_TRUSTED_LIST: the trusted list has no signature, or more than one'],
    [
      'twice',
      list().replace(/(<ds:Signature .*<\/ds:Signature>)/s, '$1$1'),
      'ERR_TRUSTED_LIST: the trusted list has no signature, or more than one',
    ],
    ['by somebody else', list({}, {}, other), nobody],
    ['by somebody who brings no certificate', list({}, { brings: [] }), nobody],
    ['by somebody else who brings the right certificate', list({}, { brings: [operator.certificate] }, authorities.p256), broken],
    ['by somebody else who brings both', list({}, { brings: [other.certificate, operator.certificate] }, authorities.p256), broken],
    [
      'with another value',
      list().replace(/(<ds:SignatureValue>.{9})(.)/, (_, before, one) => `${before}${one === 'A' ? 'B' : 'A'}`),
      broken,
    ],
    ['with no value', list().replace(/(<ds:SignatureValue>)[^<]*/, '$1'), broken],
    [
      'with SHA-1',
      list({}, { digest: 'http://www.w3.org/2000/09/xmldsig#sha1' }),
      'ERR_TRUSTED_LIST: the trusted list was signed with a hash that does not count',
    ],
    [
      'in another canonical form',
      list({}, { canonical: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315' }),
      'ERR_TRUSTED_LIST: the canonical form that the trusted list was signed in is not read here',
    ],
    [
      'in part',
      list({}, { xpath: "//*[local-name()='SchemeInformation']", uri: 'id' }),
      'ERR_TRUSTED_LIST: the signature of the trusted list refers to something that is not there, or is there twice',
    ],
    [
      'with its signature in what is signed',
      list({}, { transforms: [exclusive] }),
      'ERR_TRUSTED_LIST: the trusted list was transformed in another way before it was signed',
    ],
    [
      'transformed thrice',
      list({}, { transforms: [enveloped, exclusive, exclusive] }),
      'ERR_TRUSTED_LIST: the trusted list was transformed in another way before it was signed',
    ],
    ['as a list of version 4', list({ version: '4' }), 'ERR_TRUSTED_LIST: what was signed is no trusted list of version 5 or 6'],
    [
      'as something else',
      signXml('<Other xmlns="http://uri.etsi.org/02231/v2#"/>', operator),
      'ERR_TRUSTED_LIST: what was signed is no trusted list of version 5 or 6',
    ],
    ['without a territory', list({ territory: '' }), 'ERR_TRUSTED_LIST: the trusted list does not say whose it is'],
    ['with an end that cannot be read', list({ next: 'soon' }), 'ERR_TRUSTED_LIST: the trusted list does not say until when it speaks'],
    ['without the day it was issued', list({ issued: 'soon' }), 'ERR_TRUSTED_LIST: the trusted list does not say when it was issued'],
  ])('signed %s', async (_, xml, told) => {
    expect(await refusal(xml)).toBe(told)
  })

  test('the real one inside of a forged one, where only the real one is signed', async () => {
    const real = list({}, { uri: 'id' })
    const [signature = ''] = /<ds:Signature .*<\/ds:Signature>/s.exec(real) ?? []
    const inner = real.replace(/<\?xml[^>]*>\s*/, '').replace(signature, '')
    const around = signature.replace('</ds:Signature>', `<ds:Object>${inner}</ds:Object></ds:Signature>`)
    const forged = listXml({ services: [{ certificates: [authorities.p384.certificate] }] }).replace('Id="list-1"', 'Id="list-2"')
    expect(await refusal(forged.replace('</TrustServiceStatusList>', `${around}</TrustServiceStatusList>`))).toMatch(
      /^ERR_TRUSTED_LIST: a part of the signature was transformed/,
    )
    // with the id of the real one, it is the forged one that is referred to
    const same = listXml({ services: [{ certificates: [authorities.p384.certificate] }] })
    expect(await refusal(same.replace('</TrustServiceStatusList>', `${around}</TrustServiceStatusList>`))).toBe(changed)
  })

  test('a service that stands in the signature is none', async () => {
    const [service = ''] =
      /<TSPService>.*?<\/TSPService>/s.exec(listXml({ services: [{ certificates: [authorities.p384.certificate] }] })) ?? []
    const more = `<ds:Object><TrustServiceProviderList><TrustServiceProvider><TSPServices>${service}</TSPServices></TrustServiceProvider></TrustServiceProviderList></ds:Object>`
    const read = await readTrustedLists([list().replace('</ds:Signature>', `${more}</ds:Signature>`)], { signers })
    expect(read.authorities).toEqual(found)
  })

  const deep = `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`
  test.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /^ERR_TRUSTED_LIST/],
    ['no XML', '{"TrustServiceStatusList":1}', /^ERR_TRUSTED_LIST/],
    ['XML that is cut short', list().slice(0, -100), /^ERR_TRUSTED_LIST: the trusted list is no well-formed XML/],
    ['entities', list().replace('<TrustService', '<!DOCTYPE t [<!ENTITY a "b">]><TrustService'), /document type/],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0]), /no text in UTF-8/],
    ['too deep', deep, /^ERR_LIMIT/],
    ['too many attributes', `<a ${Array.from({ length: 9999 }, (_, at) => `a${at}=""`).join(' ')}/>`, /^ERR_LIMIT/],
    ['too many elements', `<a>${'<b/>'.repeat(600_000)}</a>`, /^ERR_LIMIT/],
    [
      'a hundred prefixes that are treated inclusively',
      list({}, { inclusive: Array.from({ length: 100 }, (_, at) => `prefix-number-${at}`) }),
      /^ERR_LIMIT/,
    ],
    ['too much', ' '.repeat(33 * 2 ** 20), /^ERR_LIMIT/],
  ])('is refused: %s', async (_, text, told) => {
    expect(await codeOf(readTrustedLists([text], { signers }))).toMatch(told)
  })

  test.each<[unknown, unknown]>([
    [[], { signers }],
    [undefined, { signers }],
    [[7], { signers }],
    [[list()], {}],
    [[list()], { signers: [] }],
    [[list()], { signers: 'all' }],
    [[list()], { signers: ['not a certificate'] }],
    [[list()], undefined],
    [[list()], null],
    [[list()], ''],
    [[list()], []],
    // a date says nothing of who may sign
    [[list()], { signers: [{ certificate: operator.certificate, trusted: [] }] }],
    [[list()], { signers: [null] }],
    ...[null, 7, {}, { territory: 'VX', location: '' }, { territory: 'VX', location: '', signers: 'x' }].map((each): [unknown, unknown] => [
      [list()],
      { signers, pointers: [each] },
    ]),
    [[list()], { pointers: [{ territory: 'VX', location: '', signers: ['not a certificate'] }] }],
    [[list()], { signers, pointers: 'all' }],
  ])('options that cannot be used: %#', async (texts, options) => {
    expect(await codeOf(readTrustedLists(texts as never, options as never))).toMatch(/^ERR_OPTION/)
  })
})

describe('a list of the lists', () => {
  const eu = (pointers: ListFacts['pointers'], type = 'EUlistofthelists', more: ListFacts = {}): string =>
    signXml(listXml({ territory: 'EU', type, pointers: pointers ?? [], ...more }), root)
  const journal = { signers: [base64(root.certificate)] }
  const pointers = [
    { territory: 'VX', signers: [operator.certificate] },
    { territory: 'WY', signers: [other.certificate] },
    { territory: 'WY', signers: [authorities.p384.certificate], mime: 'application/pdf' },
  ]

  test('says who may sign the others, and where they are', async () => {
    const read = await readTrustedLists([list(), eu(pointers)], journal)
    expect(read.lists.map(({ territory }) => territory)).toEqual(['EU', 'VX'])
    expect(read.authorities).toEqual(found)
    const until = '2027-04-01T00:00:00.000Z'
    const expected: readonly ListPointer[] = [
      { location: 'https://lists.example/VX.xml', territory: 'VX', signers: [base64(operator.certificate)], until },
      { location: 'https://lists.example/WY.xml', territory: 'WY', signers: [base64(other.certificate)], until },
    ]
    expect(read.lists[0]?.pointers).toEqual(expected)
    expect((await readTrustedLists([list()], { pointers: expected })).authorities).toEqual(found)
  })

  test('that has ended names nobody who signs for today, and is not needed for whom the caller names', async () => {
    const ended = eu(pointers, 'EUlistofthelists', { issued: '2026-06-01T00:00:00Z', next: '2026-11-01T00:00:00Z' })
    const closed = eu(pointers, 'EUlistofthelists', { issued: '2026-10-15T00:00:00Z', next: null })
    const untilOf = async (texts: readonly string[], options: TrustedListOptions): Promise<unknown> => [
      ...new Set((await readTrustedLists(texts, options)).authorities.flatMap(({ periods }) => periods.map((each) => each.until))),
    ]
    expect(await untilOf([list(), ended], journal)).toEqual(['2026-11-01T00:00:00.000Z'])
    expect(await untilOf([list(), closed], journal)).toEqual(['2026-10-15T00:00:00.000Z'])
    expect(await untilOf([list(), eu(pointers)], journal)).toEqual(['2027-04-01T00:00:00.000Z'])
    expect(await untilOf([list(), ended], { signers: [...journal.signers, ...signers] })).toEqual(['2027-04-01T00:00:00.000Z'])
    // as they come back from a file: of two that name the signer the one that speaks longer counts
    const [{ pointers: old } = { pointers: [] }] = (await readTrustedLists([ended], journal)).lists
    expect(await untilOf([list()], { pointers: old })).toEqual(['2026-11-01T00:00:00.000Z'])
    expect(await untilOf([list(), eu(pointers)], { ...journal, pointers: old })).toEqual(['2027-04-01T00:00:00.000Z'])
    // as they were written before it was told
    const endless = old.map(({ until: _, ...each }) => each)
    expect(await untilOf([list()], { pointers: endless })).toEqual(['2027-04-01T00:00:00.000Z'])
    const odd = old.map((each) => ({ ...each, until: 'some day' }))
    expect(await codeOf(readTrustedLists([list()], { pointers: odd }))).toMatch(/^ERR_OPTION/)
  })

  test.each<[string, readonly string[]]>([
    ['those of another country', [eu(pointers), list({ territory: 'WY' })]],
    ['those of a list for people', [eu(pointers), list({ territory: 'WY' }, {}, authorities.p384)]],
    ['those that a national list names', [eu(pointers, 'EUgeneric'), list()]],
    ['those of a list that nobody signed', [listXml({ territory: 'EU', type: 'EUlistofthelists', pointers }), list()]],
    ['those of a list that is not there', [list()]],
    [
      'those that a national list names which calls itself a list of the lists',
      [
        eu(pointers),
        list({ type: 'EUlistofthelists', pointers: [{ territory: 'WY', signers: [authorities.p384.certificate] }] }),
        list({ territory: 'WY' }, {}, authorities.p384),
      ],
    ],
    [
      'those that an older one names, and the newest does not',
      [
        eu(pointers),
        signXml(listXml({ territory: 'EU', type: 'EUlistofthelists', issued: '2026-11-01T00:00:00Z', pointers: pointers.slice(1) }), root),
        list(),
      ],
    ],
  ])('and nobody else may: %s', async (_, texts) => {
    expect(await codeOf(readTrustedLists(texts, journal))).toMatch(/^ERR_TRUSTED_LIST/)
  })
})

test('a national list that calls itself a list of the lists points nowhere', async () => {
  const pointing = { type: 'EUlistofthelists', pointers: [{ territory: 'WY', signers: [authorities.p384.certificate] }] }
  expect((await readTrustedLists([list(pointing)], { signers })).lists.map(({ pointers }) => pointers)).toEqual([[]])
})

test('of two lists of one country the newer one counts, in any order', async () => {
  const older = list()
  const newer = list({ issued: '2026-11-01T00:00:00Z', services: services.map((each) => ({ ...each, status: 'withdrawn' })) })
  const foreign = list({ territory: 'WY' })
  for (const texts of [
    [older, newer, foreign],
    [newer, foreign, older],
  ]) {
    const read = await readTrustedLists(texts, { signers })
    expect([read.lists.length, read.authorities.map(({ territory }) => territory)]).toEqual([3, ['WY', 'WY']])
  }
})

test('of two of one day the one with the greater number counts, in any order', async () => {
  const numbered = (number: string, status: string): string =>
    signXml(listXml({ services: services.map((each) => ({ ...each, status })) }).replace('>88<', `>${number}<`), operator)
  const [before, after] = [numbered('99', 'granted'), numbered('100', 'withdrawn')]
  for (const texts of [
    [before, after],
    [after, before],
  ])
    expect((await readTrustedLists(texts, { signers })).authorities).toEqual([])
})

test('more lists than there are countries are not read', async () => {
  const xml = list()
  for (const [count, code] of [
    [100, 'read'],
    [101, 'ERR_LIMIT: there are more trusted lists than are read'],
  ] as const)
    expect(await codeOf(readTrustedLists(Array<string>(count).fill(xml), { signers }))).toBe(code)
})

test('a list of the lists may be signed by those that an older one names', async () => {
  const above = (issued: string, by: Entity, next: Entity): string => {
    const own = { territory: 'EU', signers: [next.certificate] }
    const national = { territory: 'VX', signers: [operator.certificate] }
    return signXml(listXml({ territory: 'EU', type: 'EUlistofthelists', issued, pointers: [own, national] }), by)
  }
  const texts = [
    list(),
    above('2026-09-03T00:00:00Z', other, other),
    above('2026-09-02T00:00:00Z', authorities.p384, other),
    above('2026-09-01T00:00:00Z', root, authorities.p384),
  ]
  expect((await readTrustedLists(texts, { signers: [root.certificate] })).authorities).toEqual(found)
  expect(await codeOf(readTrustedLists([...texts.slice(0, 2), ...texts.slice(3)], { signers: [root.certificate] }))).toMatch(
    /^ERR_TRUSTED_LIST/,
  )
})

describe('a service is trusted as long as its status says so', () => {
  const periodsOf = async (service: Partial<NonNullable<ListFacts['services']>[number]>, facts: ListFacts = {}): Promise<unknown> =>
    (
      await readTrustedLists([list({ ...facts, services: [{ certificates: [other.certificate], ...service }] })], { signers })
    ).authorities.map(({ periods }) =>
      periods.map(({ from, until, uses }: TrustedPeriod) => [from.slice(0, 10), until.slice(0, 10), ...(uses ?? [])].join(' ')),
    )
  const history = [
    { status: 'granted', since: '2018-01-01T00:00:00Z' },
    { status: 'withdrawn', since: '2020-01-01T00:00:00Z' },
    { status: 'undersupervision', since: '2014-01-01T00:00:00Z' },
  ]
  test.each<[string, Parameters<typeof periodsOf>, unknown]>([
    ['granted', [{}], [['2019-01-01 2027-04-01']]],
    ['withdrawn', [{ status: 'withdrawn' }], []],
    [
      'withdrawn and granted again',
      [{ since: '2021-01-01T00:00:00Z', history }],
      [['2014-01-01 2016-06-30', '2018-01-01 2019-12-31', '2021-01-01 2027-04-01']],
    ],
    [
      'withdrawn at last',
      [{ status: 'withdrawn', since: '2021-01-01T00:00:00Z', history }],
      [['2014-01-01 2016-06-30', '2018-01-01 2019-12-31']],
    ],
    [
      'of another kind before',
      [{ since: '2021-01-01T00:00:00Z', history: [{ status: 'granted', since: '2018-01-01T00:00:00Z', type: 'CA/PKC' }] }],
      [['2021-01-01 2027-04-01']],
    ],
    ['of another kind', [{ type: 'CA/PKC' }], []],
    ['a status that nobody knows', [{ status: 'recognisedatnationallevel' }], []],
    ['on a closed list', [{}, { next: null }], [['2019-01-01 2026-10-01']]],
    [
      'withdrawn on the very day that it was granted',
      [{ status: 'withdrawn', since: '2021-01-01T00:00:00Z', history: [{ status: 'granted', since: '2021-01-01T00:00:00Z' }] }],
      [],
    ],
    [
      'withdrawn, then granted, on one day of before',
      [
        {
          status: 'withdrawn',
          since: '2022-01-01T00:00:00Z',
          history: [
            { status: 'granted', since: '2021-01-01T00:00:00Z' },
            { status: 'withdrawn', since: '2021-01-01T00:00:00Z' },
          ],
        },
      ],
      [['2021-01-01 2021-12-31']],
    ],
    [
      'a status of before the regulation that nobody brought up to date',
      [{ status: 'accredited', since: '2014-01-01T00:00:00Z' }],
      [['2014-01-01 2016-06-30']],
    ],
    ['a status of before the regulation that was given after it', [{ status: 'undersupervision' }], []],
    ['granted from tomorrow on', [{ since: '2028-01-01T00:00:00Z' }], []],
    ['for seals', [{ extensions: use('ForeSeals') + use('RootCA-QC') }], [['2019-01-01 2027-04-01 eseal']]],
    [
      'with what must be understood',
      [{ extensions: '<Extension Critical="true"><Other xmlns="https://other.example/"/></Extension>' }],
      [],
    ],
    [
      'with what must be understood, in the other spelling of true',
      [{ extensions: '<Extension Critical=" 1 "><Other xmlns="https://other.example/"/></Extension>' }],
      [],
    ],
    ['with something of lists that must be understood', [{ extensions: '<Extension Critical="true"><Other/></Extension>' }], []],
    [
      'with what must be understood, beside what is',
      [{ extensions: use('ForeSeals').replace('</Extension>', '<Other/></Extension>') }],
      [],
    ],
    ['for seals, in white space', [{ extensions: use('ForeSeals').replaceAll('><', '>\n <') }], [['2019-01-01 2027-04-01 eseal']]],
    ['with what must be understood, and is no element', [{ extensions: '<Extension Critical="true">for friends</Extension>' }], []],
    [
      'with what must be understood in a word that is none, and is not known',
      [{ extensions: '<Extension Critical="yes"><TakenOverBy xmlns="https://other.example/"/></Extension>' }],
      [],
    ],
    [
      'with what must be understood, by the name of something else',
      [{ extensions: '<Extension Critical="true"><TakenOverBy xmlns="https://other.example/"/></Extension>' }],
      [],
    ],
    [
      'that somebody else took over',
      [{ extensions: '<Extension Critical="true"><more:TakenOverBy/></Extension>' }],
      [['2019-01-01 2027-04-01']],
    ],
    [
      'with what need not be',
      [{ extensions: '<Extension Critical="false"><Other xmlns="https://other.example/"/></Extension>' }],
      [['2019-01-01 2027-04-01']],
    ],
  ])('%s', async (_, [service, facts], periods) => {
    expect(await periodsOf(service, facts)).toEqual(periods)
  })

  const granted = { status: 'granted', since: '2018-01-01T00:00:00Z' }
  const readOf = async (service: Partial<ServiceFacts>, change: (xml: string) => string = (xml) => xml): Promise<unknown> => {
    const xml = change(listXml({ services: [{ certificates: [other.certificate], ...service }] }))
    const { authorities, lists } = await readTrustedLists([signXml(xml, operator)], { signers })
    return [authorities.length, lists[0]?.unread]
  }
  test.each<[string, unknown, Parameters<typeof readOf>]>([
    ['can be read', [1, 0], [{ history: [granted] }]],
    ['withdrawn at a time that cannot be read', [0, 1], [{ status: 'withdrawn', since: '2021-13-01T00:00:00Z', history: [granted] }]],
    ['withdrawn before at such a time', [0, 1], [{ history: [{ status: 'withdrawn', since: 'soon' }, granted] }]],
    [
      'withdrawn now, which something of before is newer than',
      [0, 1],
      [{ status: 'withdrawn', since: '2017-01-01T00:00:00Z', history: [granted] }],
    ],
    [
      'with a history and no present',
      [0, 1],
      [{ history: [granted] }, (xml) => xml.replace(/<ServiceInformation>.*<\/ServiceInformation>/s, '')],
    ],
    ['with two presents', [0, 1], [{}, (xml) => xml.replace(/<ServiceInformation>.*<\/ServiceInformation>/s, '$&$&')]],
    ['known by the identifier of its key only', [0, 1], [{}, (xml) => xml.replace(/X509Certificate>/g, 'X509SKI>')]],
    ['of another kind, at a time that cannot be read', [0, 0], [{ type: 'CA/PKC', since: 'soon' }]],
    ['of another kind by its other case', [0, 0], [{ type: 'ca/qc' }]],
  ])('a service that is %s', async (_, counts, given) => {
    expect(await readOf(...given)).toEqual(counts)
  })

  test('certificates that cannot be read are counted', async () => {
    const read = await readTrustedLists([list({ services: [{ certificates: [new Uint8Array([1, 2]), other.certificate] }] })], { signers })
    expect([read.authorities.length, read.lists[0]?.unread]).toEqual([1, 1])
  })
})
