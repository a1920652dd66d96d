/** What the commands share: where they write, and the options of their calls. @module */

import type { VerifyOptions } from '../core/verify.ts'
import { guardedFetch } from '../lib/guarded-fetch.ts'
import type { SealLevel, SealOptions } from '../lib/seal-options.ts'
import { type Style, styleOf } from './style.ts'

/** As `process.stdout` is; a test brings something simpler. */
export interface Output {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean
  readonly columns?: number
  readonly once?: (event: 'drain', then: () => void) => unknown
}

/** As commander hands them over. */
export interface CommonOptions {
  readonly json?: boolean
  readonly ndjson?: boolean
  readonly csv?: boolean
  readonly report?: string
  readonly details?: boolean
  readonly lines?: boolean
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
  /** Of the terminal; 80 where there is none. */
  readonly columns: number
  /** Where long lines are broken: at the width of the terminal, and nowhere in a pipe. */
  readonly wrapAt: number
  readonly isTerminal: boolean
  /** Files that were written so far: none is written twice. */
  readonly written: Set<string>
  /** To standard output: the answer. Waits for a reader that is slower. */
  readonly print: (text: string) => Promise<void>
  /** To standard error: what is said beside the answer. */
  readonly complain: (text: string) => Promise<void>
}

export function sessionOf(given: CommonOptions, out: Output, err: Output): Session {
  const columns = out.columns !== undefined && out.columns > 0 ? out.columns : 80
  return {
    given,
    style: styleOf(out.isTTY === true && !process.env['NO_COLOR']),
    calls: {
      ...(given.offline ? {} : { fetch: guardedFetch({ ...(given.allowHost && { allowHosts: given.allowHost }) }) }),
      ...(given.now && { now: given.now }),
      ...(given.email !== undefined && { recipient: { email: given.email } }),
      seals: sealsOf(given),
    },
    columns,
    wrapAt: out.isTTY === true ? columns : Number.POSITIVE_INFINITY,
    isTerminal: out.isTTY === true,
    written: new Set(),
    print: (text) => written(out, text),
    complain: (text) => written(err, text),
  }
}

const written = (to: Output, text: string): Promise<void> =>
  new Promise((done) => {
    if (to.write(text) === false && to.once) to.once('drain', done)
    else done()
  })

const sealsOf = ({ sealAnchor, timestampAnchor, minLevel }: CommonOptions): SealOptions => ({
  ...(sealAnchor && { anchors: sealAnchor }),
  ...(timestampAnchor && { timestampAnchors: timestampAnchor }),
  ...(minLevel && { minLevel }),
})
