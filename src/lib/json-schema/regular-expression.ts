/** The parts of a regular expression (ECMA-262 section 22.2.1). What a single one of them stands for is asked of the platform. @module */
import { CredentialError } from '../errors.ts'

export type Tree =
  | { readonly kind: 'character'; readonly holds: (character: string) => boolean }
  | { readonly kind: 'where'; readonly holds: (before: string | undefined, after: string | undefined) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Tree[] }
  | { readonly kind: 'choice'; readonly parts: readonly Tree[] }
  | { readonly kind: 'times'; readonly part: Tree; readonly least: number; readonly most: number }

/** Those inside one another are read inside one another. */
const longest = 2000

const unsupported = (): CredentialError =>
  new CredentialError('ERR_UNSUPPORTED', 'the schema has a pattern that looks around or back, which is not matched here')

const word = /^\w$/
const isWord = (character: string | undefined): boolean => character !== undefined && word.test(character)
const borders: Readonly<Record<string, Tree>> = {
  '^': { kind: 'where', holds: (before) => before === undefined },
  $: { kind: 'where', holds: (_, after) => after === undefined },
  '\\b': { kind: 'where', holds: (before, after) => isWord(before) !== isWord(after) },
  '\\B': { kind: 'where', holds: (before, after) => isWord(before) === isWord(after) },
}

/** What stands for one character: an escape, a class, or itself. */
const single: Readonly<Record<'u' | '', RegExp>> = {
  u: /\\(?:u\{[^}]*\}|u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|[pP]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|.)|\[(?:\\.|[^\]\\])*\]|./suy,
  '': /\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|.)|\[(?:\\.|[^\]\\])*\]|./sy,
}
const quantifier = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/y

/**
 * @param pattern - One that the platform takes.
 * @throws CredentialError `ERR_UNSUPPORTED`
 */
export function treeOf(pattern: string, flags: 'u' | ''): Tree {
  if (pattern.length > longest) throw new CredentialError('ERR_UNSUPPORTED', 'the schema has a pattern that is longer than is looked at')
  const atom = single[flags]
  let at = 0
  const take = (expression: RegExp): RegExpExecArray | undefined => {
    expression.lastIndex = at
    const found = expression.exec(pattern) ?? undefined
    if (found) at += found[0].length
    return found
  }
  const choice = (): Tree => {
    const parts = [sequence()]
    while (take(/\|/y)) parts.push(sequence())
    return { kind: 'choice', parts }
  }
  const sequence = (): Tree => {
    const parts: Tree[] = []
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') parts.push(repeated(term()))
    return { kind: 'sequence', parts }
  }
  const term = (): Tree => {
    if (!take(/\((?!\?)|\(\?(?::|<(?![=!])[^>]*>)/y)) {
      const source = take(atom)?.[0] ?? ''
      if (source === '(' || /^\\[1-9k]/.test(source)) throw unsupported()
      return borders[source] ?? { kind: 'character', holds: holdsFor(source, flags) }
    }
    const inside = choice()
    take(/\)/y)
    return inside
  }
  const repeated = (part: Tree): Tree => {
    const [found, least, comma, most] = take(quantifier) ?? []
    if (found === undefined) return part
    if (least !== undefined)
      return { kind: 'times', part, least: Number(least), most: most ? Number(most) : comma ? Number.POSITIVE_INFINITY : Number(least) }
    return { kind: 'times', part, least: found.startsWith('+') ? 1 : 0, most: found.startsWith('?') ? 1 : Number.POSITIVE_INFINITY }
  }
  return choice()
}

/** One character at a time costs a platform nothing, whatever it is to be. */
function holdsFor(source: string, flags: 'u' | ''): (character: string) => boolean {
  const expression = new RegExp(`^${source}$`, flags)
  const known = new Map<string, boolean>()
  return (character) => {
    const before = known.get(character)
    if (before !== undefined) return before
    const holds = expression.test(character)
    if (known.size < 1000) known.set(character, holds)
    return holds
  }
}
