/** The two passes of a conversion: a document read into the hub, and what the hub says written into a document. @module */

import type { Choices } from '../conversion-choices.ts'
import type { Credential } from '../credential.ts'
import { type Document, at as valueAt } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import type { Node } from '../tree.ts'
import { claim, marksOf } from './attempt.ts'
import { leftovers } from './leftovers.ts'
import { remark, skip } from './noting.ts'
import { type Pass, passOf } from './pass.ts'
import { at, root } from './place.ts'
import { type Sources, sourcesOf } from './trace.ts'

export interface Reading {
  readonly credential: Credential
  readonly pass: Pass
  /** The largest pieces that nobody read. */
  readonly left: readonly string[]
  /** Those of them that say something: nothing is lost of an empty text, list or object (T26). */
  readonly unread: readonly string[]
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
  const ours = mapping.capsule.open(document)
  for (const path of ours?.paths ?? []) {
    const place = at(from, path)
    skip(place)
    claim(place)
  }
  const credential = mapping.credential.read(from) ?? {}
  // that a conversion filled it in is no news; an issuer that wrote it has to know that it is left out
  for (const place of ours?.record ? [] : pass.unstated)
    remark(place, 'placeholder', 'it is what a conversion fills in where nothing is said: it is left out')
  const left = leftovers(document, mapping, marksOf(pass))
  const unread = left.filter((path) => /[^[\]{}",]/.test(JSON.stringify(valueAt(document, path))))
  return { credential, pass, left, unread, sources: sourcesOf(pass), language }
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
