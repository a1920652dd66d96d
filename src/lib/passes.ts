/** The two passes of a conversion: a document read into the hub, and what the hub says written into a document. @module */
import { claim, marksOf } from './attempt.ts'
import type { Choices } from './conversion-choices.ts'
import type { Credential } from './credential.ts'
import type { Document } from './json.ts'
import { leftovers } from './leftovers.ts'
import type { Mapping } from './mapping.ts'
import { at, type Pass, passOf, root, skip } from './place.ts'
import { type Sources, sourcesOf } from './trace.ts'
import type { Node } from './tree.ts'

export interface Reading {
  readonly credential: Credential
  readonly pass: Pass
  /** The largest pieces that nobody read. */
  readonly left: readonly string[]
  /** The places of a field of the hub. */
  readonly sources: Sources
  /** The language that the document says its text is in. */
  readonly language: string | undefined
}

/** A normalised document as the hub says it. */
export function readDocument(given: Document, mapping: Mapping, choices: Choices = {}): Reading {
  const document = mapping.whole?.(given) ?? given
  const [where, codec] = mapping.language
  const language = codec.read(at(root(document, passOf()), where))
  const pass = passOf(language ?? choices.language ?? 'en', String(document['id'] ?? ''), true, choices)
  const from = root(document, pass)
  // what is ours is not the credential's
  for (const path of mapping.capsule.open(document)?.paths ?? []) {
    const place = at(from, path)
    skip(place)
    claim(place)
  }
  const credential = mapping.credential.read(from) ?? {}
  return { credential, pass, left: leftovers(document, mapping, marksOf(pass)), sources: sourcesOf(pass), language }
}

export interface Writing {
  readonly document: Node
  readonly pass: Pass
}

export function writeDocument(
  credential: Credential,
  mapping: Mapping,
  language = 'en',
  { bridge = true, ...options }: Choices = {},
  own?: string,
  /** What names of the document are made of, besides themselves. */
  name: string | undefined = credential.id,
): Writing {
  const pass = passOf(credential.language ?? language, name, bridge, options, own)
  const document: Node = {}
  mapping.credential.write(credential, root(document, pass))
  return { document, pass }
}
