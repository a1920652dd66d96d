/** Pictures that a source only has the addresses of, for a target that wants the pictures themselves (T7). @module */
import { base64 } from '../lib/bytes.ts'
import type { Credential } from '../lib/credential.ts'
import { type Document, isObject, own } from '../lib/json.ts'
import type { Limits } from '../lib/limits.ts'
import { readDocument } from '../lib/passes.ts'
import { digestOf } from '../lib/sha256.ts'
import { subjectsIn } from '../lib/subjects.ts'
import type { Mapped } from './opened.ts'

/** What stands at an address. Its type is told by its first bytes where they say it, else by `mediaType`. */
export interface Resource {
  readonly bytes: Uint8Array
  readonly mediaType?: string
}
/** Gets what stands at the address of a picture; `undefined` where it does not get it. */
export type FetchResource = (url: string) => Promise<Resource | undefined>

/** `data:` URIs by address. */
export type Resources = Readonly<Record<string, string>>

/** How pictures begin. */
const magic: readonly (readonly [start: readonly number[], type: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'image/png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
  [[0x47, 0x49, 0x46, 0x38], 'image/gif'],
]

function typeOf({ bytes, mediaType }: Resource): string | undefined {
  const found = magic.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1]
  const said = mediaType?.split(';')[0]?.trim().toLowerCase()
  return found ?? (said !== undefined && /^image\/[a-z0-9.+-]+$/.test(said) ? said : undefined)
}

export interface Pictures {
  readonly resources?: Resources
  readonly digests?: Readonly<Record<string, string>>
}

/** The pictures that sources have only the addresses of, and their digests for the record. */
export async function picturesFrom(sources: readonly Mapped[], fetchResource: FetchResource, limits: Limits): Promise<Pictures> {
  const credentials = sources.flatMap(({ document: whole, mapping }) =>
    subjectsIn(whole, mapping).map(({ document }) => readDocument(document, mapping).credential),
  )
  const resources = await resourcesOf(credentials, fetchResource, limits)
  return Object.keys(resources).length > 0 ? { resources, digests: digestsOf(resources) } : {}
}

/** Pictures of credentials, by address: not more, and none larger, than the limits allow. */
async function resourcesOf(credentials: readonly Credential[], fetchResource: FetchResource, limits: Limits): Promise<Resources> {
  const urls = [...picturesIn(credentials)].filter((uri) => /^https?:\/\//i.test(uri)).slice(0, limits.requests)
  const found = await Promise.all(urls.map((url) => fetchResource(url).catch(() => undefined)))
  return Object.fromEntries(
    urls.flatMap((url, index) => {
      const resource = found[index]
      const type =
        resource && resource.bytes instanceof Uint8Array && resource.bytes.length <= limits.response ? typeOf(resource) : undefined
      return resource && type !== undefined ? [[url, `data:${type};base64,${base64(resource.bytes)}`]] : []
    }),
  )
}

/** The addresses of pictures, wherever the hub has one. */
function picturesIn(hub: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(hub)) for (const item of hub) picturesIn(item, found)
  else if (isObject(hub))
    for (const [key, value] of Object.entries(hub)) {
      const uri = key === 'image' || key === 'logo' ? own(value, 'uri') : undefined
      if (typeof uri === 'string') found.add(uri)
      else picturesIn(value, found)
    }
  return found
}

/** What is recorded of them: their digests. */
const digestsOf = (resources: Resources): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(resources).map(([url, data]) => [url, digestOf(data)]))

/**
 * The pictures that a conversion recorded, out of the document it made: those whose digest is the recorded one. That they
 * stood at their addresses cannot be known from them.
 */
export function recordedResources({ resources }: Document, made: Credential): Resources {
  if (!isObject(resources)) return {}
  const byDigest = new Map([...picturesIn(made)].filter((uri) => uri.startsWith('data:')).map((uri) => [digestOf(uri), uri]))
  return Object.fromEntries(
    Object.entries(resources).flatMap(([url, digest]) => {
      const data = byDigest.get(String(digest))
      return data === undefined ? [] : [[url, data]]
    }),
  )
}
