/** Structural mutants of JSON-LD documents: what a careless or a hostile issuer might write. */
import type { Random } from './random.ts'

type Container = Record<string, unknown> | unknown[]

const obi = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'

/** Values of every kind that JSON-LD tells apart. */
const values: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 1.5, -0.1, 1e21, 1e-7, 5e-324, 123456789012345680000, 0.30000000000000004, 2 ** 53],
  ...[
    '',
    ' ',
    'x',
    'a b',
    'urn:x:1',
    'http://a/b c',
    'http://a/<b>"{}|^`\\',
    '_:b0',
    '_:b1',
    '_:',
    '@id',
    '@foo',
    '@type',
    'id',
    'type',
    ':x',
    'a:',
    'a/../b:c',
  ],
  ...[
    'did:key:z6Mk#a',
    'schema:name',
    'xsd:date',
    '2024-01-01',
    'a"b\\c\n\r\t\b\f\u0000\u001f\u007f',
    'é\u{1F600}',
    '\u2028',
    'x:\u00a0y',
    '//a/b',
    '#a',
    '?a',
  ],
  ...['Profile', 'Achievement', 'VerifiableCredential', 'DataIntegrityProof', 'AchievementSubject', 'Address', 'Unknown'],
  ...[[], {}, [[]], [null], ['a', 'a'], ['a', ['b']], ['a', null, 'b'], [1, 1.0], [1.5, 1.5], ['1', 1], [{}, {}], [true, 'true']],
  ...[
    { id: 'urn:x:2' },
    { '@id': 'urn:q' },
    { '@id': '_:b0' },
    { id: 'rel' },
    { id: 5 },
    { id: null },
    { id: 'urn:x:2', type: 'Achievement' },
  ],
  ...[
    { id: 'urn:x:2', name: 'n' },
    { id: 'urn:x:2', type: ['Profile'], name: ['n', 'n'] },
    { type: ['Profile'], name: 'n' },
    { type: 'Unknown' },
  ],
  ...[
    { type: [] },
    { type: ['Achievement', 'Achievement'] },
    { type: ['Profile', 'Achievement'] },
    { type: null },
    { type: '_:t' },
    { '@type': 'Profile', type: 'Address' },
  ],
  ...[
    { '@value': 'v' },
    { '@value': '' },
    { '@value': null },
    { '@value': [] },
    { '@value': ['v'] },
    { '@value': {} },
    { '@value': true },
    { '@value': 1.5 },
  ],
  ...[
    { '@value': 'v', '@language': 'EN' },
    { '@value': 'v', '@language': 'e_n' },
    { '@value': 'v', '@language': null },
    { '@value': 1, '@language': 'en' },
  ],
  ...[
    { '@value': 'v', '@type': 'xsd:date' },
    { '@value': 'v', '@type': 'rel' },
    { '@value': 'v', '@type': '_:t' },
    { '@value': 'v', '@type': 'Profile' },
  ],
  ...[
    { '@value': 1, '@type': 'http://x/t' },
    { '@value': '1', '@type': 'http://www.w3.org/2001/XMLSchema#integer' },
  ],
  ...[
    { '@value': 'v', '@type': 'http://www.w3.org/2001/XMLSchema#string' },
    { '@value': '1.5', '@type': 'http://www.w3.org/2001/XMLSchema#double' },
  ],
  ...[
    { '@value': 'v', '@language': 'en', '@type': 'http://x/t' },
    { '@value': 'v', '@direction': 'rtl' },
    { '@value': 'v', '@index': 'i' },
    { '@value': 'v', name: 'n' },
  ],
  ...[
    { '@value': { a: 1 }, '@type': '@json' },
    { '@value': 'v', name: null },
    { '@value': 'v', '@value2': 1 },
    { '@language': 'en' },
    { '@language': 'en', name: 'n' },
  ],
  ...[
    { '@list': ['a', 'b'] },
    { '@list': [] },
    { '@list': 'a' },
    { '@list': [['a']] },
    { '@list': [{ id: 'urn:l' }], id: 'urn:x' },
    { '@set': ['a'] },
    { '@set': [] },
  ],
  ...[
    { '@graph': [{ id: 'urn:g', name: 'n' }] },
    { '@graph': [] },
    { '@id': 'urn:g', '@graph': { name: 'n' } },
    { '@included': [{ id: 'urn:i', name: 'n' }] },
  ],
  ...[
    { '@nest': { name: 'n' } },
    { '@reverse': { 'http://x/r': { id: 'urn:r' } } },
    { '@reverse': { name: 'a' } },
    { '@index': 'i', name: 'n' },
  ],
  ...[{ en: 'a', de: ['b', 'c'] }, { '@none': 'a' }, { none: 'a', en: null }, { 'e n': 'a' }, { EN: 'a', en: 'a' }, { en: 5 }],
  ...[
    { '@context': { foo: 'urn:foo#' }, foo: 'bar' },
    { '@context': null, 'http://x/p': 1 },
    { '@context': [], name: 'n' },
    { '@context': {}, name: 'n' },
  ],
  ...[
    { '@context': 'https://w3id.org/security/data-integrity/v2', type: 'DataIntegrityProof', cryptosuite: 'x' },
    { '@context': 'https://example.org/unknown', name: 'n' },
  ],
  ...[
    { '@context': { '@vocab': 'urn:v#' }, anything: 'x', type: 'Any' },
    { '@context': { '@language': 'de' }, name: 'n' },
    { '@context': { '@base': 'http://b/' }, id: 'x', name: 'n' },
  ],
  ...[{ hasOwnProperty: 'x' }, { constructor: { name: 'x' } }, { name: { name: { name: 'x' } } }, JSON.parse('{"__proto__":{"a":"b"}}')],
]

