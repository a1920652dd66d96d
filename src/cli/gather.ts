/** All that the arguments name, for the commands that need it together. @module */
import { CredentialError, credentialError } from '../lib/errors.ts'
import type { Input } from '../lib/options.ts'
import { parseAll } from '../parse.ts'
import { inputsOf } from './inputs.ts'
import type { Session } from './session.ts'
import { nameOf } from './title.ts'

/**
 * The texts of all credentials; an archive or a presentation holds several.
 * @throws CredentialError of the first that cannot be used, or that `judge` refuses, with its name
 */
export async function gathered(
  names: readonly string[],
  session: Session,
  judge: (credential: Input) => Promise<void> = async () => undefined,
): Promise<readonly Input[]> {
  const texts: Input[] = []
  for await (const { name, place, read } of inputsOf(names, session.given))
    try {
      for await (const part of parseAll(await read(), session.calls)) {
        if (part instanceof Error) throw part
        await judge(part.text)
        texts.push(part.text)
      }
    } catch (cause) {
      const { code, message } = credentialError(cause)
      throw new CredentialError(code, `${nameOf({ input: name, ...(place !== undefined && { place }) })}: ${message}`, { cause })
    }
  return texts
}
