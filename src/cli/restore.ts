/** `credlens restore` @module */
import { restore } from '../convert.ts'
import { exitCodes } from './exit.ts'
import type { CommandKind } from './output.ts'
import { extensionOf, productData, productText, writtenText } from './product.ts'

export const restoreCommand: CommandKind = {
  name: 'restore',
  makes: true,
  work: async (credential, { calls }) => {
    const { bytes } = await restore(credential, calls)
    return { exit: exitCodes.valid, product: { content: bytes, extension: extensionOf(bytes) } }
  },
  text: productText('the original'),
  brief: writtenText,
  data: productData('original'),
}
