/** How a command says what it made. @module */
import { registry } from '../generated/registry.ts'
import { fromUtf8 } from '../lib/bytes.ts'
import type { Format } from '../lib/contract.ts'
import type { CommandKind, Product } from './output.ts'
import { marks, plain } from './style.ts'
import { nameOf } from './title.ts'

export const contentText = ({ content }: Product): string => (typeof content === 'string' ? content : fromUtf8(content))

/** Of the file that a credential's text becomes: JSON, or a token. */
export const extensionOf = (text: string | Uint8Array): string =>
  (typeof text === 'string' ? text : fromUtf8(text.subarray(0, 64))).trimStart().startsWith('{') ? '.json' : '.jwt'

/** Of the file that a document of a format becomes. */
export const documentExtension = async (format: string): Promise<string> => (await loadedFormat(format))?.extension ?? '.json'

/** A format that is built in, loaded. */
export const loadedFormat = async (name: string): Promise<Format | undefined> => registry.formats.find(({ id }) => id === name)?.load()

/** Where the product was written to; nothing where it is shown itself. */
export const productText =
  (what: string): CommandKind['text'] =>
  ({ product }, place, { style }) =>
    product?.writtenTo === undefined ? '' : `${style.good(marks.pass.mark)} ${nameOf(place)}: ${what} is in ${plain(filesOf(product))}\n`

export const writtenText: NonNullable<CommandKind['brief']> = ({ product }) =>
  product?.writtenTo === undefined ? undefined : `written to ${plain(filesOf(product))}`

/** The files that a product and those beside it were written to. */
export const filesOf = ({ writtenTo = '', others = [] }: Product): string =>
  [writtenTo, ...others.map((other) => other.writtenTo ?? '')].join(', ')

/** The product under a name of its own, or where it was written to. */
export const productData =
  (member: string): CommandKind['data'] =>
  ({ product }) =>
    product ? dataOf(product, member) : {}

function dataOf(product: Product, member: string): Readonly<Record<string, unknown>> {
  const others = product.others?.map((other) => dataOf(other, member))
  return {
    ...(product.writtenTo === undefined ? { [member]: contentText(product) } : { writtenTo: product.writtenTo }),
    ...(others ? { others } : {}),
  }
}