const keys: readonly string[] =
  `name id type @type @id description achievement issuer credentialSubject evidence result alignment proof image http://x/p
  urn:p p:q unknownTerm @graph @included @reverse @nest @index @language @list @set @value @none @version @container related termsOfUse refreshService
  credentialStatus tag creator criteria endorsement verifiableCredential credentialSchema validFrom identifier source address geo hasOwnProperty
  __proto__ constructor _:p @context narrative inLanguage awardedDate creditsEarned allowedValue jti partial association
  http://www.w3.org/1999/02/22-rdf-syntax-ns#type prefLabel title dateIssued verificationMethod cryptosuite proofPurpose publicKeyJwk`.split(
    /\s+/,
  )

/** Inline contexts and definitions of terms, good and bad. */
const definitions: readonly unknown[] = [
  ...['urn:term', 'schema:x', '@id', '@type', '@value', '@graph', '@context', '@foo', 'name', 'rel', null, 5, '', 'urn:prefix#', '_:blank'],
  ...[
    { '@id': 'urn:t' },
    { '@id': 'urn:t', '@type': '@id' },
    { '@id': 'urn:t', '@type': '@vocab' },
    { '@id': 'urn:t', '@type': '@json' },
    { '@id': 'urn:t', '@type': '@none' },
  ],
  ...[
    { '@id': 'urn:t', '@type': 'xsd:date' },
    { '@id': 'urn:t', '@type': 'rel' },
    { '@type': '@id' },
    { '@id': null },
    {},
    { '@id': ['urn:t'] },
    { '@id': 'urn:t', '@foo': 1 },
  ],
  ...['@list', '@set', '@language', '@graph', '@index', '@id', '@type', '@foo'].map((container) => ({
    '@id': 'urn:t',
    '@container': container,
  })),
  ...[['@set', '@language'], ['@graph', '@set'], ['@graph', '@id'], ['@list', '@set'], [], null].map((container) => ({
    '@id': 'urn:t',
    '@container': container,
  })),
  ...[
    { '@id': 'urn:t', '@language': 'DE' },
    { '@id': 'urn:t', '@language': null },
    { '@id': 'urn:t', '@language': 'e_n' },
    { '@id': 'urn:t', '@language': 5 },
  ],
  ...[
    { '@id': 'urn:t', '@protected': true },
    { '@id': 'urn:t', '@protected': false },
    { '@id': 'urn:t#', '@prefix': true },
    { '@id': 'urn:t', '@prefix': 1 },
    { '@id': '@id', '@prefix': true },
  ],
  ...[
    { '@reverse': 'urn:r' },
    { '@reverse': 'rel' },
    { '@reverse': 'urn:r', '@id': 'urn:t' },
    { '@id': 'urn:t', '@nest': '@nest' },
    { '@id': 'urn:t', '@index': 'urn:i', '@container': '@index' },
  ],
  ...[
    { '@id': 'urn:t', '@context': { name: 'urn:scoped#name' } },
    { '@id': 'urn:t', '@context': null },
    { '@id': 'urn:t', '@context': [] },
    { '@id': 'urn:t', '@context': { x: 'rel' } },
  ],
  ...[
    { '@id': 'urn:t', '@context': { '@vocab': 'urn:sv#' } },
    { '@id': 'urn:t', '@context': { name: { '@id': 'urn:n', '@protected': true } } },
    { '@id': 'urn:t', '@context': 'https://example.org/unknown' },
  ],
  ...[
    { '@id': 'urn:t', '@context': { id: '@id', type: '@type', title: { '@id': 'urn:title', '@container': '@language' } } },
    { '@id': 'urn:t', '@direction': 'rtl' },
  ],
  ...[{ '@id': `${obi}name` }, { '@id': 'https://schema.org/name' }, 'https://schema.org/name', 'https://schema.org/description'],
]
const terms: readonly string[] =
  `name description id type Profile Achievement a b a:b a/b urn:x http://x/p @type @vocab @language @version @protected @propagate
  @direction @base @import @foo hasOwnProperty __proto__ credentialSubject proof schema xsd credlens VerifiableCredential 1 -`.split(/\s+/)
