/** What the commands share: where they write, and the options of their calls. @module */

import type { VerifyOptions } from '../core/verify.ts'
import { type GuardedFetchOptions, guardedFetch } from '../lib/network/guarded-fetch.ts'
import type { Fetch } from '../lib/options.ts'
import type { SealLevel, SealOptions } from '../lib/seal-options.ts'
import { sourcesIn, type TrustFile } from '../trust/file.ts'
import type { GeneratedType } from './keygen-options.ts'
import type { Published } from './keys/documents.ts'
import { type Progress, progressOf } from './progress.ts'
import { type Style, styleOf } from './style.ts'

/** As `process.stdout` is; a test brings something simpler. */
export interface Output {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean
  readonly columns?: number
  readonly once?: (event: 'drain', then: () => void) => unknown
}

/** How addresses are asked: a test brings a web of its own. */
export type Network = (options?: GuardedFetchOptions) => Fetch

export interface Surroundings {
  readonly out: Output
  readonly err: Output
  readonly network?: Network
}

/** As commander hands them over. */
export interface CommonOptions {
  readonly json?: boolean
  readonly ndjson?: boolean
  readonly csv?: boolean
  readonly report?: string
  readonly details?: boolean
  readonly lines?: boolean
  readonly evidence?: string
  readonly trust?: readonly TrustFile[]
  readonly offline?: boolean
  readonly allowHost?: readonly string[]
  readonly now?: Date
  readonly email?: string
  readonly resources?: boolean
  readonly to?: string
  readonly output?: string
  readonly credential?: string
  /** All that options name to be read, as it was typed. */
  readonly files?: readonly string[]
  readonly language?: string
  readonly placeholders?: boolean
  readonly capsule?: boolean
  readonly bridge?: boolean
  readonly privacy?: 'full' | 'minimal'
  readonly timeZone?: string
  readonly creditFramework?: string
  readonly splitLanguages?: boolean
  readonly hostedUrl?: string
  readonly fetchPictures?: boolean
  readonly force?: boolean
  readonly edited?: boolean
  readonly name?: string
  readonly criteria?: string
  readonly issuer?: string
  readonly issuerName?: string
  readonly samePerson?: boolean
  readonly profile?: string
  readonly size?: readonly string[]
  readonly sealAnchor?: readonly Uint8Array[]
  readonly timestampAnchor?: readonly Uint8Array[]
  readonly minLevel?: SealLevel
  readonly key?: string
  readonly keyId?: string
  readonly proof?: string
  readonly inside?: boolean
  readonly certificate?: readonly Uint8Array[]
  readonly type?: GeneratedType
  readonly did?: string
  readonly owner?: string
  readonly publish?: Published
}

export interface Session {
  readonly given: CommonOptions
  /** What the arguments name, as it was typed. */
  readonly inputs: readonly string[]
  readonly style: Style
  readonly calls: VerifyOptions
  /** Of the terminal; 80 where there is none. */
  readonly columns: number
  /** Where long lines are broken: at the width of the terminal, and nowhere in a pipe. */
  readonly wrapAt: number
  readonly isTerminal: boolean
  /** What tells the files apart that were written so far: none is written twice. */
  readonly written: Set<string>
  /** The files themselves. */
  readonly made: Set<string>
  /** Shows how far the work is, where somebody looks on. */
  readonly begin: (names: readonly string[]) => Progress
  /** To standard output: the answer. Waits for a reader that is slower. */
  readonly print: (text: string) => Promise<void>
  /** To standard error: what is said beside the answer. */
  readonly complain: (text: string) => Promise<void>
}

export function sessionOf(
  given: CommonOptions,
  { out, err, network = guardedFetch }: Surroundings,
  inputs: readonly string[] = [],
): Session {
  const columns = out.columns !== undefined && out.columns > 0 ? out.columns : 80
  const isTerminal = out.isTTY === true
  let progress: Progress | undefined
  return {
    given,
    inputs,
    style: styleOf(isTerminal && !process.env['NO_COLOR']),
    calls: callsOf(given, network),
    columns,
    wrapAt: isTerminal ? columns : Number.POSITIVE_INFINITY,
    isTerminal,
    written: new Set(),
    made: new Set(),
    begin: (names) => (progress = progressOf(names, err)),
    print: (text) => {
      if (isTerminal) progress?.clear()
      return written(out, text)
    },
    complain: (text) => {
      progress?.clear()
      return written(err, text)
    },
  }
}

/** The options of a call, as those of the command line say. */
export const callsOf = (given: CommonOptions, network: Network = guardedFetch): VerifyOptions => ({
  ...(given.offline ? {} : { fetch: network({ ...(given.allowHost && { allowHosts: given.allowHost }) }) }),
  ...(given.now && { now: given.now }),
  ...(given.email !== undefined && { recipient: { email: given.email } }),
  ...(given.trust && { trust: given.trust.flatMap(sourcesIn) }),
  ...(given.resources && { resources: true }),
  seals: sealsOf(given),
})

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
