/**
 * Writes the JSON-LD contexts that are built in: from npm packages where an equal copy exists, else from the term tables
 * in `schemas/contexts`. Each is proved by the digest of its canonical form before it is written.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { entries } from '../contexts/entries.mjs'

/** Writes `contexts.ts` (the core), one module for each other group and one of older revisions, loaded on demand. */
export default async function build(outDir) {
  mkdirSync(outDir, { recursive: true })
  const older = {}
  const read = async (rows) => {
    const all = await Promise.all(rows.map(entryOf))
    for (const { url, earlier } of all) if (earlier.length > 0) older[url] = earlier
    return all.map(({ earlier, ...entry }) => entry)
  }
  const { core, ...others } = entries
  for (const [group, rows] of Object.entries(others)) {
    writeFileSync(join(outDir, `contexts-${group}.ts`), moduleOf(await read(rows)))
  }
  writeFileSync(join(outDir, 'contexts.ts'), types + moduleOf(await read(core), '') + onDemand(others))
  writeFileSync(join(outDir, 'contexts-older.ts'), olderModule(older))
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
export interface ContextEntry {
  readonly url: string
  readonly aliases: readonly string[]
  readonly newest: ContextRevision
}
/** Contexts that are loaded when one of their addresses is asked for. */
export interface ContextGroup {
  readonly urls: readonly string[]
  readonly load: () => Promise<{ readonly contexts: readonly ContextEntry[] }>
}
`

const moduleOf = (rows, head = `${banner}import type { ContextEntry } from './contexts.ts'\n`) =>
  `${head}\nexport const contexts: readonly ContextEntry[] = ${JSON.stringify(rows, null, 1)}\n`

const olderModule = (older) => `${banner}import type { ContextRevision } from './contexts.ts'

/** What the files of mutable contexts said before, by their addresses: the newest first. */
export const older: Readonly<Record<string, readonly ContextRevision[]>> = ${JSON.stringify(older, null, 1)}
`

const onDemand = (groups) =>
  `\nexport const groups: readonly ContextGroup[] = [\n${Object.entries(groups)
    .map(
      ([group, rows]) =>
        `  { urls: ${JSON.stringify(rows.flatMap(({ url, aliases = [] }) => [url, ...aliases]))}, load: () => import('./contexts-${group}.ts') },`,
    )
    .join('\n')}\n]\n`
