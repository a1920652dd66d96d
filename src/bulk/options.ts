/** What the callers of bulk work choose. @module */
import { availableParallelism } from 'node:os'
import { requireKnown } from '../core/known-options.ts'
import type { VerifyOptions } from '../core/verify.ts'
import { CredentialError } from '../lib/errors.ts'
import { requireSignal } from '../lib/require-signal.ts'
import type { WindowOptions } from '../lib/window.ts'
import type { TrustFile } from '../trust/file.ts'
import { fewest } from './chunks.ts'
import type { CrewOptions } from './crew.ts'
import type { AskingOptions } from './outside.ts'

export interface BulkOptions extends Partial<CrewOptions>, Pick<AskingOptions, 'perHost'>, Pick<WindowOptions, 'order' | 'signal'> {
  /** Items in one message to a worker; 64 unless given. */
  readonly chunk?: number
  /**
   * A module whose export `options` every worker adds to its own: trust sources, resolvers and formats are functions,
   * which cannot be posted to a thread. By its URL (`new URL('./trust.mjs', import.meta.url)`), its whole path, or the name of a package.
   */
  readonly module?: string | URL
}

/** Whom to trust, as data: it is posted to the workers, and results depend on it. */
export interface TrustOptions {
  /** Behind the sources of `module`; what they say is what a file of `credlens verify --trust` says. */
  readonly trustFiles?: readonly TrustFile[]
}

/** Everything but what cannot be posted, or stays on this side. */
export type Posted<Options> = Omit<Options, keyof BulkOptions | 'fetch'>

export interface Sides<Options> {
  readonly crew: CrewOptions
  readonly chunk: number
  readonly order: 'input' | 'completion'
  readonly signal: AbortSignal | undefined
  readonly fetch: VerifyOptions['fetch']
  readonly perHost: number | undefined
  readonly module: string | undefined
  readonly posted: Posted<Options>
}

/** Megabytes in which a worker can begin: one that cannot is replaced, for ever. */
const leastMemory = 32

/** @throws CredentialError `ERR_OPTION` */
function requireWhole(numbers: Readonly<Record<string, number | undefined>>, least: number): void {
  for (const [name, value] of Object.entries(numbers))
    if (value !== undefined && !(Number.isInteger(value) && value >= least))
      throw new CredentialError('ERR_OPTION', `${name} is a whole number from ${least} on`)
}

const functions = ['trust', 'resolve', 'formats', 'proofs', 'keys', 'statuses', 'containers']

/** What stays on this side, and what goes to the workers. @throws CredentialError `ERR_OPTION` */
export function sidesOf<Options extends BulkOptions & Pick<VerifyOptions, 'fetch'>>(options: Options): Sides<Options> {
  const {
    workers = availableParallelism(),
    patience,
    memory,
    chunk = fewest,
    order = 'input',
    signal,
    perHost,
    module,
    fetch,
    ...rest
  } = options
  requireWhole({ workers }, 0)
  requireWhole({ chunk, perHost, patience }, 1)
  requireWhole({ memory }, leastMemory)
  requireSignal(signal)
  const unposted = workers > 0 ? functions.filter((name) => Object.hasOwn(rest, name)) : []
  if (unposted.length > 0)
    throw new CredentialError('ERR_OPTION', `${unposted.join(', ')} cannot be posted to a worker: give a module that exports options`)
  return {
    crew: { workers, ...(patience !== undefined && { patience }), ...(memory !== undefined && { memory }) },
    chunk,
    order,
    signal,
    fetch,
    perHost,
    module: module === undefined ? undefined : String(module),
    posted: rest,
  }
}

/** Of what all items are worked on with: what cannot be used is told before the first of them. @throws CredentialError `ERR_OPTION` */
export const requireUsable = ({ posted, fetch }: Pick<Sides<object>, 'posted' | 'fetch'>): Promise<void> =>
  requireKnown({ ...posted, fetch })
