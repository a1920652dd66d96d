/** Pictures that came from outside into a conversion, when it is made again (T7). @module */
import type { Credential } from '../../lib/credential.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { digestOf } from '../../lib/sha256.ts'

/** `data:` URIs by address. */
export type Resources = Readonly<Record<string, string>>

/** The addresses of pictures, wherever the hub has one. */
export function picturesIn(hub: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(hub)) for (const item of hub) picturesIn(item, found)
  else if (isObject(hub))
    for (const [key, value] of Object.entries(hub)) {
      const uri = key === 'image' || key === 'logo' ? own(value, 'uri') : undefined
      if (typeof uri === 'string') found.add(uri)
      else picturesIn(value, found)
    }
  return found
}

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
