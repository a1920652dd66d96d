/** `evidence[]` of a badge holds three things: what shows that it was earned, files, and statements about the issuing. @module */

import type { Media } from '../lib/credential/values.ts'
import type { Evidence, Statement } from '../lib/credential.ts'
import { list, own } from '../lib/json.ts'
import { webAddress } from '../lib/mapping/codecs.ts'
import { type Codec, record, translated, when } from '../lib/mapping/lens.ts'
import { ofSeveral } from '../lib/mapping/pass.ts'
import { spoken, text } from '../lib/mapping/text.ts'
import { typesBeside } from './achievement-classes.ts'

const kinds = 'http://data.europa.eu/snb/evidence-type/'
/** Says that there is an original: that is the capsule's. */
const conversion = `${kinds}c_c4f849d7`

const isData = (held: unknown): boolean => String(own(held, 'id')).startsWith('data:')

/** A statement of the issuer is known by a type of the EU list (I8). */
const isKind = (type: unknown): boolean => typeof type === 'string' && type.startsWith(kinds) && type !== conversion
const isStatement = (held: unknown): boolean => list(own(held, 'type')).some(isKind)

/** One kind, among the types. */
const kind: Codec<string> = translated<string, readonly string[]>(
  typesBeside('Evidence', isKind),
  ([first]) => first,
  (type) => [type],
)

const any = record<Evidence>({
  url: ['/id', webAddress],
  name: ['/name', spoken],
  narrative: ['/narrative', spoken],
  description: ['/description', spoken],
  genre: ['/genre', text],
  audience: ['/audience', text],
})

/** A file of the only award is one of the credential (A19): of several awards, it is known what it is evidence of. */
export const evidence: Codec<Evidence> = {
  read: (from) => ((isData(from.held) && !from.pass.memory.has(ofSeveral)) || isStatement(from.held) ? undefined : any.read(from)),
  write: any.write,
}

/** A file is evidence with itself for its address. */
export const file: Codec<Media> = when(isData, record<Media>({ uri: ['/id', text, 'needed'], caption: ['/name', spoken] }))

export const statement: Codec<Statement> = when(
  isStatement,
  record<Statement>({ type: ['/type', kind, 'needed'], text: ['/narrative', text] }),
)
