/**
 * The JSON-LD contexts that are built in, compiled. Nothing is ever fetched.
 *
 * @module
 */
import { type ContextGroup, core, usual } from '../generated/contexts.ts'
import type { Awaitable } from '../lib/awaitable.ts'
import { CredentialError } from '../lib/errors.ts'
import { loadOnce } from '../lib/load-once.ts'
import { type ContextTable, contextsFrom } from './compiled-context.ts'

/** What a generated file of contexts holds, as JSON. */
interface ContextTables {
  readonly tables: readonly ContextTable[]
  /** The contexts of a document: numbers of tables, and addresses. */
  readonly contexts: readonly ({ readonly aliases: readonly string[]; readonly local: readonly (number | string)[] } & Named)[]
}
interface Named {
  readonly url: string
  /** The day it was published, where the file is mutable. */
  readonly revision?: string
}
export interface BuiltIn extends Named {
  readonly local: readonly unknown[]
  readonly group: ContextGroup
}

const known = new Map<string, BuiltIn>()
/** What could be loaded; the rare ones are among them once somebody asked for all addresses. */
const unloaded = new Map<string, ContextGroup>()
const offer = (groups: readonly ContextGroup[]): void => {
  for (const group of groups) for (const url of group.urls) unloaded.set(url, group)
}
offer(usual)

let isComplete = false
/** Makes the addresses of all built-in contexts known. */
export const knowAll: () => Awaitable<void> = /* @__PURE__ */ loadOnce(async (): Promise<void> => {
  offer((await import('../generated/contexts-rare.ts')).rare)
  isComplete = true
})

function know(text: string, group: ContextGroup): void {
  const { tables, contexts } = JSON.parse(text) as ContextTables
  const compiled = contextsFrom(tables)
  for (const { aliases, local, ...named } of contexts) {
    const entry = { ...named, group, local: local.map((one) => (typeof one === 'number' ? compiled[one] : one)) }
    for (const one of [named.url, ...aliases]) known.set(one, entry)
  }
}
know(core.text, core)

/** A built-in context that is loaded already: its compiled ones and addresses, and where it was first published. */
export const builtIn = (url: string): BuiltIn | undefined => known.get(url)

/** Whether there may be a built-in context that `loadContext` would bring. */
export const canLoad = (url: string): boolean => unloaded.has(url) || !isComplete

/** Every address that a built-in context has, loaded or not, after {@link knowAll}. */
export const knownAddresses = (): readonly string[] => [...known.keys(), ...unloaded.keys()]

/** Loads a built-in context that is not among the core ones. `false`: there is no such context. */
export async function loadContext(url: string): Promise<boolean> {
  if (known.has(url)) return true
  if (!unloaded.has(url)) await knowAll()
  const group = unloaded.get(url)
  if (group === undefined) return known.has(url)
  know(await group.load(), group)
  for (const one of group.urls) unloaded.delete(one)
  return true
}

/** Those of several addresses at once, whichever of them are built in. */
export const loadContexts = async (urls: readonly string[]): Promise<void> => void (await Promise.all(urls.map(loadContext)))

/** Whether an address is one of a built-in context, and which context it is, after {@link knowAll}: aliases lead to the same. */
export const contextName = (url: string): string | undefined => known.get(url)?.url ?? (unloaded.has(url) ? url : undefined)

/** The address is told without its query, where keys of access and people are found; `needs` has the whole. */
export const unknownContext = (url: string, path?: string): CredentialError =>
  new CredentialError(
    'ERR_CONTEXT',
    `the JSON-LD context ${url.slice(0, 200).replace(/[?#].*/s, '')} is not known here, and none is fetched`,
    {
      needs: [{ url, kind: 'context' }],
      ...(path === undefined ? {} : { path }),
    },
  )
