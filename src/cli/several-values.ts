/** Options that take several values, and with them whatever stands after them: an input too. @module */
import { statSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'

/** Where the inputs are to stand instead. */
export const inputsFirst = 'name the inputs before it, or after --'

/** A value, behind those before it. A file is not one: it was meant to be read, and would be left out without a word. */
export function valueAfter(value: string, before: readonly string[] = []): readonly string[] {
  if (isFile(value)) throw new InvalidArgumentError(`It is a file: ${inputsFirst}.`)
  return [...before, value]
}

function isFile(value: string): boolean {
  try {
    return statSync(value).isFile()
  } catch {
    // there is none, or no file can have such a name
    return false
  }
}

/** A value that is given once: of two, the first would be passed over without a word. */
export function onlyOne(value: string, before?: string): string {
  if (before !== undefined) throw new InvalidArgumentError('It is given twice, and one answer is asked at a time.')
  return value
}

/** For a line without inputs: the options that may have taken them. */
export function takersOf(words: readonly string[], options: readonly string[]): string | undefined {
  const taken = options.filter((name) => words.includes(name))
  return taken.length === 0 ? undefined : `What stands after ${taken.join(' or ')} belongs to that option: ${inputsFirst}.`
}
