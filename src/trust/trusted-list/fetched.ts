/** Trusted lists from where they are published (ETSI TS 119 612 clause 5.3.13: each list of the lists points to the others). @module */
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { isObject } from '../../lib/json.ts'
import { defaultLimits, type Limits, limitsOf } from '../../lib/limits.ts'
import { receive } from '../../lib/network/receive.ts'
import { shownAddress } from '../../lib/network/shown-address.ts'
import type { Fetch } from '../../lib/options.ts'
import { requireSignal } from '../../lib/require-signal.ts'
import type { ListPointer, ReadList } from './list.ts'
import { arePointers, isTexts, readTrustedLists, type TrustedListOptions, type TrustedLists, together } from './lists.ts'
import { refused } from './xml.ts'

export interface TrustedListFetchOptions extends TrustedListOptions {
  /** The way to the network: `guardedFetch()`, say. */
  readonly fetch: Fetch
  /** The countries whose lists are wanted, as lists call them (`NL`, `EL`); all unless given. */
  readonly territories?: readonly string[]
  /** Of these, `time` is 60 000 ms and `response` 32 MiB unless given: a list of a country may have many megabytes. */
  readonly limits?: Partial<Limits>
  readonly signal?: AbortSignal
}

export interface FetchedTrustedLists extends TrustedLists {
  /** Lists that are pointed to, and could not be reached or read. The others count. */
  readonly missing: readonly MissingList[]
}

export interface MissingList {
  readonly location: string
  readonly territory: string
  readonly error: CredentialError
}

/**
 * The list at an address and, of a list of the lists, those that it points to; or those that `pointers` of one name.
 *
 * @throws CredentialError Where the list at the address cannot be had or read: a code of the network, `ERR_TRUSTED_LIST`, `ERR_LIMIT`;
 * `ERR_ABORTED`, `ERR_OPTION`. What it points to is told in `missing` instead.
 */
export async function fetchTrustedLists(
  from: string | readonly ListPointer[],
  options: TrustedListFetchOptions,
): Promise<FetchedTrustedLists> {
  requireOptions(from, options)
  const ask = askerOf(options)
  if (typeof from !== 'string') return followed(from, [], options, ask)
  const first = one(await readTrustedLists([await ask(from)], options))
  return followed(
    first.flatMap(({ list }) => list.pointers.filter(({ territory }) => territory !== list.territory)),
    first,
    options,
    ask,
  )
}

type Ask = (location: string) => Promise<Uint8Array>

async function followed(
  pointers: readonly ListPointer[],
  first: readonly ReadList[],
  { territories, signers }: TrustedListFetchOptions,
  ask: Ask,
): Promise<FetchedTrustedLists> {
  const wanted = territories && new Set(territories.map((each) => each.toUpperCase()))
  const asked = pointers.filter(({ territory }) => wanted?.has(territory.toUpperCase()) ?? true)
  if (asked.length > most) throw new CredentialError('ERR_LIMIT', 'there are more trusted lists than are read')
  const all = await Promise.all(asked.map((pointer) => listAt(pointer, signers, ask)))
  return {
    ...together([...first, ...all.flatMap((each) => ('error' in each ? [] : one(each)))]),
    missing: all.filter((each): each is MissingList => 'error' in each),
  }
}

/** Of one text. */
const one = ({ lists: [list], authorities }: TrustedLists): readonly ReadList[] => (list ? [{ list, authorities }] : [])

/** The EU has some forty. */
const most = 100

/** Signed by somebody that the pointer to it names: what others may sign is another list. */
async function listAt(pointer: ListPointer, signers: TrustedListOptions['signers'], ask: Ask): Promise<TrustedLists | MissingList> {
  const { location, territory } = pointer
  try {
    const read = await readTrustedLists([await ask(location)], { ...(signers && { signers }), pointers: [pointer] })
    if (read.lists.some((each) => each.territory !== territory))
      throw refused('the trusted list is that of another territory than was asked for')
    return read
  } catch (cause) {
    const error = credentialError(cause)
    if (error.code === 'ERR_ABORTED' || error.code === 'ERR_OPTION') throw error
    return { location, territory, error }
  }
}

/** Lists are long, and their servers slow. */
const usual: Limits = { ...defaultLimits, time: 60_000, response: 32 * 2 ** 20 }

function askerOf({ fetch, limits, signal }: TrustedListFetchOptions): Ask {
  const within = limitsOf({ limits }, usual)
  return async (url) => {
    const { status, bytes } = await receive(fetch, { url, kind: 'registry' }, within, signal)
    if (status === 200) return bytes
    throw new CredentialError('ERR_NETWORK', `${shownAddress(url)} answered with status ${status}`)
  }
}

function requireOptions(from: unknown, options: unknown): void {
  if (typeof from !== 'string' && !arePointers(from))
    throw new CredentialError('ERR_OPTION', 'where the trusted lists are is neither an address nor a list of pointers')
  const { fetch, territories, signal } = isObject(options) ? options : {}
  if (typeof fetch !== 'function') throw new CredentialError('ERR_OPTION', '“fetch” is no function: without it no list can be asked for')
  if (territories !== undefined && !isTexts(territories)) throw new CredentialError('ERR_OPTION', '“territories” is no list of texts')
  requireSignal(signal)
}
