/** Every sample of the reference into every other format: nothing throws, nothing is without an account, the original comes back. */
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { formats } from '../../src/generated/registry.ts'
import { at } from '../../src/lib/json.ts'
import { leaves } from '../../src/lib/tree.ts'
import { parse } from '../../src/parse.ts'
import { hasReference, ran, reference, referenceFiles } from '../reference.ts'

const files = referenceFiles('samples')
/** Values that say what a document is and not what it says: they are made anew. */
const frame = /(^|\/)(@context|type|@type|id|@id|proof|verification|credentialSchema|credentialProfiles|inScheme|prefLabel|notation)(\/|$)/

/** A value is known by its own place or that of the piece it is in. */
function isIn(path: string, places: ReadonlySet<string>): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) if (places.has(path.slice(0, end))) return true
  return false
}

interface Count {
  documents: number
  values: number
  arrived: number
  named: number
}

describe.skipIf(!hasReference)('every sample', () => {
  test('converts into every other format', { timeout: 600_000 }, async () => {
    const counts = new Map<string, Count>()
    const faults: string[] = []
    for (const file of files) {
      const parsed = await parse(reference(file)).catch(() => undefined)
      // any other Verifiable Credential is verified, and has no mapping
      if (!parsed || parsed.format === 'vc') continue
      for (const { id: to } of formats.filter(({ id }) => id !== parsed.format)) {
        const { document, others, diagnostics, provenance } = await convert(reference(file), { to })
        const count = counts.get(`${parsed.format} ${to}`) ?? { documents: 0, values: 0, arrived: 0, named: 0 }
        counts.set(`${parsed.format} ${to}`, count)
        count.documents++
        const losses = diagnostics.flatMap(({ kind, source }) => (kind === 'loss' && source !== undefined ? [source] : []))
        for (const source of losses) if (at(parsed.document, source) === undefined) faults.push(`${file} ${to}: nothing at ${source}`)
        const lost: ReadonlySet<string> = new Set(losses)
        const sources: ReadonlySet<string> = new Set(
          Object.values(provenance).flatMap((origin) => (typeof origin === 'string' ? [] : origin)),
        )
        for (const [path] of leaves(parsed.document)) {
          if (frame.test(path)) continue
          count.values++
          if (isIn(path, sources)) count.arrived++
          else if (isIn(path, lost)) count.named++
        }
        if (others.length === 0 && parsed.envelope.kind !== 'none') {
          const { bytes } = await restore(document)
          if (new TextDecoder().decode(bytes) !== parsed.text) faults.push(`${file} ${to}: another text comes back`)
        }
      }
    }
    for (const [pair, { documents, values, arrived, named }] of counts)
      process.stdout.write(
        `conversion ${pair}: ${documents} documents, ${values} values, ${((100 * arrived) / values).toFixed(1)} % arrive, ${((100 * named) / values).toFixed(1)} % are named losses\n`,
      )
    ran(
      'samples converted',
      [...counts.values()].reduce((sum, { documents }) => sum + documents, 0),
    )
    expect(faults).toEqual([])
    expect(counts.size).toBeGreaterThanOrEqual(16)
  })
})