const contextMembers: readonly (readonly [string, unknown])[] = [
  ...(['urn:v#', '', null, 'rel', 5, 'schema:', '_:v'] as const).map((value) => ['@vocab', value] as const),
  ...(['de', 'DE-at', null, 'e_n', 5] as const).map((value) => ['@language', value] as const),
  ...([1.1, 1.0, '1.1'] as const).map((value) => ['@version', value] as const),
  ...([true, false, 'yes'] as const).map((value) => ['@protected', value] as const),
  ...[
    ['@propagate', true] as const,
    ['@propagate', false] as const,
    ['@direction', 'ltr'] as const,
    ['@base', null] as const,
    ['@import', 'https://www.w3.org/ns/credentials/v2'] as const,
  ],
]

const copy = <Value>(value: Value): Value => (typeof value === 'object' && value !== null ? structuredCopy(value) : value)
/** Unlike `structuredClone`, keeps a member `__proto__`. */
const structuredCopy = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value
const put = (target: Record<string, unknown>, key: string, value: unknown): void =>
  void Object.defineProperty(target, key, { value: copy(value), enumerable: true, writable: true, configurable: true })

function containersOf(value: unknown, found: Container[] = [], inContext = false): Container[] {
  if (typeof value !== 'object' || value === null) return found
  if (!inContext) found.push(value as Container)
  for (const [key, item] of Object.entries(value)) containersOf(item, found, inContext || key === '@context')
  return found
}

export function inlineContext(random: Random): Record<string, unknown> {
  const context: Record<string, unknown> = {}
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    if (random.chance(0.25)) put(context, ...random.pick(contextMembers))
    else put(context, random.pick(terms), random.pick(definitions))
  }
  return context
}

const urls: readonly string[] =
  `https://www.w3.org/ns/credentials/v2 https://www.w3.org/2018/credentials/v1 https://w3id.org/security/data-integrity/v2
  https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json https://w3id.org/openbadges/v2
  https://w3id.org/openbadges/v1 http://data.europa.eu/snb/model/context/edc-ap https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json
  https://w3id.org/security/v2 https://www.w3.org/ns/odrl.jsonld https://w3id.org/dcc/v1 https://www.w3.org/ns/did/v1 https://w3id.org/blockcerts/v3`.split(
    /\s+/,
  )

/** Puts an inline or another context somewhere. */
function changeContext(random: Random, target: Record<string, unknown>): void {
  const added = random.chance(0.7)
    ? inlineContext(random)
    : random.chance(0.8)
      ? random.pick(urls)
      : random.pick([null, 5, [[]], {}, 'https://example.org/unknown'])
  const present = Object.hasOwn(target, '@context') ? target['@context'] : []
  const list = Array.isArray(present) ? present : [present]
  put(target, '@context', random.chance(0.15) ? added : random.chance(0.8) ? [...list, added] : [added, ...list])
}

function changeArray(random: Random, target: unknown[]): void {
  const action = random.below(5)
  if (action === 0) target.splice(random.below(target.length), 1)
  else if (action === 1 && target.length > 0) target.push(copy(random.pick(target)))
  else if (action === 2) target.reverse()
  else target.push(copy(random.pick(values)))
}

function changeObject(random: Random, target: Record<string, unknown>, all: readonly Container[]): void {
  const present = Object.keys(target).filter((key) => key !== '@context')
  const action = random.next()
  if (action < 0.1) changeContext(random, target)
  else if (action < 0.35 && present.length > 0) put(target, random.pick(present), random.pick(values))
  else if (action < 0.6) put(target, random.pick(keys), random.pick(values))
  else if (action < 0.7 && present.length > 0) wrap(random, target, random.pick(present))
  else if (action < 0.78 && present.length > 0) rename(target, random.pick(present), random.pick(keys))
  else if (action < 0.86) put(target, random.pick(present.length > 0 && random.chance(0.7) ? present : keys), random.pick(all))
  else if (present.length > 0) delete target[random.pick(present)]
}

/** A value as an array of itself and another, as a list, as a value object, in a language map. */
function wrap(random: Random, target: Record<string, unknown>, key: string): void {
  const value = target[key]
  const other = random.chance(0.5) ? value : random.pick(values)
  put(
    target,
    key,
    random.pick([
      [value, other],
      [value],
      { '@list': [value] },
      { '@set': [value, other] },
      { '@value': value },
      { en: value },
      { '@id': value },
      { id: value },
    ]),
  )
}

function rename(target: Record<string, unknown>, from: string, to: string): void {
  const value = target[from]
  delete target[from]
  put(target, to, value)
}

/** A mutant of a document, which is left as it is. */
export function mutate(document: Readonly<Record<string, unknown>>, random: Random): Record<string, unknown> {
  const mutant = structuredCopy(document) as Record<string, unknown>
  if (random.chance(0.6)) delete mutant['proof']
  for (let count = random.pick([1, 1, 1, 2, 2, 3]); count > 0; count -= 1) {
    const all = containersOf(mutant)
    const target = random.pick(all)
    if (Array.isArray(target)) changeArray(random, target)
    else changeObject(random, target, all)
  }
  return mutant
}
