/** The textual chunks of PNG: tEXt, zTXt and iTXt (ISO/IEC 15948 section 11.3.4). @module */
import { inflate } from '#zlib'
import { latin1, utf8 } from '../../lib/bytes.ts'
import { counted, type Unpacking } from '../../lib/unpacking.ts'
import { broken, type Chunk, isIntact } from './chunks.ts'

export interface Text {
  readonly keyword: string
  readonly text: string
  readonly type: string
  readonly compressed: boolean
}

/** How many letters a keyword may have (section 11.3.4.2). */
const longestKeyword = 79

/** The keyword of a textual chunk; `undefined` for every other chunk. */
export function keywordOf({ type, data }: Chunk): string | undefined {
  if (!Object.hasOwn(readers, type)) return undefined
  const end = data.subarray(0, longestKeyword + 1).indexOf(0)
  return end < 0 ? undefined : latin1(data.subarray(0, end))
}

/**
 * What a textual chunk says, unpacked to so many bytes at most.
 * @throws CredentialError `ERR_CONTAINER` or `ERR_TOO_LARGE`.
 */
export function textOf(chunk: Chunk, limit: number, unpacking?: Unpacking): Text {
  if (!isIntact(chunk)) throw broken('the checksum of the chunk that holds the credential is wrong')
  const keyword = keywordOf(chunk) ?? ''
  const { type, data } = chunk
  const unpack = (packed: Uint8Array): Uint8Array => counted(unpacking, limit, (most) => inflate(packed, most))
  return { keyword, type, ...(readers[type]?.(data.subarray(keyword.length + 1), unpack) ?? { text: '', compressed: false }) }
}

type Read = (content: Uint8Array, unpack: (packed: Uint8Array) => Uint8Array) => Pick<Text, 'text' | 'compressed'>

const readers: Readonly<Record<string, Read>> = {
  // Latin-1 by the standard, and in files that are met often UTF-8 all the same
  tEXt: (content) => ({ text: utf8Text(content) ?? latin1(content), compressed: false }),
  zTXt: (content, unpack) => {
    if (content[0] !== 0) throw broken('the chunk is compressed by an unknown method')
    const unpacked = unpack(content.subarray(1))
    return { text: utf8Text(unpacked) ?? latin1(unpacked), compressed: true }
  },
  iTXt: (content, unpack) => {
    const [flag, method] = content
    const language = content.indexOf(0, 2)
    const translated = language < 0 ? -1 : content.indexOf(0, language + 1)
    if (translated < 0 || (flag !== 0 && flag !== 1)) throw broken('the chunk that holds the credential is not well formed')
    if (flag === 1 && method !== 0) throw broken('the chunk is compressed by an unknown method')
    const rest = content.subarray(translated + 1)
    const text = utf8Text(flag === 1 ? unpack(rest) : rest)
    if (text === undefined) throw broken('the chunk that holds the credential is not UTF-8 text')
    return { text, compressed: flag === 1 }
  },
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** The content of an iTXt chunk, without compression, language or translated keyword: as all the standards ask. */
export const internationalText = (keyword: string, text: string): Uint8Array => utf8(`${keyword}\0\0\0\0\0${text}`)
