/** For machines: `--json`, one object or, for several, a list; `--ndjson`, an object a line. @module */
import type { CredentialError } from '../../lib/errors.ts'
import type { CommandKind, Renderer, Rendering, Told } from '../output.ts'
import { tallyText } from './tally.ts'

function dataOf({ input, place, answer, error }: Told, command: CommandKind): object {
  const where = { input, ...(place !== undefined && { place }) }
  return error ? { ...where, error: errorData(error) } : { ...where, ...command.data(answer) }
}

export const errorData = ({ code, message, path, needs, report }: CredentialError): object => ({
  code,
  message,
  ...(path !== undefined && { path }),
  ...(needs && { needs }),
  ...(report && { report }),
})

export function jsonRenderer({ command, session }: Rendering): Renderer {
  // whether there is a second one is known when it comes
  let first: string | undefined
  let isList = false
  return {
    each: async (told) => {
      const text = JSON.stringify(dataOf(told, command), null, 2)
      if (isList) return session.print(`,\n${text}`)
      if (first === undefined) first = text
      else {
        isList = true
        await session.print(`[\n${first},\n${text}`)
      }
    },
    end: () => session.print(isList ? '\n]\n' : first === undefined ? '[]\n' : `${first}\n`),
  }
}

export const ndjsonRenderer = ({ command, session }: Rendering): Renderer => ({
  each: (told) => session.print(`${JSON.stringify(dataOf(told, command))}\n`),
  end: (tally) => session.complain(tallyText(tally, command, session)),
})
