/** PNG's prediction of bytes by their neighbours, undone (ISO/IEC 15948 section 9): pictures use it, and PDF files too. @module */

export interface Rows {
  /** Bytes of a row, and of the pixel whose bytes are compared. */
  readonly row: number
  readonly pixel: number
}

/** The rows without their leading filter bytes, the last as far as there are bytes; `undefined` where a filter is none that exists. */
export function unpredicted(content: Uint8Array, { row, pixel }: Rows): Uint8Array | undefined {
  const rows = Math.ceil(content.length / (row + 1))
  // a row may be said to be longer than all memory
  const result = new Uint8Array(content.length - rows)
  for (let index = 0; index < rows; index++) {
    const start = index * (row + 1)
    const guess = guesses[content[start] ?? 0]
    if (guess === undefined) return undefined
    const at = index * row
    content.subarray(start + 1, start + 1 + row).forEach((byte, column) => {
      const left = column < pixel ? 0 : (result[at + column - pixel] ?? 0)
      const up = index === 0 ? 0 : (result[at + column - row] ?? 0)
      const corner = column < pixel || index === 0 ? 0 : (result[at + column - row - pixel] ?? 0)
      result[at + column] = byte + guess(left, up, corner)
    })
  }
  return result
}

/** The filters None, Sub, Up, Average and Paeth. */
const guesses: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const guess = left + up - corner
    const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
    return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
  },
]
