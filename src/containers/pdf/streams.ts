/** The bytes of a PDF stream, unpacked (ISO 32000-2 section 7.4). @module */
import { inflateRaw } from '#zlib'
import { counted } from '../../lib/unpacking.ts'
import { unpredicted } from '../prediction.ts'
import type { Budget, Dictionary, Value } from './values.ts'

type Resolve = (value: Value | undefined) => Value | undefined

/**
 * The content of a stream; `undefined` where it is packed in a way that is not read.
 * @throws CredentialError `ERR_CONTAINER` or `ERR_TOO_LARGE`.
 */
export function unpacked({ entries }: Dictionary, raw: Uint8Array, resolve: Resolve, budget: Budget): Uint8Array | undefined {
  const filters = listed(resolve(entries.get('Filter')), resolve)
  const parameters = listed(resolve(entries.get('DecodeParms')), resolve)
  // its content is in a file elsewhere, whatever stands here (section 7.3.8.2)
  if (entries.has('F')) return undefined
  if (filters.length === 0) return raw
  const [filter] = filters
  const isFlate = typeof filter === 'object' && filter?.kind === 'name' && (filter.name === 'FlateDecode' || filter.name === 'Fl')
  if (filters.length > 1 || !isFlate) return undefined
  // the zlib frame's checksum is left out: line ends often follow it
  const content = counted(budget.unpacking, budget.unpacked, (limit) => inflateRaw(raw.subarray(2), limit))
  budget.unpacked -= content.length
  const [given] = parameters
  return typeof given === 'object' && given?.kind === 'dictionary' ? predicted(given, content, resolve) : content
}

function listed(value: Value | undefined, resolve: Resolve): readonly (Value | undefined)[] {
  if (value === undefined || value === null) return []
  return typeof value === 'object' && value.kind === 'list' ? value.items.map((item) => resolve(item)) : [value]
}

/** Undoes the prediction of bytes by their neighbours, as PNG has it (section 7.4.4.4). */
function predicted({ entries }: Dictionary, content: Uint8Array, resolve: Resolve): Uint8Array | undefined {
  const number = (key: string, otherwise: number): number => {
    const value = resolve(entries.get(key)) ?? otherwise
    return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 65_536 ? value : Number.NaN
  }
  const predictor = number('Predictor', 1)
  if (predictor === 1) return content
  const bits = number('Colors', 1) * number('BitsPerComponent', 8)
  const [pixel, row] = [Math.ceil(bits / 8), Math.ceil((bits * number('Columns', 1)) / 8)]
  if (predictor < 10 || Number.isNaN(row)) return undefined
  return unpredicted(content, { row, pixel })
}
