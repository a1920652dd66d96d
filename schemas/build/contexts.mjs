/**
 * Writes the JSON-LD contexts that are built in: from npm packages where an equal copy exists, else from the term tables
 * in `schemas/contexts`. Each is proved by the digest of its canonical form before it is written, and compiled into a table.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import canonicalize from 'canonicalize'
import { build as esbuild } from 'esbuild'
import { entries } from '../contexts/entries.mjs'
import { quoted, write } from '../write.mjs'

/** Writes `contexts.ts` (the core), the addresses of the rare ones, one module for each other group, their documents as they were published, and older revisions. */
export default async function build(outDir) {
  mkdirSync(outDir, { recursive: true })
  const { compileContext } = await compiler()
  const ids = new Map()
  const idOf = (context) => {
    const text = canonicalize(ordered(context))
    if (!ids.has(text)) ids.set(text, ids.size)
    return ids.get(text)
  }
  const older = {}
  const texts = {}
  for (const [group, rows] of Object.entries(entries)) {
    const all = await Promise.all(rows.map(entryOf))
    for (const { url, earlier } of all) if (earlier.length > 0) older[url] = earlier
    write(join(outDir, `contexts-${group}-published.ts`), documentsModule(all))
    texts[group] = tablesOf(all, (context, tables) => compileContext(context, { all: tables, idOf }))
  }
  const { core, ...others } = texts
  const { [usual]: _, ...rare } = others
  for (const [group, text] of Object.entries(others))
    write(join(outDir, `contexts-${group}.ts`), `${banner}export const text = ${quoted(text)}\n`)
  write(join(outDir, 'contexts.ts'), types + coreModule(core) + onDemand('usual', [usual]))
  write(
    join(outDir, 'contexts-rare.ts'),
    `${banner}import type { ContextGroup } from './contexts.ts'\n${onDemand('rare', Object.keys(rare))}`,
  )
  write(join(outDir, 'contexts-older.ts'), olderModule(older))
}

/** The part of the library that processes contexts, for it is what compiles them. */
async function compiler() {
  const { outputFiles } = await esbuild({ entryPoints: [compilerSource], bundle: true, write: false, format: 'esm', platform: 'neutral' })
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)
}

/** JSON in which the order of containers, which means nothing, is always the same. */
const ordered = (value, name) =>
  Array.isArray(value)
    ? (name === '@container' ? value.toSorted() : value).map((item) => ordered(item))
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ordered(item, key)]))
      : value

function tablesOf(all, compile) {
  const tables = []
  const contexts = all.map(({ url, aliases, newest }) => ({
    url,
    aliases,
    ...(newest.revision !== '' && { revision: newest.revision }),
    local: [JSON.parse(newest.json)['@context']]
      .flat()
      .map((context) => (typeof context === 'string' ? context : compile(context, tables))),
  }))
  return JSON.stringify({ tables, contexts })
}

async function entryOf({ url, aliases = [], from, revisions, sha256 }) {
  const published = await contentOf(from, url)
  const [newest, ...earlier] = (revisions ?? [{ revision: '', sha256 }]).map((one) => revisionOf(url, published, one))
  return { url, aliases, newest, earlier }
}

function revisionOf(url, published, { revision, add = {}, drop, sha256 }) {
  const terms = Array.isArray(published) ? published : { ...structuredClone(published), ...add }
  if (drop !== undefined) delete terms[drop[0]]['@context'][drop[1]]
  const json = canonicalize({ '@context': terms })
  const digest = createHash('sha256').update(json).digest('hex')
  if (sha256 !== undefined && digest !== sha256) throw new Error(`the context ${url} has the digest ${digest}, not ${sha256}`)
  return { revision, sha256: digest, json }
}

/** The value of `@context` in a package's copy or in a term table. */
async function contentOf(from, url) {
  if (!/[/-]/.test(from)) return (await import(`../contexts/tables/${from}.mjs`)).default[url]
  const carrier = await import(from)
  const copy = carrier.contexts?.get(url) ?? carrier.preloadedContexts?.[url]
  if (copy === undefined) throw new Error(`the package ${from} has no copy of ${url}`)
  return copy['@context']
}

const banner = '// Written by schemas/build/contexts.mjs: do not edit. Licences of what is in here: schemas/contexts/NOTICE.md\n'
const types = `${banner}
/** One state of a context's file. */
export interface ContextRevision {
  /** The day it was published, where the file is mutable. */
  readonly revision: string
  /** SHA-256 of the canonical form (RFC 8785) of \`json\`. */
  readonly sha256: string
  /** The text \`{"@context": …}\`. */
  readonly json: string
}
/** Contexts that are loaded together: the first of them that is asked for brings all. */
export interface ContextGroup {
  readonly urls: readonly string[]
  /** Their tables, as JSON. */
  readonly load: () => Promise<string>
  /** As they were published, by their first addresses. */
  readonly documents: () => Promise<Readonly<Record<string, ContextRevision>>>
}
`

const compilerSource = fileURLToPath(new URL('../../src/jsonld/compile-context.ts', import.meta.url))

const documentsOf = (group) => `() => import('./contexts-${group}-published.ts').then(({ documents }) => documents)`

const documentsModule = (all) => `${banner}import type { ContextRevision } from './contexts.ts'

export const documents: Readonly<Record<string, ContextRevision>> = ${JSON.stringify(Object.fromEntries(all.map(({ url, newest }) => [url, newest])), null, 1)}
`

const coreModule = (text) => `
const text = ${quoted(text)}
/** What every verification of a new badge takes. */
export const core: ContextGroup & { readonly text: string } = { urls: [], load: () => Promise.resolve(text), documents: ${documentsOf('core')}, text }
`

const olderModule = (older) => `${banner}import type { ContextRevision } from './contexts.ts'

/** What the files of mutable contexts said before, by their addresses: the newest first. */
export const older: Readonly<Record<string, readonly ContextRevision[]>> = ${JSON.stringify(older, null, 1)}
`

/** The group whose addresses are known at once: most badges of data model 1.1 name them. Those of the others wait until one is met. */
const usual = 'vc1'

const onDemand = (name, groups) =>
  `\nexport const ${name}: readonly ContextGroup[] = [\n${groups
    .map((group) => {
      const urls = entries[group].flatMap(({ url, aliases = [] }) => [url, ...aliases])
      return `  { urls: ${JSON.stringify(urls)}, load: () => import('./contexts-${group}.ts').then(({ text }) => text), documents: ${documentsOf(group)} },`
    })
    .join('\n')}\n]\n`
