/** What was added to a seal after it was made: the list `etsiU` (TS 119 182-1 clauses 5.3 and 7.4 of the schema). @module */
import { fromBase64, fromBase64url, fromUtf8 } from '../../lib/bytes.ts'
import { isObject, list, own } from '../../lib/json.ts'
import { parseJson } from '../../lib/json-text.ts'
import type { JwsSignature } from '../../lib/tokens/jws.ts'
import { readTokens } from './header.ts'

export interface UnsignedItem {
  readonly kind: string
  readonly value: unknown
  /** As it stands in the list: white space inside is significant, for a timestamp covers this text. `undefined` where it is in the clear. */
  readonly text: string | undefined
}

export interface UnsignedItems {
  readonly items: readonly UnsignedItem[]
  readonly faults: readonly string[]
}

const itemLimits = { text: 4 * 2 ** 20, depth: 16 }
const mostItems = 256

export function readUnsigned({ unprotected }: JwsSignature): UnsignedItems {
  if (!Object.hasOwn(unprotected, 'etsiU')) return { items: [], faults: [] }
  const value = unprotected['etsiU']
  if (!Array.isArray(value) || value.length === 0 || value.length > mostItems)
    return { items: [], faults: ['the list of unsigned headers is empty, too long or none'] }
  if (value.some((each) => typeof each !== typeof value[0]))
    return { items: [], faults: ['the list of unsigned headers mixes two encodings'] }
  const items = value.map(item)
  const whole = items.filter((each) => each !== undefined)
  return { items: whole, faults: whole.length === items.length ? [] : ['an unsigned header is malformed'] }
}

function item(value: unknown): UnsignedItem | undefined {
  const text = typeof value === 'string' ? value : undefined
  const content = text === undefined ? value : parsed(text)
  const members = isObject(content) ? Object.entries(content) : []
  const [member] = members
  if (member === undefined || members.length > 1) return undefined
  const [kind, inside] = member
  return isSound(kind, inside) ? { kind, value: inside, text } : undefined
}

/** Timestamps must be readable as such: what follows depends on them. */
const isSound = (kind: string, value: unknown): boolean => (kind !== 'sigTst' && kind !== 'arcTst') || readTokens(value) !== undefined

function parsed(text: string): unknown {
  const bytes = fromBase64url(text)
  try {
    return bytes && parseJson(fromUtf8(bytes), itemLimits)
  } catch {
    return undefined
  }
}

/** Certificates and revocation data that the items hold: DER, not yet read. */
export interface Material {
  readonly certificates: readonly Uint8Array[]
  readonly lists: readonly Uint8Array[]
  readonly answers: readonly Uint8Array[]
}

/** `xVals`, `rVals`, and those for earlier timestamps: `tstVD`, `anyValData` (clauses 5.3.5 and 5.3.6). */
export function materialOf(items: readonly UnsignedItem[]): Material {
  const holders = items.flatMap(({ kind, value }) => [{ [kind]: value }, ...(kind === 'tstVD' || kind === 'anyValData' ? [value] : [])])
  const revocation = (member: string) => holders.flatMap((holder) => values(own(own(holder, 'rVals'), member)))
  return {
    certificates: holders.flatMap((holder) => list(own(holder, 'xVals')).flatMap((each) => values([own(each, 'x509Cert')]))),
    lists: revocation('crlVals'),
    answers: revocation('ocspVals'),
  }
}

function values(objects: unknown): readonly Uint8Array[] {
  return list(objects).flatMap((each) => {
    const value = own(each, 'val')
    const bytes = typeof value === 'string' ? fromBase64(value) : undefined
    return bytes === undefined ? [] : [bytes]
  })
}
