/** Numbers that documents write as texts. @module */

/** A number, also one in quotes, with a point or a comma: `0x10` and `Infinity`, which JavaScript reads too, are none. */
export function numberIn(held: unknown): number | undefined {
  const value = typeof held === 'string' && /^\s*[\d.,e+-]+\s*$/i.test(held) ? Number(held.replace(',', '.')) : held
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
