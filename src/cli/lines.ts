/**
 * Files where every line is a credential (NDJSON, JSON Lines; tokens or addresses, one a line), read without ever holding
 * more than a line.
 *
 * @module
 */
import { joined, latin1 } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import { defaultLimits } from '../lib/limits.ts'
import { linesOf, type Piece } from '../lib/lines.ts'
import { looksLikeToken } from '../lib/tokens/text.ts'

export const isLineFile = (name: string): boolean => /\.(?:ndjson|jsonl)$/i.test(name)

const lineEnd = 0x0a
const tooLarge = (): CredentialError => new CredentialError('ERR_TOO_LARGE', `the input is larger than ${defaultLimits.file} bytes`)

/** The lines where the file is one of lines, else the file as it is. */
export async function* linesOrWhole(stream: AsyncIterable<Uint8Array>, sure: boolean): AsyncGenerator<Piece> {
  const source = stream[Symbol.asyncIterator]()
  try {
    const head = sure ? [] : await headOf(source)
    if (sure || looksLikeLines(new TextDecoder().decode(joined(head)))) yield* linesOf(rest(head, source))
    else yield { bytes: await wholeOf(head, source) }
  } finally {
    await source.return?.()
  }
}

/** As much as it takes to see two lines that say something, however small the pieces are that it comes in. */
async function headOf(source: AsyncIterator<Uint8Array>): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = []
  const linesWith = counter()
  let [length, start] = [0, '']
  for (;;) {
    const { done, value } = await source.next()
    if (done) return parts
    parts.push(value)
    length += value.length
    start = startWith(start, value)
    if (isOther(start) || length > defaultLimits.text || linesWith(value) > 1) return parts
  }
}

/** Counts the lines that have ended and say something. */
function counter(): (part: Uint8Array) => number {
  let [lines, isSaid] = [0, false]
  return (part) => {
    let from = 0
    for (let end = part.indexOf(lineEnd); end >= 0; end = part.indexOf(lineEnd, from)) {
      if (isSaid || part.subarray(from, end).some(isSign)) lines++
      ;[isSaid, from] = [false, end + 1]
    }
    isSaid ||= part.subarray(from).some(isSign)
    return lines
  }
}

/** What a credential is written in; a mark of the byte order says nothing. */
const isSign = (byte: number): boolean => byte > 0x20 && byte < 0x80

const enough = 4

/** The first signs that say something; behind a mark of the byte order, blanks and empty lines. */
const startWith = (before: string, part: Uint8Array): string =>
  before.length === enough ? before : (before + latin1(part)).replace(/^(?:\xef\xbb\xbf)?[\t\n\r ]*/, '').slice(0, enough)

/** Pictures, PDF files, archives, markup and lists are no files of lines. */
const isOther = (start: string): boolean => start.length === enough && /^(?:[\x80-\xff[<%\x00-\x1f]|PK[\x03\x05])/.test(start)

/** One of the first lines is a credential by itself, and the first is not the beginning of a document of many lines. */
export function looksLikeLines(head: string): boolean {
  const lines = head
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const [first = '', second = ''] = lines
  if (second === '' || (/^[{[<]/.test(first) && !first.endsWith('}'))) return false
  return isWhole(first) || isWhole(second)
}

function isWhole(line: string): boolean {
  if (looksLikeToken(line) || /^https?:\/\/\S+$/i.test(line)) return true
  try {
    return line.startsWith('{') && typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}

async function* rest(head: readonly Uint8Array[], source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* head
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
}

async function wholeOf(head: readonly Uint8Array[], source: AsyncIterator<Uint8Array>): Promise<Uint8Array | CredentialError> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of rest(head, source)) {
    length += part.length
    if (length > defaultLimits.file) return tooLarge()
    parts.push(part)
  }
  return joined(parts)
}
