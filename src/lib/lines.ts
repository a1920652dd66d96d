/** A stream of bytes as its lines, without ever holding more than one. @module */
import { joined } from './bytes.ts'
import { CredentialError } from './errors.ts'
import { defaultLimits } from './limits.ts'

/** A whole file, or one of its lines. */
export interface Piece {
  /** From 1; absent where the piece is the whole file. */
  readonly line?: number
  readonly bytes: Uint8Array | CredentialError
}
interface Line extends Piece {
  readonly line: number
}

const lineEnd = 0x0a
/** Blanks, and the three bytes of a mark of the byte order. */
const silent: readonly number[] = [0x20, 0x09, 0x0d, 0xef, 0xbb, 0xbf]

/** Each line that says something. One that is too long is an error in its place. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Line, void, undefined> {
  let [line, length] = [1, 0]
  let parts: Uint8Array[] = []
  for await (const chunk of stream) {
    let from = 0
    for (let at = chunk.indexOf(lineEnd); ; at = chunk.indexOf(lineEnd, from)) {
      const part = chunk.subarray(from, at < 0 ? chunk.length : at)
      length += part.length
      // what is too long is passed over, not kept
      if (length <= defaultLimits.text) parts.push(part)
      else parts = []
      if (at < 0) break
      yield* lineIn(line++, parts, length)
      ;[parts, length, from] = [[], 0, at + 1]
    }
  }
  yield* lineIn(line, parts, length)
}

function* lineIn(line: number, parts: readonly Uint8Array[], length: number): Generator<Line> {
  if (length > defaultLimits.text)
    return yield { line, bytes: new CredentialError('ERR_TOO_LARGE', `the line is longer than ${defaultLimits.text} bytes`) }
  const [first = new Uint8Array(), ...more] = parts
  const bytes = more.length === 0 ? first : joined(parts)
  if (bytes.some((byte) => !silent.includes(byte))) yield { line, bytes }
}
