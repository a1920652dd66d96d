/** What is given is looked at as a whole before the work, and told by the names that the command line has. @module */
import type { Command, Option } from 'commander'
import type { CallersChoices } from '../lib/conversion-choices.ts'
import type { CommonOptions } from './session.ts'
import { plain } from './style.ts'

/**
 * Of two values the first would be passed over without a word: a file that is not written, a date that does not count. What takes several
 * gathers them in a list.
 */
export function refuseTwice(command: Command): void {
  for (const option of command.options.filter(({ required }) => required)) {
    let given = false
    // behind the listener that has set the value
    command.on(`option:${option.name()}`, () => {
      if (given && !Array.isArray(command.getOptionValue(option.attributeName())))
        command.error(`error: option '${option.flags}' is given twice, and only one value can count.`)
      given = true
    })
  }
}

/** Options that name a file which is read. The key file has words of its own. */
const reading = ['--trust', '--seal-anchor', '--timestamp-anchor', '--certificate', '--signer', '--profile', '--module', '--credential']

/** Of most of them what the file says is kept, and not its name: by that it is told from what is written. */
export function noteFiles(command: Command): void {
  for (const option of command.options.filter(({ long }) => reading.includes(long ?? '')))
    command.on(`option:${option.name()}`, (path: string) => {
      const { files = [] }: CommonOptions = command.opts()
      command.setOptionValue('files', [...files, path])
    })
}

/** Whoever comes second finds it empty. */
export function requireOneReader(command: Command): void {
  const { key, credential }: CommonOptions = command.opts()
  if ([...command.args, key, credential].filter((name) => name === '-').length > 1)
    command.error('error: - is given twice, and what comes to standard input is there only once.')
}

/** What a conversion looks at itself, and calls as a program does. */
const forms: Readonly<Partial<Record<keyof CallersChoices, string>>> = {
  language: 'a language tag like en or pt-BR',
  timeZone: 'a time zone like Europe/Brussels',
  creditFramework: 'an address',
  hostedUrl: 'an address like https://example.org/{id}.json',
}

export async function requireForms(command: Command): Promise<void> {
  const given = command.options.flatMap((option) => formOf(option, command.getOptionValue(option.attributeName())))
  if (given.length === 0) return
  const { recordedIn } = await import('../core/convert/choices.ts')
  for (const { option, name, value, form } of given)
    if (recordedIn({ options: { [name]: value } })[name] === undefined)
      command.error(`error: option '${option.flags}' argument '${plain(String(value))}' is invalid. It is not ${form}.`)
}

function formOf(option: Option, value: unknown): { option: Option; name: keyof CallersChoices; value: unknown; form: string }[] {
  const name = option.attributeName() as keyof CallersChoices
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined
  return value === undefined || form === undefined ? [] : [{ option, name, value, form }]
}
