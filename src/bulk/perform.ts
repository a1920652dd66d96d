/** The work on a chunk of items, in a worker or on this thread: text in, text out. @module */

import type { ConvertOptions } from '../convert.ts'
import { choicesOf, largestOriginal } from '../core/choosing.ts'
import { convertIn } from '../core/convert.ts'
import { atHand } from '../core/document.ts'
import { targetOf } from '../core/opened.ts'
import { type RecheckOptions, recheckOf } from '../core/recheck.ts'
import type { VerifyOptions } from '../core/verify.ts'
import { runOf } from '../core/verify-many.ts'
import { registry as built } from '../generated/registry.ts'
import { fromUtf8, utf8 } from '../lib/bytes.ts'
import { chosen } from '../lib/chosen.ts'
import type { Code } from '../lib/codes.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { isObject, own, text } from '../lib/json.ts'
import { parseJson } from '../lib/json-text.ts'
import { breather } from '../lib/pause.ts'
import type { Need, Report } from '../lib/report.ts'
import { verifierOf } from '../verifier.ts'
import { type Answer, answersOf } from './answers.ts'
import { type Counts, countOf } from './counts.ts'
import { type Item, inputIn, isLine } from './items.ts'
import type { TrustOptions } from './options.ts'

/** What is done with each item. Plain data: it is posted to the workers. */
export type Work = { readonly online: boolean; readonly module?: string } & (
  | { readonly operation: 'verify'; readonly options: VerifyOptions & TrustOptions }
  | { readonly operation: 'recheck'; readonly options: RecheckOptions & TrustOptions }
  | { readonly operation: 'convert'; readonly options: ConvertOptions }
)

/** What became of each item, and of all of them together. */
export interface Performed {
  /** UTF-8, a line of JSON for each item: `{"report":…}`, `{"conversion":…}` or `{"error":…}`; of a line with its number in front. */
  readonly results: Uint8Array<ArrayBuffer>
  readonly counts: Counts
  /** The lines that are no credential, or that workers died of. */
  readonly poison: readonly Poison[]
  /** Addresses that the work would have asked: with any of them answered, another result may come of it. */
  readonly missing: readonly string[]
}

export interface Poison {
  readonly line: number
  readonly code: string
}

export type Performer = (items: readonly Item[], answers: readonly Answer[], mark?: (index: number) => void) => Promise<Performed>

/** One result; what is JSON of it is told by `JSON.stringify`. */
export type Outcome = ({ readonly report: Report } | { readonly conversion: object } | { readonly error: CredentialError }) & {
  /** Of a result that was looked at again: the line of the credential, where the first run found it. */
  readonly of?: number
}
type Operate = (item: string | Uint8Array) => Promise<Outcome>

export async function performerOf(work: Work): Promise<Performer> {
  const begin = await beginning(work)
  const answers = answersOf()
  let operate = begin(answers.fetch)
  const breathe = breather()
  return async (items, given, mark) => {
    if (given.length > 0) {
      answers.add(given)
      operate = begin(answers.fetch)
    }
    const told = resultList()
    for (const [index, item] of items.entries()) {
      mark?.(index)
      await breathe()
      told.add(item, await outcomeOf(operate, item))
    }
    const missing = answers.missing()
    // what a run remembers of an address that it lacked must not outlive the answer
    if (missing.length > 0) operate = begin(answers.fetch)
    return { ...told.all(), missing }
  }
}

interface ResultList {
  readonly add: (item: Item, outcome: Outcome) => void
  /** A result that is made, and counted, already. */
  readonly take: (result: string) => void
  readonly all: () => Omit<Performed, 'missing'>
}

/** Gathers the results of items, in their order. */
export function resultList(): ResultList {
  let results = ''
  const counts = countOf()
  const poison: Poison[] = []
  return {
    add: (item, outcome) => {
      counts.add(outcome)
      results += resultOf(item, outcome)
      if (isLine(item) && 'error' in outcome) poison.push({ line: item.line, code: outcome.error.code })
    },
    take: (result) => {
      results += `${result}\n`
    },
    all: () => ({ results: utf8(results), counts: counts.all(), poison }),
  }
}

/** Before the first item. @throws CredentialError `ERR_OPTION` where the options are such that none could be worked on. */
export async function requireOptions(work: Work): Promise<void> {
  const { operation, options, module } = work
  if (!operations.includes(operation)) throw new CredentialError('ERR_OPTION', `the operation is none of ${operations.join(', ')}`)
  if (operation !== 'convert') return requireJudging(work)
  await choicesOf(options)
  largestOriginal(options)
  // a module may bring the format
  if (module === undefined) await targetOf(chosen(built, options), options.to)
}

const operations: readonly Work['operation'][] = ['verify', 'recheck', 'convert']

