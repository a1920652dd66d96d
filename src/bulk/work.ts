/** What is done with each item: begun for a run, whose items have what they remember in common. @module */
import type { ConvertOptions } from '../convert.ts'
import { convertIn } from '../core/convert.ts'
import { atHand } from '../core/parse/document.ts'
import { type RecheckOptions, recheckOf } from '../core/recheck.ts'
import type { VerifyOptions } from '../core/verify.ts'
import { runOf } from '../core/verify-many.ts'
import { registry as built } from '../generated/registry.ts'
import { chosen } from '../lib/chosen.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { isObject, own } from '../lib/json.ts'
import { verifierOf } from '../verifier.ts'
import { reportOf, resultIn } from './earlier-result.ts'
import { type Item, inputIn } from './items.ts'
import type { TrustOptions } from './options.ts'
import type { Outcome } from './results.ts'

/** What is done with each item. Plain data: it is posted to the workers. */
export type Work = { readonly online: boolean; readonly module?: string } & (
  | { readonly operation: 'verify'; readonly options: VerifyOptions & TrustOptions }
  | { readonly operation: 'recheck'; readonly options: RecheckOptions & TrustOptions }
  | { readonly operation: 'convert'; readonly options: ConvertOptions }
)

export type Operate = (item: string | Uint8Array) => Promise<Outcome>

export async function outcomeOf(operate: Operate, item: Item): Promise<Outcome> {
  try {
    return await operate(inputIn(item))
  } catch (error) {
    return { error: credentialError(error) }
  }
}

/** Begins a run: what its items have in common is remembered until the next one begins. */
export async function beginning(work: Work): Promise<(fetch: VerifyOptions['fetch']) => Operate> {
  const more = work.module === undefined ? {} : await optionsIn(work.module)
  const trust = 'trustFiles' in work.options ? await trustIn({ ...more, ...work.options }) : {}
  return (answering) => {
    const fetch = work.online && answering ? { fetch: answering } : {}
    if (work.operation === 'convert') return converting({ ...more, ...work.options, ...fetch })
    const options: VerifyOptions = { ...more, ...work.options, ...trust, ...fetch }
    return work.operation === 'recheck' ? rechecking(options) : verifying(options)
  }
}

function verifying(options: VerifyOptions): Operate {
  const verify = runOf(verifierOf(options), options)
  return async (item) => ({ report: await verify(item) })
}

function converting(options: ConvertOptions): Operate {
  const registry = atHand(chosen(built, options))
  return async (item) => {
    const { format, document, others, diagnostics } = await convertIn(registry, item, options)
    return { conversion: { format, document, others, diagnostics } }
  }
}

function rechecking(options: RecheckOptions): Operate {
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
