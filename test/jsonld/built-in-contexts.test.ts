/**
 * Built-in contexts are compiled when the package is built, and their scoped contexts are not looked at until they are used. Why that is
 * the same: each is valid, says what processing it says, and nothing that another built-in context defines could make it otherwise.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { core, usual } from '../../src/generated/contexts.ts'
import { rare } from '../../src/generated/contexts-rare.ts'
import { type ActiveContext, initialContext, type TermDefinition } from '../../src/jsonld/active-context.ts'
import { isCompiled } from '../../src/jsonld/compiled-context.ts'
import { builtInDocument } from '../../src/jsonld/context-documents.ts'
import { derive } from '../../src/jsonld/context-processing.ts'
import { loadContexts } from '../../src/jsonld/contexts.ts'
import { isUnhandled, isUnloaded } from '../../src/jsonld/outcome.ts'
import { type Document, isObject, list } from '../../src/lib/json.ts'

const groups = [...usual, ...rare]
const documents = new Map<string, Document>()
beforeAll(async () => {
  await loadContexts(groups.flatMap((group) => group.urls))
  const all = await Promise.all([core, ...groups].map((group) => group.documents()))
  for (const url of all.flatMap((one) => Object.keys(one))) documents.set(url, (await builtInDocument(url)) ?? {})
  // contexts that are not compiled are processed by a module that is loaded when one is met
  try {
    derive(initialContext(), { a: 'urn:a' }, 'embedded')
  } catch (error) {
    if (isUnloaded(error)) await error.load()
  }
})

const contextsIn = (value: unknown): readonly Document[] => list(value).filter(isObject)
const contextsOf = (url: string): readonly Document[] => contextsIn(documents.get(url)?.['@context'])
const scopedIn = (context: Document): readonly Document[] =>
  Object.values(context).flatMap((definition) => (isObject(definition) ? contextsIn(definition['@context']) : []))
const termsOf = (context: Document): readonly string[] => Object.keys(context).filter((name) => !name.startsWith('@'))

function* everyContext(contexts: readonly Document[]): Generator<Document> {
  for (const context of contexts) {
    yield context
    yield* everyContext(scopedIn(context))
  }
}

/** The whole IRIs that are looked up when a context is processed, and are not its own. */
function looksUp(context: Document): readonly string[] {
  const names = termsOf(context).flatMap((term) => {
    const definition = context[term]
    return [term, ...(isObject(definition) ? [definition['@id'], definition['@type'], definition['@reverse']] : [definition])]
  })
  return names.filter((name) => typeof name === 'string').filter((name) => name.includes(':') && !Object.hasOwn(context, name))
}

/** A context as it is compiled, and as its words are processed. */
interface Two {
  readonly path: string
  readonly compiled: ActiveContext
  readonly processed: ActiveContext
}

/** Whether both say the same, and so do all contexts that are scoped by their terms. How many were compared. */
function compare({ path, compiled, processed }: Two): number {
  const plain = ({ scoped: _, term: __, ...definition }: TermDefinition) => definition
  const termsIn = ({ terms }: ActiveContext) => Object.fromEntries([...terms].map(([term, definition]) => [term, plain(definition)]))
  expect(termsIn(compiled), path).toEqual(termsIn(processed))
  const { vocab, language, guarded } = processed
  expect(compiled, path).toMatchObject({ vocab, language, guarded })
  return (
    1 +
    scopesOf(path, compiled, processed)
      .map(compare)
      .reduce((sum, count) => sum + count, 0)
  )
}

const scopesOf = (path: string, compiled: ActiveContext, processed: ActiveContext): readonly Two[] =>
  [...processed.terms].flatMap(([term, { scoped }]) => {
    const mine = compiled.terms.get(term)?.scoped
    expect(isCompiled(mine), `${path} ${term}`).toBe(isObject(scoped))
    if (!isCompiled(mine) || path.split(' ').length > 2) return []
    const [one, other] = [attempt(mine, compiled), attempt(scoped, processed)]
    return one && other ? [{ path: `${path} ${term}`, compiled: one, processed: other }] : []
  })

describe('built-in contexts', () => {
  /** What some contexts use and do not declare. */
  const prefixes = { xsd: 'http://www.w3.org/2001/XMLSchema#', sec: 'https://w3id.org/security#', schema: 'https://schema.org/' }

  it.each([
    ['by themselves', []],
    ['after prefixes', [prefixes]],
  ])('say what their words say, %s', (_, before) => {
    let compared = 0
    for (const [url, document] of documents) {
      const compiled = attempt([...before, url])
      // processed as a context of somebody else’s, in all its parts
      const processed = attempt([...before, ...list(document['@context'])])
      if (compiled === undefined || processed === undefined) continue
      compared += compare({ path: url, compiled, processed })
    }
    process.stdout.write(`contexts: ${compared} compared with their words\n`)
    expect(compared).toBeGreaterThan(700)
  })

  it('define no whole IRI that another one looks up', () => {
    const all = [...documents.keys()].flatMap((url) => [...everyContext(contextsOf(url))])
    const defined = new Set(all.flatMap(termsOf).filter((term) => term.includes(':')))
    const asked = all.flatMap(looksUp)
    expect(asked.length).toBeGreaterThan(1000)
    expect(asked.filter((name) => defined.has(name))).toEqual([])
  })

  it('are left to another engine where something else may have defined what they look up', () => {
    const hostile = { 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievementType': null }
    const url = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
    expect(attempt([hostile, url])).toBeUndefined()
    expect(attempt([{ loom: 'https://college.example.org/loom' }, url])?.terms.has('Achievement')).toBe(true)
  })
})

function attempt(local: unknown, active?: ActiveContext): ActiveContext | undefined {
  try {
    return derive(active ?? initialContext(), local, active ? 'byProperty' : 'embedded')
  } catch (error) {
    if (isUnhandled(error)) return undefined
    throw error
  }
}
