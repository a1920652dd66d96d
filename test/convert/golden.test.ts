/** The golden documents: each value that the crosswalk maps stands at the pointer that it names, and says what the golden target says there. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { formats } from '../../src/generated/registry.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { leaves } from '../../src/lib/tree.ts'
import { type GoldenFormat, type Slot, slots } from './slots.ts'

const folder = fileURLToPath(new URL('../../../shared/design/crosswalk-data/', import.meta.url))
const text = (name: string) => readFileSync(`${folder}example-${name}.json`, 'utf8')
const golden = (name: string): Document => JSON.parse(text(name))

/** Formats whose mapping is there. */
const mapped = (
  await Promise.all(
    formats.map(async (entry) => {
      const format = await entry.load()
      return Promise.resolve(format.mapping()).then(
        ({ id }) => [id as GoldenFormat],
        () => [],
      )
    }),
  )
).flat()
const pairs = mapped.flatMap((from) => mapped.flatMap((to) => (from === to ? [] : [[from, to] as const])))

/**
 * Where the target's golden document says something else than this source can know: what must stand there, or nothing,
 * and the reason. `*` is any format.
 */
const instead: Readonly<Record<string, readonly [value: unknown, why: string]>> = {
  '* elm D16': ['Audio-visual techniques and media production', 'the text is kept as its own concept: that is exact'],
  'elm * D8': [undefined, 'it comes back as the picture of the credential: a specification has none'],
  'elm ob2 D8': [at(golden('ob3'), '/credentialSubject/achievement/image/id'), 'a badge needs a picture: it is that of the credential'],
  'elm * D16': [undefined, 'it was only a label of the thematic area'],
  'elm * B11 street': ['Laan 1, 1234 AB Vossenberg, Netherlands', 'a full address is not taken apart'],
  'elm * B11 code': [undefined, 'a full address is not taken apart'],
  'elm * B11 town': [undefined, 'a full address is not taken apart'],
  'elm * B20': ['VATNL-000000000B01', 'only the ELM document says it'],
  'elm * F21': ['PT84H', 'only the ELM document says it'],
  'elm * F25': ['en', 'only the ELM document says it'],
  ...Object.fromEntries(
    [0, 1, 2, 3].map((index) => [`elm * G8 ${index}`, [undefined, 'a grading scheme is text: it stands in gradingMap']] as const),
  ),
  'elm * G9': [undefined, 'a grading scheme is text: it stands in gradingMap'],
}
/** Rows whose golden documents have ids of their own: the source's is kept, or where that means nothing outside, one is made. */
const names: ReadonlySet<string> = new Set(['B2', 'B2 of the record', 'C1', 'G5', 'G5 link'])

function fault(from: GoldenFormat, to: GoldenFormat, slot: Slot, document: Document): string | undefined {
  const found = at(document, slot[to])
  const said = at(golden(from), slot[from])
  const exception = [`${from} ${to}`, `${from} *`, `* ${to}`]
    .map((pair) => instead[`${pair} ${slot.row}`])
    .find((known) => known !== undefined)
  if (names.has(slot.row)) {
    // an issuer of OB 2.0 has a web address; a name that is none is made anew, and told
    const isMade = String(said).startsWith('urn:epass:') || (to === 'ob2' && String(said).startsWith('did:'))
    return (isMade ? found !== said : found === said) ? undefined : wrong(from, to, slot, found, said)
  }
  const expected = exception ? exception[0] : at(golden(to), slot[to])
  return same(found, expected) ? undefined : wrong(from, to, slot, found, expected)
}
const wrong = (from: string, to: GoldenFormat, slot: Slot, found: unknown, expected: unknown) =>
  `${from} ${to} ${slot.row}: ${slot[to]} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`

/** One instant has many spellings, and that of the source is kept (T1). */
const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a) === JSON.stringify(b) || (isDate(a) && isDate(b) && Date.parse(a) === Date.parse(b))
const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)

describe.skipIf(!existsSync(folder)).each(pairs)('%s to %s', (from, to) => {
  const inBoth = slots.filter((slot: Slot) => slot[from] !== '' && slot[to] !== '' && at(golden(from), slot[from]) !== undefined)

  test('every mapped value stands in its slot', async () => {
    const { document } = await convert(golden(from), { to, capsule: false })
    expect(inBoth.flatMap((slot) => fault(from, to, slot, document) ?? [])).toEqual([])
    expect(inBoth.length).toBeGreaterThan(15)
  })

  test('null control: an empty document fails every slot that is filled', () => {
    const filled = inBoth.filter((slot) => at(golden(to), slot[to]) !== undefined)
    expect(filled.every((slot) => at({}, slot[to]) !== at(golden(to), slot[to]))).toBe(true)
    expect(filled.length).toBeGreaterThan(10)
  })

  test('the original comes back byte for byte', async () => {
    const { document } = await convert(text(from), { to })
    const { bytes, format } = await restore(JSON.stringify(document))
    expect(new TextDecoder().decode(bytes)).toBe(text(from))
    expect(format).toBe(from)
  })
})

/** What says nothing of a credential: types, contexts, proof of the writing format, and the original of the original. */
const frame = /\/@context|\/type(\/|$)|^\/id$|\/identifierType$|data:application/

describe.skipIf(!existsSync(folder)).each(mapped.filter((name) => name !== 'elm'))('the golden %s', (name) => {
  test('has no value that the table of slots forgets', () => {
    const known = new Set(slots.map((slot) => slot[name]))
    const forgotten = [...leaves(golden(name))]
      .filter(([path, value]) => !known.has(path) && !frame.test(path) && !isCapsule(golden(name), path) && value !== null)
      .map(([path]) => path)
    expect(forgotten.filter((path) => !isCopy(name, path))).toEqual([])
  })
})

/** The evidence that holds the original of the golden document itself. */
const isCapsule = (document: Document, path: string): boolean => {
  const evidence = /^(.*\/evidence\/\d+)\//.exec(path)?.[1]
  return evidence !== undefined && /data:application/.test(JSON.stringify(at(document, evidence)))
}
/** CLR 2.0 says the issuer and the learner twice, CLR 1.0 the names of its own nodes. */
const isCopy = (name: string, path: string): boolean =>
  (name === 'clr2' && /^\/(issuer|credentialSubject\/identifier|credentialSubject\/verifiableCredential\/0\/id)/.test(path)) ||
  (name === 'clr1' && /^\/assertions\/0\/(id|recipient\/id)$/.test(path))
