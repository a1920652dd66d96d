/** What is asked of the originals of a stack before it is put together. @module */
import type { Association } from '../../lib/credential.ts'
import type { Pointer } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import type { Mapped } from '../convert/mapped.ts'
import type { ParseOptions, ParseRegistry } from '../parse/document.ts'
import type { Read } from './sources.ts'

/** A relation that an original tells, and where that stands in the sources. */
export interface Kept {
  readonly relation: Association
  readonly places: readonly Pointer[]
}

/** Few were converted before. */
const kept = /* @__PURE__ */ loadOnce(() => import('./kept-relations.ts'))

/** Parts and wholes that no source tells, but the record that it was converted from. */
export async function relationsAmong(
  registry: ParseRegistry,
  sources: readonly Mapped[],
  read: readonly Read[],
  options: ParseOptions,
): Promise<readonly Kept[]> {
  const isConverted = sources.some(({ document, mapping }) => mapping.capsule.open(document))
  return isConverted ? (await kept()).relationsKept(registry, sources, read, options) : []
}
