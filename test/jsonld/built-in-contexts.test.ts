/**
 * Why the scoped contexts of a built-in context need not be looked at until they are used: they are valid, and nothing that
 * another built-in context defines could make them otherwise.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { contexts as core, groups } from '../../src/generated/contexts.ts'
import { initialContext } from '../../src/jsonld/active-context.ts'
import { derive } from '../../src/jsonld/context-processing.ts'
import { builtIn, loadContexts } from '../../src/jsonld/contexts.ts'
import { isUnhandled } from '../../src/jsonld/outcome.ts'
import { type Document, isObject, list } from '../../src/lib/json.ts'

const urls = [...core.map(({ url }) => url), ...groups.flatMap((group) => group.urls)]
beforeAll(() => loadContexts(urls))

const contextsIn = (value: unknown): readonly Document[] => list(value).filter(isObject)
const contextsOf = (url: string): readonly Document[] => contextsIn(builtIn(url)?.['@context'])
const scopedIn = (context: Document): readonly Document[] =>
  Object.values(context).flatMap((definition) => (isObject(definition) ? contextsIn(definition['@context']) : []))
const termsOf = (context: Document): readonly string[] => Object.keys(context).filter((name) => !name.startsWith('@'))

const isPrefix = (definition: unknown): boolean => typeof definition === 'string' && /^https?:.*[/#]$/.test(definition)

function* everyContext(contexts: readonly Document[]): Generator<Document> {
  for (const context of contexts) {
    yield context
    yield* everyContext(scopedIn(context))
  }
}

/** What is looked up when a context is processed: whole names, and what stands before a colon. */
function looksUp(context: Document): readonly string[] {
  const names = termsOf(context).flatMap((term) => {
    const definition = context[term]
    return [term, ...(isObject(definition) ? [definition['@id'], definition['@type'], definition['@reverse']] : [definition])]
  })
  return [...names, context['@vocab']]
    .filter((name) => typeof name === 'string')
    .flatMap((name) => (/^[^:]+:(?!\/\/)/.test(name) ? [name, name.slice(0, name.indexOf(':'))] : [name]))
    .filter((name) => !name.startsWith('@'))
}

/** What the scoped contexts in a context look up and no context around them defines. */
function outside(context: Document, around: ReadonlySet<string> = new Set()): readonly string[] {
  const here = new Set([...around, ...termsOf(context)])
  return scopedIn(context).flatMap((scoped) => {
    const known = new Set([...here, ...termsOf(scoped)])
    return [...looksUp(scoped).filter((name) => !known.has(name)), ...outside(scoped, here)]
  })
}

describe('the scoped contexts of built-in contexts', () => {
  it('are valid where they are defined', () => {
    let handled = 0
    for (const url of urls) {
      const named = attempt(url)
      // the same as a context of somebody else’s is looked at in all its parts
      const whole = attempt(builtIn(url)?.['@context'])
      if (named === undefined || whole === undefined) continue
      expect(whole.terms, url).toEqual(named.terms)
      handled += 1
    }
    expect(handled).toBeGreaterThan(60)
  })

  it('look up nothing that another one defines, but prefixes: with and without them the IRI is absolute', () => {
    const all = urls.flatMap((url) => [...everyContext(contextsOf(url))])
    const others = new Set(all.flatMap((context) => termsOf(context).filter((term) => !isPrefix(context[term]))))
    expect(others.size).toBeGreaterThan(800)
    for (const url of urls)
      for (const context of contextsOf(url))
        expect(
          outside(context).filter((name) => others.has(name)),
          url,
        ).toEqual([])
  })

  it('are looked at where something else may have defined what they look up', () => {
    const hostile = { 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#achievementType': null }
    const url = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
    expect(() => derive(initialContext(), [hostile, url], 'embedded')).toThrow(/invalid IRI mapping \(achievementType\)/)
  })
})

function attempt(local: unknown): ReturnType<typeof derive> | undefined {
  try {
    return derive(initialContext(), local, 'embedded')
  } catch (error) {
    if (isUnhandled(error)) return undefined
    throw error
  }
}
