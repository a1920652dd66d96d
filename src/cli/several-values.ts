/** Options that take several values, and with them whatever stands after them: an input too. @module */
import { statSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'
import { urlOf } from '../lib/network/url.ts'

/** Where the inputs are to stand instead. */
export const inputsFirst = 'name the inputs before it, or after --'

/** A value, behind those before it. A file is not one: it was meant to be read, and would be left out without a word. */
export function valueAfter(value: string, before: readonly string[] = []): readonly string[] {
  if (isFile(value)) throw new InvalidArgumentError(`It is a file: ${inputsFirst}.`)
  return [...before, value]
}

/** A host, as it stands in addresses. An address matches no host, and what is told of it then would name the very host that was meant. */
export function hostAfter(value: string, before: readonly string[] = []): readonly string[] {
  const all = valueAfter(value, before)
  const [wild, name] = value.startsWith('*.') ? ['*.', value.slice(2)] : ['', value]
  const address = urlOf(`https://${name}`) ?? urlOf(`https://[${name}]`)
  if (/[/\\]/.test(name) || address?.href !== `https://${address?.hostname}/`)
    throw new InvalidArgumentError(`It is not a host like example.org or *.example.org. If it is an input: ${inputsFirst}.`)
  return [...all.slice(0, -1), wild + address.hostname.replace(/^\[|\]$|\.$/g, '')]
}

function isFile(value: string): boolean {
  try {
    return statSync(value).isFile()
  } catch {
    // there is none, or no file can have such a name
    return false
  }
}

/** For a line without inputs: the options that may have taken them. */
export function takersOf(words: readonly string[], options: readonly string[]): string | undefined {
  const taken = options.filter((name) => words.includes(name))
  return taken.length === 0 ? undefined : `What stands after ${taken.join(' or ')} belongs to that option: ${inputsFirst}.`
}
