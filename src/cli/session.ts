/** What the commands share: where they write, and the options of their calls. @module */

import type { VerifyOptions } from '../core/verify.ts'
import { type CredentialError, credentialError } from '../lib/errors.ts'
import { guardedFetch } from '../lib/guarded-fetch.ts'
import type { SealLevel, SealOptions } from '../lib/seal-options.ts'
import { exitOfError, worst } from './exit.ts'
import { inputsOf, type NamedInput } from './inputs.ts'
import { plain, type Style, styleOf } from './style.ts'

export interface Output {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean
}

/** As commander hands them over. */
export interface CommonOptions {
  readonly json?: boolean
  readonly offline?: boolean
  readonly allowHost?: readonly string[]
  readonly now?: Date
  readonly email?: string
  readonly to?: string
  readonly output?: string
  readonly credential?: string
  readonly language?: string
  readonly placeholders?: boolean
  readonly capsule?: boolean
  readonly force?: boolean
  readonly profile?: string
  readonly sealAnchor?: readonly Uint8Array[]
  readonly timestampAnchor?: readonly Uint8Array[]
  readonly minLevel?: SealLevel
}

export interface Session {
  readonly given: CommonOptions
  readonly style: Style
  readonly calls: VerifyOptions
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
}

export function sessionOf(given: CommonOptions, out: Output, err: Output): Session {
  return {
    given,
    style: styleOf(out.isTTY === true && !process.env['NO_COLOR']),
    calls: {
      ...(given.offline ? {} : { fetch: guardedFetch({ ...(given.allowHost && { allowHosts: given.allowHost }) }) }),
      ...(given.now && { now: given.now }),
      ...(given.email !== undefined && { recipient: { email: given.email } }),
      seals: sealsOf(given),
    },
    print: (text) => void out.write(text),
    complain: (text) => void err.write(text),
  }
}

const sealsOf = ({ sealAnchor, timestampAnchor, minLevel }: CommonOptions): SealOptions => ({
  ...(sealAnchor && { anchors: sealAnchor }),
  ...(timestampAnchor && { timestampAnchors: timestampAnchor }),
  ...(minLevel && { minLevel }),
})

/** Runs one thing on every input; an input that cannot be used is told, and does not stop the rest. */
export async function onEach(names: readonly string[], session: Session, work: (input: NamedInput) => Promise<number>): Promise<number> {
  const codes: number[] = []
  for await (const input of inputsOf(names)) {
    try {
      codes.push(await work(input))
    } catch (cause) {
      const error = credentialError(cause)
      if (session.given.json) session.print(`${JSON.stringify({ input: input.name, error: errorData(error) }, null, 2)}\n`)
      else session.complain(`${session.style.bad('✗')} ${plain(input.name)}: ${plain(error.message)} [${error.code}]\n`)
      codes.push(exitOfError(error))
    }
  }
  return worst(codes)
}

const errorData = ({ code, message, path }: CredentialError): object => ({ code, message, ...(path !== undefined && { path }) })
