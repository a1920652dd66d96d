/** Whether a picture shows a QR code: many issuers hand one out, and people take it for a baked badge. @module */
import type { Raster } from './raster.ts'

interface Finder {
  /** The middle of the pattern. */
  readonly x: number
  readonly module: number
}

/** Rows that are looked at; the patterns are several rows high. */
const mostRows = 512

/**
 * Whether the three squares in a QR code's corners are there: two side by side, and a third as far below the left one
 * (ISO/IEC 18004 section 6.3.3). Turned codes are not seen.
 */
export function showsQrCode(raster: Raster): boolean {
  const step = Math.max(1, Math.ceil(raster.height / mostRows))
  const rows = Array.from({ length: Math.ceil(raster.height / step) }, (_, index) => findersIn(raster, index * step))
  return rows.some((finders, index) =>
    finders.some((left) =>
      finders.some((right) => {
        const apart = right.x - left.x
        if (apart < 14 * left.module || !isNear(left.module, right.module, left.module)) return false
        const below = rows[index + Math.round(apart / step)] ?? []
        return below.some((third) => isNear(third.x, left.x, left.module) && isNear(third.module, left.module, left.module))
      }),
    ),
  )
}

const isNear = (a: number, b: number, module: number): boolean => Math.abs(a - b) <= Math.max(1, module / 2)

/** Runs of dark, light, dark, light, dark as 1, 1, 3, 1, 1. */
function findersIn({ width, dark }: Raster, y: number): readonly Finder[] {
  const line = dark.subarray(y * width, (y + 1) * width)
  const found: Finder[] = []
  let runs: number[] = []
  let start = 0
  for (let x = 1; x <= width; x++) {
    if (x < width && line[x] === line[x - 1]) continue
    runs = [...runs.slice(-4), x - start]
    start = x
    const module = runs.reduce((sum, run) => sum + run, 0) / 7
    const isFinder =
      line[x - 1] === 1 && runs.length === 5 && [1, 1, 3, 1, 1].every((part, index) => isNear(runs[index] ?? 0, part * module, module))
    if (isFinder) found.push({ x: x - 3.5 * module, module })
    // a row of noise has many; a code has at most three and its alignment patterns
    if (found.length > 16) return []
  }
  return found
}
