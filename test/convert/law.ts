/** How laws are tried: so many cases, the same ones each time, and a failure that is told soon; and on what. */
import fc from 'fast-check'
import { test } from 'vitest'
import { formats } from '../../src/generated/registry.ts'
import type { Credential } from '../../src/lib/credential.ts'
import { difference } from '../../src/lib/difference.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { dress } from '../../src/lib/mapping/dress.ts'
import { copiedIn } from '../../src/lib/mapping/noting.ts'
import type { Pass } from '../../src/lib/mapping/pass.ts'
import { writeDocument } from '../../src/lib/mapping/passes.ts'
import { pathOf } from '../../src/lib/mapping/place.ts'
import type { Mapping } from '../../src/lib/mapping.ts'
import type { Node } from '../../src/lib/tree.ts'

export interface Runs {
  readonly numRuns: number
  readonly seed: number
}

/** The same cases each time, so that a change is judged by what it changes; others with `SEED=7 RUNS=1000`. */
export const runsOr = (numRuns: number): Runs => ({
  numRuns: Number(process.env['RUNS'] ?? numRuns),
  seed: Number(process.env['SEED'] ?? 1),
})

/** What a failing case may take to be made smaller: a credential of hundreds of values has no end of smaller ones. */
const patience = 60_000

/** So many cases at a stretch: whoever runs the test hears of it in between. */
const stretch = 50

/** Every case of a property; the first that fails is made smaller for as long as patience lasts, and thrown. */
export async function holds<T>(property: fc.IProperty<T> | fc.IAsyncProperty<T>, runs: Runs): Promise<void> {
  for await (const these of stretches(runs)) {
    const { failed, seed, counterexamplePath } = await fc.check(property, { ...these, endOnFailure: true })
    if (failed) await showSmaller(property, seed, counterexamplePath ?? '')
  }
}

async function* stretches({ numRuns, seed }: Runs): AsyncGenerator<Runs> {
  for (let done = 0; done < numRuns; done += stretch) {
    yield { numRuns: Math.min(stretch, numRuns - done), seed: seed + 1_000_003 * (done / stretch) }
    await new Promise((resume) => setTimeout(resume))
  }
}

async function showSmaller<T>(property: fc.IProperty<T> | fc.IAsyncProperty<T>, seed: number, path: string): Promise<never> {
  await fc.assert(property, { seed, path, interruptAfterTimeLimit: patience })
  throw new Error(`failed with SEED=${seed} at ${path}, and not when it was tried again`)
}

/** What a case is made of, what becomes of that, and what is so each time: by the name of its test. */
export interface Laws<T, Case> {
  readonly cases: fc.Arbitrary<T>
  readonly prepare: (made: T) => Case
  readonly laws: Readonly<Record<string, (one: Case) => void>>
}

/** A test for each of these laws. */
export function testLaws<T, Case>(laws: Laws<T, Case>, runs: Runs): void {
  let failures: Promise<ReadonlyMap<string, unknown>> | undefined
  test.each(Object.keys(laws.laws))('%s', async (name) => {
    const failed = await (failures ??= failuresOf(laws, runs))
    if (failed.has(name)) throw failed.get(name)
  })
}

/** To make a case and convert it takes longer than to ask a law of it: all are asked of a case while it is there, each until it fails. */
export async function failuresOf<T, Case>({ cases, prepare, laws }: Laws<T, Case>, runs: Runs): Promise<ReadonlyMap<string, unknown>> {
  const failures = new Map<string, unknown>()
  for await (const these of stretches(runs))
    for (const [index, made] of fc.sample(cases, these).entries()) {
      let prepared: Case | undefined
      for (const [name, law] of Object.entries(laws)) {
        if (failures.has(name)) continue
        try {
          law((prepared ??= prepare(made)))
        } catch {
          // what an assertion returns is no answer
          const property = fc.property(cases, (smaller) => void law(prepare(smaller)))
          failures.set(name, await showSmaller(property, these.seed, String(index)).catch((error: unknown) => error))
        }
      }
    }
  return failures
}

const only = process.env['FORMATS']?.split(',')
const loaded = formats.filter(({ id }) => !only || only.includes(id)).map((entry) => entry.load())
/** The formats, or those of `FORMATS`, as they map and as they repair what is not as it should be. */
export const mapped: readonly (readonly [id: string, mapping: Mapping, normalise: (document: Document) => Document])[] = await Promise.all(
  loaded.map(async (format) => {
    const { normalise, mapping } = await format
    const made = await mapping()
    return [made.id, made, (document: Document) => normalise(document).document] as const
  }),
)

export function formatOf(id: string): Mapping {
  const [, mapping] = mapped.find(([other]) => other === id) ?? []
  if (!mapping) throw new Error(`no format ${id}`)
  return mapping
}

export const under = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`)

export interface Written {
  readonly document: Document
  readonly pass: Pass
}

/** What a format demands is put on by the frame and told as a gap: the tables are looked at without it. */
export function written(hub: Credential, mapping: Mapping, bridge = true): Written {
  const { document, pass } = writeDocument(hub, mapping, 'en', { bridge })
  const dressed = dress(document, { ...mapping, required: {} }, 'x', { placeholders: false, language: 'en', copied: copiedIn(pass) })
  // a name that could not be kept is told by the frame
  const fieldsOf = (target: string) => pass.writes.flatMap(([place, field]) => (pathOf(place) === target ? [field] : []))
  pass.losses.push(...dressed.made.flatMap(fieldsOf).map((field) => ({ hub: field, reason: 'another node has its name' })))
  return { document: dressed.document, pass }
}

/** What was said before and is not any more, or otherwise: what is put where nothing stood, and another order, are no change. */
export function changes(before: unknown, after: unknown): readonly string[] {
  const edits = difference(before, after)
  const added = edits.flatMap(([path, edit]) =>
    'pick' in edit ? edit.pick.flatMap((old, now) => (old === -1 ? [`${path}/${now}`] : [])) : [],
  )
  return edits.flatMap(([path, edit]) => {
    const stood = at(before, path)
    const isSaid = 'pick' in edit && Array.isArray(stood) ? !stood.every((_, old) => edit.pick.includes(old)) : stood !== undefined
    return isSaid && !added.includes(path) ? [path] : []
  })
}

export type Extra = readonly [place: number, key: string, value: unknown]
export const extras: fc.Arbitrary<readonly Extra[]> = fc.array(
  fc.tuple(
    fc.nat(),
    fc.string().map((key) => `x-${key}`),
    fc.jsonValue(),
  ),
  { maxLength: 4 },
)

/** Puts things that nobody knows at places all over a document. */
export function spoil(document: Document, more: readonly Extra[], mapping: Mapping): Document {
  // what stands twice is two things here: a context of a child is not that of the whole
  const copy = JSON.parse(JSON.stringify(document)) as Node
  const frame = Object.keys(mapping.frame({}))
  const nodes: Node[] = [copy]
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null) {
      nodes.push(value as Node)
      Object.values(value).forEach(visit)
    }
  }
  for (const [key, value] of Object.entries(copy)) if (!frame.includes(key)) visit(value)
  for (const [position, key, value] of more) (nodes[position % nodes.length] as Node)[key] = value
  return copy
}
