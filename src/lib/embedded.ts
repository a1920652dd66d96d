/** Files that stand in a document as addresses: cheap to see, before anything that knows more is loaded. @module */
import { list, own } from './json.ts'

/** Whether an item is, by the address that it has under `name`, a file of the kind that an original is kept as. */
export const isEmbedded = (item: unknown, name: string): boolean => String(own(item, name)).startsWith('data:application/')

/** Whether `evidence` of a credential holds such a file. */
export const hasEmbedded = (holder: unknown): boolean => list(own(holder, 'evidence')).some((item) => isEmbedded(item, 'id'))
