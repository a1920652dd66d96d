/** Lists, and trees of nodes, as PDF files have them (ISO 32000-2 sections 7.7.3 and 7.9.6). @module */
import type { CredentialError } from '../../lib/errors.ts'
import type { Pdf } from './file.ts'
import type { Dictionary, Value } from './values.ts'

export const items = (pdf: Pdf, value: Value | undefined): readonly Value[] => {
  const found = pdf.resolve(value)
  return typeof found === 'object' && found?.kind === 'list' ? found.items : []
}

interface Bound {
  readonly most: number
  /** What is thrown where there are more. */
  readonly tooMany: () => CredentialError
}

/** The nodes of a tree, breadth first; one that was seen is not looked at again. */
export function* nodesOf(pdf: Pdf, root: Dictionary | undefined, { most, tooMany }: Bound): Generator<Dictionary> {
  const nodes = new Set<Dictionary>(root ? [root] : [])
  for (const node of nodes) {
    yield node
    for (const kid of items(pdf, node.entries.get('Kids'))) {
      const next = pdf.dictionary(kid)
      if (next !== undefined) nodes.add(next)
      if (nodes.size > most) throw tooMany()
    }
  }
}
