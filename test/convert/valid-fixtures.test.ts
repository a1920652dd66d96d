/**
 * Each concept of the crosswalk, converted with placeholders in the place of what is missing, is valid in its target: by our schemas,
 * rules and JSON-LD safe mode, and by the official schemas. What a target does not take is told as lost and never stands in the result.
 */
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import type { Document } from '../../src/lib/json.ts'
import type { Check } from '../../src/lib/report.ts'
import { validate } from '../../src/validate.ts'
import { hasReference, ran } from '../reference.ts'
import { type Accepts, clr1, ebsi, edtech } from '../schemas/official.ts'
import { bases } from './bases.ts'
import { documentOf, pairsOf, placed } from './fixture-run.ts'
import { type FormatName, fixtures } from './fixtures.ts'
import { sealed } from './shacl.ts'

const ids: readonly FormatName[] = ['ob2', 'ob3', 'clr1', 'clr2', 'elm']

/** Open Badges 2.0 has no official schema; that of EBSI is the only one for European credentials. */
const official: Readonly<Record<FormatName, () => Accepts>> = {
  ob2: () => () => true,
  ob3: () => edtech('ob_v3p0_achievementcredential_schema'),
  clr1: () => clr1('clrv1p0-getclr-200-responsepayload-schemav2p0'),
  clr2: () => edtech('clr_v2p0_clrcredential_schema'),
  elm: () => {
    const accepts = ebsi()
    return (document) => accepts(withoutLonelyLists(document))
  },
}

/** That schema takes one number of an achievement and one provider of an opportunity; ELM takes several (0..*), and a list of one is its item. */
function withoutLonelyLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLonelyLists)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const isLonely = ['identifier', 'providedBy'].includes(key) && Array.isArray(inner) && inner.length === 1
      return [key, withoutLonelyLists(isLonely ? inner[0] : inner)]
    }),
  )
}

const isFault = ({ outcome }: Check): boolean => outcome === 'fail' || outcome === 'unknown'

/** What a source says wrongly, a converter does not set right: nobody may call a number a hash that is called none. */
const isOfSource = (message: string): boolean => message.startsWith('The identity looks like a hash, and “hashed” does not say so')

/** What is wrong with a document of a format that was not wrong in what it was made of. */
async function faultsOf(document: Document, accepts: Accepts, before: readonly string[] = []): Promise<readonly string[]> {
  const whole = 'displayParameter' in document ? sealed(document) : document
  const { checks } = await validate(whole)
  const found = checks.filter(isFault).map(({ path = '', message }) => ({ path, message }))
  const own = found.filter(({ message }) => !before.includes(message) && !isOfSource(message))
  return [...own.map(({ path, message }) => `${path} ${message}`), ...(accepts(whole) ? [] : ['the official schema refuses it'])]
}

describe.skipIf(!hasReference)('every concept, where it comes', () => {
  test.each(ids)('into %s, is valid', { timeout: 300_000 }, async (to) => {
    const accepts = official[to]()
    const wrong = new Map<string, string>()
    let count = 0
    for (const [id, fixture, name = ''] of fixtures)
      for (const from of ids) {
        if (from === to || Object.keys(pairsOf(fixture, from) ?? {}).length === 0) continue
        const source = documentOf(fixture, from)
        const before = (await validate(source)).checks.filter(isFault).map(({ message }) => message)
        const { document, others } = await convert(source, { ...fixture.options, to, placeholders: true })
        for (const each of [document, ...others]) {
          count++
          for (const fault of await faultsOf(each, accepts, before)) wrong.set(fault, `${id} ${name} from ${from}`)
        }
      }
    ran(`concepts into ${to}`, count)
    expect([...wrong]).toEqual([])
    expect(count).toBeGreaterThan(600)
  })
})

describe.skipIf(!hasReference)('null control', () => {
  /** For each format a value that it does not take, put where a converter that looks at nothing would put it. */
  const spoiled: Readonly<Record<FormatName, readonly [place: string, value: unknown]>> = {
    ob2: ['badge/criteria/id', 'a page'],
    ob3: ['validFrom', '2024-06-01'],
    clr1: ['issuedOn', '2024-06-01'],
    clr2: ['credentialSubject/achievement', [{ type: ['Achievement'], name: 'No id' }]],
    elm: ['displayParameter/title', 'no language'],
  }

  test.each(ids)('what is converted into %s is not valid with a value that it does not take', async (to) => {
    const accepts = official[to]()
    const from = to === 'ob3' ? 'clr1' : 'ob3'
    const { document } = await convert(bases[from], { to, placeholders: true })
    const [place, value] = spoiled[to]
    const wrong = placed(document, place.split('/'), value) as Document
    expect(await faultsOf(document, accepts)).toEqual([])
    const faults = await faultsOf(wrong, accepts)
    expect(faults.length).toBeGreaterThan(0)
    // and what our own schema says, the official one says, too
    if (to !== 'ob2') expect(faults).toContain('the official schema refuses it')
  })
})
