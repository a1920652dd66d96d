/** Names that a format demands and the source does not give. @module */
import type { Requirement } from '../mapping.ts'
import { canonical } from '../tree.ts'

/** Made of the place of the node. */
export const minted: Requirement & Required<Pick<Requirement, 'placeholder'>> = {
  code: 'minted-id',
  placeholder: (_, { uuid }) => `urn:uuid:${uuid()}`,
}

/** Made of what the node says, where it says who it is: one that stands in several places has one name. */
export const mintedOfContent: Requirement = {
  ...minted,
  placeholder: (node, { uuid }) => `urn:uuid:${uuid('name' in node ? canonical(node) : undefined)}`,
}
