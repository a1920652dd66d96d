/** What the proofs of several families say together. @module */
import type { Proven } from '../lib/contract.ts'

export function together(answers: readonly Proven[]): Proven {
  const anchor = answers.find((answer) => answer.anchor !== undefined)?.anchor
  return {
    checks: answers.flatMap(({ checks }) => checks),
    standing: Object.assign({}, ...answers.map(({ standing }) => standing)),
    ...(anchor && { anchor }),
    nested: answers.flatMap(({ nested }) => nested ?? []),
  }
}
