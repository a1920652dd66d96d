/**
 * Whom a person trusts, as a file: a list of issuers, or registries to ask.
 *
 * ```json
 * { "name": "Our partners", "issuers": { "did:web:university.example.org": "University of Vesterhavn" } }
 * { "registries": [{ "name": "…", "url": "https://…" }, { "name": "…", "federation": "https://…" }] }
 * ```
 *
 * @module
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { InvalidArgumentError } from 'commander'
import type { TrustSource } from '../core/standing.ts'
import { type Document, isObject, list, own, text } from '../lib/json.ts'
import { parseObject } from '../lib/json-text.ts'
import { allowList, jsonRegistry, openIdFederation } from '../trust.ts'

/** The sources of a file, behind those of the files before it. */
export interface TrustFile {
  readonly name: string
  readonly document: Document
}

export const trustFile = (path: string, before: readonly TrustFile[] = []): readonly TrustFile[] => {
  let document: Document
  try {
    document = parseObject(readFileSync(path, 'utf8'), { text: 8 * 2 ** 20, depth: 32 })
  } catch {
    throw new InvalidArgumentError('The file cannot be read as a JSON object.')
  }
  const file = { name: basename(path).replace(/\.json$/, ''), document }
  if (sourcesOf(file).length === 0) throw new InvalidArgumentError('The file names no issuers and no registries.')
  return [...before, file]
}

export function sourcesOf({ name, document }: TrustFile): readonly TrustSource[] {
  const called = text(own(document, 'name')) ?? name
  // a copy of a registry as the Digital Credentials Consortium publishes it is a list as well
  const issuers = own(document, 'issuers') ?? own(document, 'registry')
  return [
    ...(isObject(issuers)
      ? [allowList(called, Object.fromEntries(Object.entries(issuers).map(([id, entry]) => [id, nameIn(entry)])))]
      : []),
    ...list(own(document, 'registries')).flatMap((entry) => registryOf(entry, called)),
  ]
}

const nameIn = (entry: unknown): string | undefined => text(entry) ?? text(own(entry, 'name'))

function registryOf(entry: unknown, called: string): readonly TrustSource[] {
  const [name = called, url, anchor] = [text(own(entry, 'name')), text(own(entry, 'url')), text(own(entry, 'federation'))]
  if (url !== undefined) return [jsonRegistry({ name, url })]
  if (anchor === undefined) throw new InvalidArgumentError('A registry of the file has neither “url” nor “federation”.')
  const keys = list(own(entry, 'keys')).filter(isObject)
  return [openIdFederation({ name, anchor, ...(keys.length > 0 && { keys }) })]
}
