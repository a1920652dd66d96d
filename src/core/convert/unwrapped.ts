/** A document with what its tokens say in their places, and its pictures without credentials in them. @module */
import type { Choices } from '../../lib/conversion-choices.ts'
import type { Document } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import type { Mapping } from '../../lib/mapping.ts'
import type { LazyRegistry, ParseOptions } from '../parse/document.ts'
import { withoutBaked } from './baked.ts'
import type { Mapped, Token } from './mapped.ts'

interface Home {
  readonly registry: LazyRegistry
  readonly mapping: Mapping
  readonly options: ParseOptions & Pick<Choices, 'privacy'>
}

const opening = /* @__PURE__ */ loadOnce(() => import('./tokens.ts'))

/** @param signed the tokens that stand in the document */
export async function unwrapped(
  given: Document,
  signed: readonly Token[],
  { registry, mapping, options }: Home,
): Promise<Pick<Mapped, 'document' | 'tokens' | 'replaced' | 'notes'>> {
  const { document, tokens, notes } =
    signed.length === 0
      ? { document: given, tokens: [], notes: [] }
      : await (await opening()).openTokens(given, signed, { registry: await registry.whole(), mapping, options })
  const bare = await withoutBaked(document, registry.whole, options.privacy === 'minimal')
  const replaced = [...tokens.map(({ path, token }) => ({ path, value: token })), ...bare.replaced]
  return { document: replaced.length === 0 ? given : bare.document, tokens, replaced, notes: [...notes, ...bare.notes] }
}
