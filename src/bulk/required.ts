/** Options that no item could be worked on with: told before the first of them. @module */
import { choicesOf, largestOriginal } from '../core/convert/choosing.ts'
import { targetOf } from '../core/convert/mapped.ts'
import { registry as built } from '../generated/registry.ts'
import { chosen } from '../lib/chosen.ts'
import { CredentialError } from '../lib/errors.ts'
import { beginning, outcomeOf, type Work } from './work.ts'

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
