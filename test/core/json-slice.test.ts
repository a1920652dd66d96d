/** Parts of JSON text, exactly as they stand there: judged by a text that is put together of the parts. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, list } from '../../src/lib/json.ts'
import { partsOf } from '../../src/lib/json-slice.ts'
import { CredentialError, parseAll } from '../../src/parse.ts'

const spaces = fc.array(fc.constantFrom(' ', '\n', '\t', '\r'), { maxLength: 3 }).map((all) => all.join(''))
const spelled = fc
  .tuple(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(undefined, 1, '\t'))
  .map(([value, by]) => JSON.stringify(value, null, by))

const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null
/** The texts of what is an object or a list in the list at a pointer, or stands for one. */
function itemTexts(text: string, path: string, levels?: number): readonly (string | undefined)[] {
  const whole: unknown = JSON.parse(text)
  return list(at(whole, path))
    .filter(isPart)
    .map(partsOf(text, whole, levels))
}

test('the items of a list, wherever it stands', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(spaces, spelled, spaces)), spelled, fc.string(), spaces, (items, other, name, space) => {
      const key = `k${name}`
      const texts = items.map(([, text]) => text).filter((text) => isPart(JSON.parse(text)))
      const whole = `[${items.map((item) => item.join('')).join(',')}]`
      expect(itemTexts(space + whole + space, '', 1)).toEqual(texts)
      const path = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      const holder = `${space}{ "a" :${other} ,${space}${JSON.stringify(key)}${space}:${space}${whole}${space}}`
      expect(itemTexts(holder, path)).toEqual(texts)
      expect(itemTexts(`[0,${holder}]`, `/1${path}`)).toEqual(texts)
    }),
    { numRuns: 300, seed: 1 },
  )
})

test('a value that is no list stands for one; nothing where there is nothing', () => {
  expect(itemTexts('{"a": {"b" : "x\\"}"} }', '/a')).toEqual(['{"b" : "x\\"}"}'])
  expect(itemTexts('{"a":1}', '/b')).toEqual([])
  expect(itemTexts('1', '')).toEqual([])
  expect(partsOf('[[{}]]', [[{}]])({})).toBeUndefined()
  expect(itemTexts('[[{}]]', '/0', 1)).toEqual([undefined])
})

test('of a text that is not that of the value, no part is taken for one', () => {
  const value = { a: { b: {} } }
  for (const text of ['', '"a"', '1', '[{}]', '{"b":{}}', '{"a":1}']) expect(partsOf(text, value)(value.a)).toBeUndefined()
})

const badge = '{ "@context":"https://w3id.org/openbadges/v2",\n "type" : "Assertion", "id":"urn:uuid:\\u0031", "badge":1.50 }'
const textsOf = async (input: string): Promise<readonly string[]> => {
  const found: string[] = []
  for await (const item of parseAll(input)) found.push(item instanceof CredentialError ? item.code : item.text)
  return found
}

describe('the text of a part is its own', () => {
  test('in a list', async () => expect(await textsOf(` [ ${badge},\n${badge}]`)).toEqual([badge, badge]))
  test('in a presentation, and in one in a list', async () => {
    const presentation = `{"@context":"https://www.w3.org/2018/credentials/v1","type":"VerifiablePresentation","verifiableCredential":[ ${badge} ]}`
    expect(await textsOf(presentation)).toEqual([badge])
    expect(await textsOf(presentation.replace('[ ', '').replace(' ]', ''))).toEqual([badge])
    expect(await textsOf(`[${presentation}, ${badge}]`)).toEqual([badge, badge])
  })
})
