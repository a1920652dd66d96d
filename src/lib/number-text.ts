/** Numbers that documents write as texts. @module */

/** A number, also one in quotes, with a point or a comma: `0x10` and `Infinity`, which JavaScript reads too, are none. */
export function numberIn(held: unknown): number | undefined {
  const value = typeof held === 'string' ? spelled(held.trim()) : held
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

const spelled = (text: string): number | undefined =>
  /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text.replace(',', '.')) : undefined
