/**
 * Regular expressions of strangers. An engine of the platform may take years over one that is made for it; here the time grows
 * with the text and the expression alone (Thompson's construction). What cannot be matched so, is not: references back and looks around.
 *
 * @module
 */
import { CredentialError } from '../errors.ts'
import { type Instruction, programOf } from './program.ts'
import { treeOf } from './regular-expression.ts'

/** What may still be done before it is too much: it is counted down. */
export interface Budget {
  left: number
}

/** @throws CredentialError `ERR_LIMIT` */
export function spend(budget: Budget, steps = 1): void {
  budget.left -= steps
  if (budget.left < 0) throw new CredentialError('ERR_LIMIT', 'the schema asks for more than is looked at')
}

export type Matcher = (text: string, budget: Budget) => boolean

/**
 * Whether there is a match anywhere in a text (ECMA-262; with `u`, unless that alone makes it none, as with `\-`).
 * @throws CredentialError `ERR_UNSUPPORTED` where it is none, or asks for what is not matched here.
 */
export function matcherOf(pattern: string): Matcher {
  const flags = isExpression(pattern, 'u') ? 'u' : ''
  if (flags === '' && !isExpression(pattern, '')) throw new CredentialError('ERR_UNSUPPORTED', 'the schema has a pattern that is none')
  const program = programOf(treeOf(pattern, flags))
  return (text, budget) => search(program, flags === '' ? text.split('') : [...text], budget)
}

function isExpression(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags)
    return true
  } catch {
    return false
  }
}

/** All the ways through the program at once: none is gone twice from one place of the text. */
function search(program: readonly Instruction[], characters: readonly string[], budget: Budget): boolean {
  const marked = new Int32Array(program.length).fill(-1)
  let here: number[] = []
  for (let at = 0; at <= characters.length; at++) {
    const next: number[] = []
    const waiting = [...here, 0]
    for (let start = waiting.pop(); start !== undefined; start = waiting.pop()) {
      if (marked[start] === at) continue
      marked[start] = at
      spend(budget)
      const step = program[start]
      if (step === undefined) return true
      if (step.kind === 'either') waiting.push(step.one, step.other)
      else if (step.kind === 'character') {
        if (at < characters.length && step.holds(characters[at] ?? '')) next.push(start + 1)
      } else if (step.holds(characters[at - 1], characters[at])) waiting.push(start + 1)
    }
    here = next
  }
  return false
}
