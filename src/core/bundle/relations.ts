/** What is asked of the originals of a stack before it is put together. @module */
import type { Association } from '../../lib/credential.ts'
import { loadOnce } from '../../lib/load-once.ts'
import type { Mapped } from '../convert/mapped.ts'
import type { ParseOptions, ParseRegistry } from '../parse/document.ts'

/** Few were converted before. */
const kept = /* @__PURE__ */ loadOnce(() => import('./kept-relations.ts'))

/** Parts and wholes that no source tells, but the record that it was converted from. */
export async function relationsAmong(
  registry: ParseRegistry,
  sources: readonly Mapped[],
  options: ParseOptions,
): Promise<readonly Association[]> {
  const isConverted = sources.some(({ document, mapping }) => mapping.capsule.open(document))
  return isConverted ? (await kept()).relationsKept(registry, sources, options) : []
}
