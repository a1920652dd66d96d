/** A part of a credential that stands alone, such as an endorsement: read as that part of a credential that says nothing else. @module */
import type { Standalone } from '../../lib/contract.ts'
import { at, type Document, isObject } from '../../lib/json.ts'
import { isIndex } from '../../lib/tree.ts'
import { withoutProof } from '../restore/carry.ts'
import type { Mapped } from './mapped.ts'

export function asPart(mapped: Mapped, alone: Standalone): Mapped {
  const { document, mapping, given } = mapped
  // no conversion is a part: one that was made to look so is still asked what it was made of
  if (mapping.capsule.open(document)) return mapped
  const { '@context': context, ...part } = document
  const { path } = alone
  const around = (inner: unknown, key: string): unknown => (isIndex(key) ? [inner] : { [key]: inner })
  const credential = path.split('/').slice(1).reduceRight(around, part)
  return {
    ...mapped,
    document: { '@context': context, ...(credential as Document) },
    alone,
    given: (inner) => (inner.startsWith(path) ? given(inner.slice(path.length)) : ''),
  }
}

/** The part again, out of the credential that it was read as. */
export function outOf(credential: Document, { alone, mapping }: Mapped): Document {
  const part = alone && at(credential, alone.path)
  return isObject(part) ? withoutProof({ '@context': credential['@context'], ...part }, mapping) : credential
}
