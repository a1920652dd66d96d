/** All that the arguments name, for the commands that need it together. @module */
import { type CredentialError, credentialError } from '../lib/errors.ts'
import type { Input } from '../lib/options.ts'
import { parseAll } from '../parse.ts'
import { errorOf } from './error-of.ts'
import { exitCodes, exitOfError } from './exit.ts'
import { inputsOf } from './inputs.ts'
import { errorData } from './render/json.ts'
import type { Session } from './session.ts'
import { marks, plain } from './style.ts'
import { nameOf } from './title.ts'

/** A credential, and what whoever typed the command calls it. */
export interface Gathered {
  readonly name: string
  readonly text: string
}

/** The error of one of them, with its name. */
function named(error: CredentialError, all: readonly Gathered[]): CredentialError {
  const of = all[Number(/^\/(\d+)(?:\/|$)/.exec(error.path ?? '')?.[1] ?? Number.NaN)]
  return of ? errorOf(of.name, error) : error
}

/** Why there is no result, said as the result would have been; `all`, as far as they were read. Of none there is nothing to look at. */
export async function refused(
  cause: unknown,
  all: readonly Gathered[] | undefined,
  { given, style, print, complain }: Session,
): Promise<number> {
  const error = named(credentialError(cause), all ?? [])
  if (given.json) await print(`${JSON.stringify({ error: errorData(error) }, null, 2)}\n`)
  else await complain(`${style.bad(marks.fail.mark)} ${plain(error.message)} [${error.code}]\n`)
  return all?.length === 0 ? exitCodes.indeterminate : exitOfError(error)
}

/**
 * The texts of all credentials; an archive or a presentation holds several.
 * @throws CredentialError of the first that cannot be used, or that `judge` refuses, with its name
 */
export async function gathered(
  names: readonly string[],
  session: Session,
  judge: (credential: Input) => Promise<void> = async () => undefined,
): Promise<readonly Gathered[]> {
  const texts: Gathered[] = []
  for await (const { name: input, place, read } of inputsOf(names, session.given)) {
    const name = nameOf({ input, ...(place !== undefined && { place }) })
    try {
      for await (const part of parseAll(await read(), session.calls)) {
        if (part instanceof Error) throw part
        await judge(part.text)
        texts.push({ name, text: part.text })
      }
    } catch (cause) {
      throw errorOf(name, cause)
    }
  }
  return texts
}
