/** `credlens restore` @module */
import { restore } from '../convert.ts'
import { exitCodes } from './exit.ts'
import type { CommandKind } from './output.ts'
import { extensionOf, productData, productText, writtenText } from './product.ts'

export const restoreCommand: CommandKind = {
  name: 'restore',
  makes: true,
  work: async (credential, { calls }) => {
    const { bytes, others } = await restore(credential, calls)
    const [first, ...more] = [bytes, ...others.map((other) => other.bytes)].map((content) => ({ content, extension: extensionOf(content) }))
    return { exit: exitCodes.valid, ...(first && { product: more.length > 0 ? { ...first, others: more } : first }) }
  },
  text: productText('the original'),
  brief: writtenText,
  data: productData('original'),
}
