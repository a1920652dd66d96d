/** Compiles a context while the package is built. @module */
import { type Document, isObject } from '../lib/json.ts'
import { initialContext, type TermDefinition } from './active-context.ts'
import { type ContextTable, type More, type TermRow, traits } from './compiled-context.ts'
import { defineTerms } from './local-context.ts'

/** Where the tables of a file go, and the number that a context has in all files. */
export interface Tables {
  readonly all: ContextTable[]
  readonly idOf: (context: Document) => number
}

/** The number of the context among the tables, to which it is added. @throws where it cannot be used by itself, or is rare. */
export function compileContext(context: Document, tables: Tables): number {
  const id = tables.idOf(context)
  const before = tables.all.findIndex((table) => table.id === id)
  if (before !== -1) return before
  const defined = definedAlone(context)
  const terms = [...defined.terms].map(([term, definition]) => rowOf(term, definition, tables))
  const { vocab, language, needs } = defined
  const table: ContextTable = {
    id,
    terms,
    ...(needs.length > 0 && { needs }),
    ...(Object.hasOwn(context, '@vocab') && { vocab: vocab ?? null }),
    ...(Object.hasOwn(context, '@language') && { language: language ?? null }),
  }
  return tables.all.push(table) - 1
}

/** What a context defines where there is nothing around it, and the names that it looks up there; whole IRIs are none. */
function definedAlone(context: Document): ReturnType<typeof defineTerms> & { readonly needs: readonly string[] } {
  const terms = new Map<string, TermDefinition>()
  const needs = new Set<string>()
  const watched = Object.assign(terms, {
    get: (name: string): TermDefinition | undefined => {
      if (!Object.hasOwn(context, name) && !name.includes(':')) needs.add(name)
      return Map.prototype.get.call(terms, name) as TermDefinition | undefined
    },
  })
  return { ...defineTerms({ ...initialContext(), terms: watched }, context, false, () => undefined), needs: [...needs] }
}

function scopedIn(scoped: unknown, tables: Tables): number | null {
  if (scoped === null || isObject(scoped)) return scoped && compileContext(scoped, tables)
  throw new Error('a scoped context of a form that no built-in context has had')
}

function rowOf(
  term: string,
  { iri, reverse, prefix, type, container, language, scoped, ...rest }: TermDefinition,
  tables: Tables,
): TermRow {
  const sum =
    (rest.protected ? traits.protected : 0) +
    (reverse ? traits.reverse : 0) +
    (prefix === undefined ? 0 : prefix ? traits.prefix : traits.noPrefix)
  const more: More = {
    ...(type !== undefined && { type }),
    ...(container !== undefined && { container }),
    ...(language !== undefined && { language }),
    ...(scoped !== undefined && { scoped: scopedIn(scoped, tables) }),
  }
  return Object.keys(more).length > 0 ? [term, iri, sum, more] : [term, iri, sum]
}
