/** Every reference sample into every other format: nothing is lost in silence, nothing is invented. */
import { describe, expect, test } from 'vitest'
import { formats } from '../../src/generated/registry.ts'
import type { Document } from '../../src/lib/json.ts'
import { parseAll } from '../../src/parse.ts'
import { hasReference, ran, reference, referenceFiles } from '../reference.ts'
import { type Survival, survival } from './survival.ts'

const samples = referenceFiles('samples').filter((file) => /\.(json|jsonld|jwt|1ob|png|svg)$/.test(file))
const ids = ['ob2', 'ob3', 'clr1', 'clr2', 'elm']

async function loaded() {
  const entries = formats.filter(({ id }) => ids.includes(id))
  return await Promise.all(
    entries.map(async (entry) => {
      const format = await entry.load()
      return [entry.id, format, await format.mapping()] as const
    }),
  )
}

async function documents(): Promise<readonly (readonly [file: string, format: string, document: Document])[]> {
  const found: [string, string, Document][] = []
  for (const file of samples) {
    try {
      for await (const parsed of parseAll(reference(file))) if ('format' in parsed) found.push([file, parsed.format, parsed.document])
    } catch {
      // what is no credential is another test's business
    }
  }
  return found
}

describe.skipIf(!hasReference)('survival', () => {
  test('every value of every sample is accounted for in every pair', { timeout: 300_000 }, async () => {
    const known = await loaded()
    const sources = await documents()
    const table = new Map<string, Survival & { documents: number }>()
    const silent: string[] = []
    const invented: string[] = []
    const placeless: string[] = []
    const mistaken: string[] = []
    for (const [file, id, document] of sources) {
      const [, format, from] = known.find(([other]) => other === id) ?? []
      if (!format || !from) continue
      const { document: normal } = format.normalise(document)
      for (const [target, , to] of known) {
        if (target === id) continue
        const found = survival(normal, from, to)
        silent.push(...found.unaccounted.map((path) => `${file} ${id} ${target} ${path}`))
        invented.push(...found.invented.map((path) => `${file} ${id} ${target} ${path}`))
        placeless.push(...found.placeless.map((told) => `${file} ${id} ${target} ${told}`))
        mistaken.push(...found.mistaken.map((told) => `${file} ${id} ${target} ${told}`))
        const before = table.get(`${id} ${target}`)
        const sum = (key: 'values' | 'stand' | 'told' | 'implied') => found[key] + (before?.[key] ?? 0)
        table.set(`${id} ${target}`, {
          documents: (before?.documents ?? 0) + 1,
          values: sum('values'),
          stand: sum('stand'),
          told: sum('told'),
          implied: sum('implied'),
          unaccounted: [],
          invented: [],
          placeless: [],
          mistaken: [],
        })
      }
    }
    const lines = [...table]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([pair, { documents: count, values, stand, told, implied }]) =>
        [pair.padEnd(10), `${count} documents`, `${values} values`, `${stand} stand`, `${implied} implied`, `${told} told as lost`].join(
          '  ',
        ),
      )
    process.stdout.write(`survival over all samples\n${lines.join('\n')}\n`)
    ran('survival', sources.length)
    expect(silent).toEqual([])
    expect(invented).toEqual([])
    expect(placeless).toEqual([])
    expect(mistaken).toEqual([])
    expect(sources.length).toBeGreaterThan(200)
  })
})