/** Options are looked at where a credential is: this one says nothing, and what is said of it does not matter. */
const probe = JSON.stringify({ '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiableCredential'] })

async function requireJudging({ module: _, ...work }: Work): Promise<void> {
  const operate = (await beginning({ ...work, online: false }))(undefined)
  const outcome = await outcomeOf(operate, probe)
  if ('error' in outcome && outcome.error.code === 'ERR_OPTION') throw outcome.error
}

async function outcomeOf(operate: Operate, item: Item): Promise<Outcome> {
  try {
    return await operate(inputIn(item))
  } catch (error) {
    return { error: credentialError(error) }
  }
}

/** The result as it is written: the same bytes for the same outcome, wherever it was worked out. */
function resultOf(item: Item, outcome: Outcome): string {
  const text = textOf(outcome)
  return isLine(item) ? `{"line":${item.line},${text.slice(1)}\n` : `${text}\n`
}

function textOf(outcome: Outcome): string {
  if (!('error' in outcome)) return JSON.stringify(outcome)
  const { code, message, path, needs } = outcome.error
  const { of } = outcome
  return JSON.stringify({
    ...(of !== undefined && { of }),
    error: { code, message, ...(path !== undefined && { path }), ...(needs && { needs }) },
  })
}

/** Begins a run: what its items have in common is remembered until the next one begins. */
async function beginning(work: Work): Promise<(fetch: VerifyOptions['fetch']) => Operate> {
  const more = work.module === undefined ? {} : await optionsIn(work.module)
  const trust = 'trustFiles' in work.options ? await trustIn({ ...more, ...work.options }) : {}
  return (answering) => {
    const fetch = work.online ? answering : undefined
    if (work.operation === 'convert') {
      const options: ConvertOptions = { ...more, ...work.options, ...(fetch && { fetch }) }
      const registry = atHand(chosen(built, options))
      return async (item) => {
        const { format, document, others, diagnostics } = await convertIn(registry, item, options)
        return { conversion: { format, document, others, diagnostics } }
      }
    }
    const options: VerifyOptions = { ...more, ...work.options, ...trust, ...(fetch && { fetch }) }
    if (work.operation === 'recheck') {
      const recheck = recheckOf(verifierOf(options), options)
      return async (item) => {
        const result = resultIn(item)
        const of = own(result, 'of') ?? own(result, 'line')
        const line = typeof of === 'number' ? { of } : {}
        try {
          return { ...line, report: await recheck(reportOf(result)) }
        } catch (error) {
          return { ...line, error: credentialError(error) }
        }
      }
    }
    const verify = runOf(verifierOf(options), options)
    return async (item) => ({ report: await verify(item) })
  }
}

/** A report, or a line of results that holds one. */
const resultIn = (item: string | Uint8Array): unknown =>
  parseJson(typeof item === 'string' ? item : fromUtf8(item), { text: mostText, depth: mostDepth })

/** @throws CredentialError the error that stands in its place. */
function reportOf(result: unknown): Report {
  const error = own(result, 'error')
  if (!isObject(error)) return (own(result, 'report') ?? result) as Report
  const [path, needs] = [text(error['path']), error['needs']]
  const detail = { ...(path !== undefined && { path }), ...(Array.isArray(needs) && { needs: needs as readonly Need[] }) }
  throw new CredentialError((text(error['code']) ?? 'ERR_INPUT') as Code, text(error['message']) ?? 'this is no report', detail)
}

/** Reports on large records are larger than the records. */
const mostText = 128 * 2 ** 20
const mostDepth = 128

/** The sources of files, behind those of the options: loaded where there are any. */
async function trustIn({ trustFiles = [], trust = [] }: TrustOptions & VerifyOptions): Promise<Pick<VerifyOptions, 'trust'>> {
  const { readableSources } = await import('../trust/readable.ts')
  const isList: boolean = Array.isArray(trustFiles) && trustFiles.every(isObject)
  if (!isList) throw new CredentialError('ERR_OPTION', 'trustFiles is no list of such files')
  return { trust: [...[trust].flat(), ...(await Promise.all(trustFiles.map(readableSources))).flat()] }
}

/**
 * What cannot be posted (trust sources, resolvers, formats of one's own) comes from a module of the caller.
 * @throws CredentialError `ERR_OPTION`
 */
async function optionsIn(module: string): Promise<VerifyOptions> {
  const { options } = await (import(/* webpackIgnore: true */ module) as Promise<{ readonly options?: VerifyOptions }>).catch(
    (cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new CredentialError('ERR_OPTION', `the module cannot be loaded: ${why}`, { cause })
    },
  )
  // whoever gives a module means something by it: without the trust in it, say, the work would be another
  if (!isObject(options)) throw new CredentialError('ERR_OPTION', 'the module exports no object of the name `options`')
  return options
}
