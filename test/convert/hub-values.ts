/** What arbitrary credentials are made of: nodes that may lack members, lists, texts, addresses of things. */
import fc from 'fast-check'
import { isEuropeanLevel, isNationalLevel } from '../../src/vocabularies/level-frameworks.ts'

export type Shape = Record<string, fc.Arbitrary<unknown>>

/** Whether the credential that is being made is a full one. */
let isFull = true

/** One of three credentials is full: nearly every member of every node is there. Of the others any node may have few. */
export const fullOrNot = <Value>(credential: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.nat(2).chain((kind) => {
    isFull = kind === 2
    return credential
  })

/** A node with nearly all of its members, or few of them: what is not there decides as much of what is written as what is. */
export function optional(shape: Shape, ...required: string[]): fc.Arbitrary<unknown> {
  const full = fc.record(shape, { requiredKeys: required as never[] })
  const few = fc.record(
    Object.fromEntries(Object.entries(shape).map(([key, member]) => [key, required.includes(key) ? member : seldom(member)])),
  )
  const either = fc.oneof(few, full)
  return fc.constant(undefined).chain(() => (isFull ? full : either))
}
const seldom = (member: fc.Arbitrary<unknown>) => fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, member)
export const list = (item: fc.Arbitrary<unknown>, maxLength = 3): fc.Arbitrary<unknown> => fc.array(item, { minLength: 1, maxLength })

/** A skill that is called as a level of a framework is one (`QF 1`): no format tells the two apart. Texts get numbers later. */
const isLevel = (text: string): boolean =>
  [text, `${text} 1`].some((targetName) => isNationalLevel({ targetName }) || isEuropeanLevel({ targetName }))
export const words: fc.Arbitrary<string> = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !isLevel(text))
export const language: fc.Arbitrary<string> = fc.constantFrom('en', 'nl', 'de', 'pt-BR')
export const text: fc.Arbitrary<unknown> = fc.dictionary(language, words, { minKeys: 1, maxKeys: 3 })
export const texts: fc.Arbitrary<unknown> = fc.dictionary(language, fc.array(words, { minLength: 1, maxLength: 3 }), {
  minKeys: 1,
  maxKeys: 2,
})
export const iri: fc.Arbitrary<string> = fc
  .tuple(fc.nat(1e6), fc.constantFrom('https://example.org/', 'https://example.org/', 'did:web:example.org:', 'http://example.org/a?b=c#'))
  .map(([n, base]) => base + n)
const utc = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString())
/** A moment is said as its issuer said it. */
export const instant: fc.Arbitrary<string> = fc
  .tuple(utc, fc.constantFrom('.000Z', 'Z', '+05:30', '.123456-01:00'))
  .map(([moment, end]) => moment.slice(0, 19) + end)
const country = fc.constantFrom('NL', 'FR', 'GR', 'XX')
export const media: fc.Arbitrary<unknown> = optional(
  { uri: fc.constantFrom('data:image/png;base64,AAAA', 'data:image/svg+xml;base64,AAAB', 'https://example.org/a.png'), caption: text },
  'uri',
)
export const file: fc.Arbitrary<unknown> = optional(
  { uri: fc.constantFrom('data:application/pdf;base64,AAAA', 'data:text/plain;base64,AAAB'), caption: text },
  'uri',
)
export const concept = (base: string, extra: Shape = {}): fc.Arbitrary<unknown> =>
  optional({ id: fc.nat(1e6).map((n) => base + n), name: text, description: text, ...extra }, 'id')
export const legal: fc.Arbitrary<unknown> = optional({ value: words, country }, 'value')
export const identifier: fc.Arbitrary<unknown> = fc.record({ value: words, type: fc.constantFrom('sisSourcedId', 'productId', 'ext:ROR') })
export const degrees: fc.Arbitrary<number> = fc.integer({ min: -900, max: 900 }).map((n) => n / 10)
export const address: fc.Arbitrary<unknown> = optional({
  country,
  countryName: words,
  region: words,
  locality: words,
  street: words,
  postOfficeBox: words,
  postalCode: words,
  full: text,
  position: fc.record({ latitude: degrees, longitude: degrees }),
})
export const workload: fc.Arbitrary<string> = fc.constantFrom('PT84H', 'P2D', 'P1Y2M', 'PT1.5H')
export const snb = (name: string, ...codes: string[]): fc.Arbitrary<string> =>
  fc.constantFrom(...codes.map((code) => `http://data.europa.eu/snb/${name}/${code}`))
