/** A regular expression as a list of instructions: behind the last one there is a match. @module */
import { CredentialError } from '../errors.ts'
import type { Tree } from './regular-expression.ts'

export type Instruction =
  | { readonly kind: 'character'; readonly holds: (character: string) => boolean }
  | { readonly kind: 'where'; readonly holds: (before: string | undefined, after: string | undefined) => boolean }
  /** On at two places at once. */
  | { readonly kind: 'either'; readonly one: number; readonly other: number }

/** A number of times is spelled out. */
const most = 5000

/** @throws CredentialError `ERR_UNSUPPORTED` where it would be longer than is matched. */
export function programOf(tree: Tree): readonly Instruction[] {
  const program: Instruction[] = []
  const emit = (instruction: Instruction): number => {
    if (program.length >= most) throw new CredentialError('ERR_UNSUPPORTED', 'the schema has a pattern that is longer than is looked at')
    return program.push(instruction) - 1
  }
  /** A choice whose other way is set once it is known how long the first one is. */
  const choice = (isFirst: boolean): (() => void) => {
    const at = emit({ kind: 'either', one: 0, other: 0 })
    return () => {
      program[at] = { kind: 'either', one: isFirst ? at + 1 : program.length, other: program.length }
    }
  }
  const add = (part: Tree): void => {
    if (part.kind === 'sequence') for (const one of part.parts) add(one)
    else if (part.kind === 'choice') either(part.parts)
    else if (part.kind === 'times') times(part)
    else emit(part)
  }
  const either = ([first, ...others]: readonly Tree[]): void => {
    if (first === undefined) return
    if (others.length === 0) {
      add(first)
      return
    }
    const orElse = choice(true)
    add(first)
    const end = choice(false)
    orElse()
    either(others)
    end()
  }
  const times = ({ part, least, most }: Tree & { readonly kind: 'times' }): void => {
    for (let count = 0; count < least; count++) {
      const before = program.length
      add(part)
      // nothing, any number of times
      if (program.length === before) break
    }
    if (most === Number.POSITIVE_INFINITY) {
      const start = program.length
      const end = choice(true)
      add(part)
      emit({ kind: 'either', one: start, other: start })
      end()
      return
    }
    const ends: (() => void)[] = []
    for (let count = least; count < most; count++) {
      ends.push(choice(true))
      add(part)
    }
    for (const end of ends) end()
  }
  add(tree)
  return program
}
