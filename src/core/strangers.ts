/** Whether what stands inside a document names another person than the document does. @module */
import type { Outline } from '../lib/contract.ts'
import type { Pointer } from '../lib/json.ts'
import type { Input } from '../lib/options.ts'
import { openIn } from './opened.ts'
import type { ParseRegistry } from './parse/document.ts'
import { parseIn } from './parse/one.ts'

const idsOf = ({ recipient }: Pick<Outline, 'recipient'>): readonly string[] =>
  recipient().flatMap(({ type, value, hashed }) => (type === 'id' && !hashed ? [value] : []))

async function idsIn(registry: ParseRegistry, input: Input): Promise<readonly string[]> {
  const { format, normalised, parsed } = await openIn(registry, await parseIn(registry, input))
  return idsOf(format.outline(normalised, parsed.document))
}

/** Where a credential inside has ids for its learner, and none of the document’s own; one that cannot be read names nobody. */
export async function strangersIn(registry: ParseRegistry, outline: Outline): Promise<readonly Pointer[]> {
  const inside = outline.nested.filter(({ relation }) => relation === 'credential')
  const own = inside.length > 0 ? idsOf(outline) : []
  if (own.length === 0) return []
  const found = await Promise.all(
    inside.map(async ({ input, path }) => {
      const ids = await idsIn(registry, input).catch(() => [])
      return ids.length > 0 && !ids.some((id) => own.includes(id)) ? [path] : []
    }),
  )
  return found.flat()
}
