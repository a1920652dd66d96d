/** Our engine against ajv: the same schemas, the same verdict on every document and every mutant of it. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { formats as known } from '../../src/lib/schema/formats.ts'
import { validator } from '../../src/lib/schema.ts'
import { bundle, documents, formats, roots } from './bundles.ts'
import { type Branch, instance } from './instance.ts'
import { type Mutant, mutants } from './mutations.ts'

const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  strictTuples: false,
  allowUnionTypes: true,
  schemas: [...documents.values()],
})
for (const [name, { holds }] of Object.entries(known)) ajv.addFormat(name, holds)
/** The European credential is so large that one branch is enough. */
const branches = (format: string): readonly Branch[] => (format === 'elm' ? ['first'] : ['first', 'last'])

/** At most three thousand, evenly: each costs two validations of a large document. */
const some = (all: readonly Mutant[]): readonly Mutant[] => all.filter((_, index) => index % Math.ceil(all.length / 3000) === 0)

describe('the schemas', () => {
  it.each([...documents.keys()])('%s is a JSON Schema 2020-12', (id) => {
    const schema = documents.get(id) ?? {}
    expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true)
    expect(ajv.getSchema(id)).toBeTypeOf('function')
  })
})

describe.each(formats)('the engine on %s', (format) => {
  const { root, defs } = bundle(format)
  const ours = validator(root, defs)
  const theirs = ajv.getSchema(`https://w3id.org/credlens/schemas/${format}/document.json`)
  const bases = (roots[format] ?? []).flatMap((name) => branches(format).map((branch) => instance(name, defs, branch)))

  it('accepts whole documents of every kind', () => {
    expect(bases.map((document) => ours(document).map(({ path, message }) => `${path} ${message}`))).toEqual(bases.map(() => []))
  })

  it('says what ajv says of every mutant', () => {
    let count = 0
    let rejected = 0
    for (const base of bases)
      for (const { kind, path, document } of some([...mutants(base)])) {
        const verdict = ours(document).length === 0
        count += 1
        if (!verdict) rejected += 1
        if (verdict !== theirs?.(document)) expect.fail(`${kind} at /${path.join('/')}: ours ${verdict}`)
      }
    process.stdout.write(`engine: ${format}: ${count} mutants, ${rejected} rejected\n`)
    expect(count).toBeGreaterThan(500)
    expect(rejected).toBeGreaterThan(count / 4)
  })
})
