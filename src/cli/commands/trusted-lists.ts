/** `credlens trusted-lists`: the EU's trusted lists in, a trust file out. @module */
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { newest, together } from '../../trust/trusted-list/lists.ts'
import { type FetchedTrustedLists, fetchTrustedLists, type MissingList, readTrustedLists, type TrustedList } from '../../trust.ts'
import { errorOf } from '../error-of.ts'
import { exitCodes, exitOfError, worst } from '../exit.ts'
import { bytesOfFile, isAddress } from '../inputs.ts'
import { errorData } from '../render/json.ts'
import type { Session } from '../session.ts'
import { spareInputs } from '../spared.ts'
import { marks, plain } from '../style.ts'
import type { TrustedListsGiven } from '../trusted-lists-options.ts'
import { hanging } from '../width.ts'
import { writeTo } from '../write.ts'

export interface TrustedListsSession extends Session {
  readonly given: TrustedListsGiven
}

export async function trustedListsCommand(session: TrustedListsSession): Promise<number> {
  const { given, style } = session
  try {
    if (given.output !== undefined) await spareInputs(given.output, session)
    const read = await readLists(session)
    const { lists, authorities, missing } = read
    const trust = { name: given.name, authorities }
    if (given.output !== undefined) await writeTo(given.output, `${JSON.stringify(trust)}\n`)
    if (given.json) {
      const made = given.output === undefined ? { trust } : { writtenTo: given.output }
      await session.print(`${JSON.stringify({ ...made, ...dataOf(read) }, null, 2)}\n`)
    } else {
      if (given.output === undefined) await session.print(`${JSON.stringify(trust)}\n`)
      const counting = newest(lists)
      for (const list of lists) await session.complain(line(saidOfList(list, counting.has(list), authorities), session))
      for (const each of missing) await session.complain(line(saidOfMissing(each), session))
    }
    return worst([exitCodes.valid, ...missing.map(({ error }) => exitOfError(error))])
  } catch (cause) {
    const error = credentialError(cause)
    await session.complain(`${style.bad(marks.fail.mark)} ${plain(error.message)} [${error.code}]\n`)
    return exitOfError(error)
  }
}

/** For machines: what is said of each list, and of those that could not be had. */
function dataOf({ lists, authorities, missing }: FetchedTrustedLists): object {
  const counting = newest(lists)
  return {
    lists: lists.map((list) => ({
      ...list,
      pointers: list.pointers.length,
      ...(counting.has(list) ? counted(list.territory, authorities) : { leftOut: true }),
    })),
    missing: missing.map(({ territory, location, error }) => ({ territory, location, error: errorData(error) })),
  }
}

/** How many of a territory may vouch for what. */
function counted(territory: string, authorities: Authorities): { readonly certificates: number; readonly timestamps: number } {
  const count = (service: string): number => authorities.filter((each) => each.territory === territory && each.service === service).length
  return { certificates: count('certificates'), timestamps: count('timestamps') }
}

/** The files as one, for a list of the lists among them names who signs the others; every address, and what the newest of the files points to. */
async function readLists({ given, inputs, calls: { fetch } }: TrustedListsSession): Promise<FetchedTrustedLists> {
  const [files, addresses] = [inputs.filter((name) => !isAddress(name)), inputs.filter(isAddress)]
  const options = { signers: given.signer, ...(given.country && { territories: given.country }) }
  const read = files.length === 0 ? nothing : await readTrustedLists(await bytesOf(files), options).catch(inFile(files))
  const asking = { ...options, fetch: fetch ?? offline, pointers: read.lists.flatMap((list) => list.pointers) }
  const reached = await Promise.all(addresses.map((from) => fetchTrustedLists(from, asking)))
  const counting = newest([...reached, read].flatMap(({ lists }) => lists.filter(isAbove)))
  const known = new Set(read.lists.map(({ territory }) => territory))
  const wanted = read.lists.flatMap((list) => (counting.has(list) ? list.pointers.filter(({ territory }) => !known.has(territory)) : []))
  // offline, the files are all there is
  const further = fetch ? await fetchTrustedLists(wanted, asking) : nothing
  const all = [...reached.map((each) => withoutOlder(each, counting)), { ...read, missing: [] }, further]
  // what came from a file may have been replaced at an address
  const found = all.flatMap(({ lists, authorities }) =>
    lists.map((list) => ({ list, authorities: authorities.filter(({ territory }) => territory === list.territory) })),
  )
  return { ...together(found), missing: all.flatMap(({ missing }) => missing) }
}

const isAbove = ({ pointers }: TrustedList): boolean => pointers.length > 0

/** What was found by a list of the lists that is not the newest: who signs for a country may have been replaced since. */
function withoutOlder(found: FetchedTrustedLists, counting: ReadonlySet<TrustedList>): FetchedTrustedLists {
  const older = found.lists.filter((list) => isAbove(list) && !counting.has(list))
  return older.length === 0 ? found : { ...nothing, lists: older }
}

const bytesOf = (files: readonly string[]): Promise<readonly Uint8Array[]> =>
  Promise.all(files.map((name) => bytesOfFile(name).catch((cause: unknown) => Promise.reject(errorOf(name, cause)))))

/** What is said of one of several is said with its name. */
const inFile =
  (files: readonly string[]) =>
  (cause: unknown): never => {
    const name = files[Number(/^\/(\d+)$/.exec(credentialError(cause).path ?? '')?.[1] ?? Number.NaN)]
    throw name === undefined ? cause : errorOf(name, cause)
  }

const nothing: FetchedTrustedLists = { lists: [], authorities: [], missing: [] }
const offline = (): never => {
  throw new CredentialError('ERR_OFFLINE', 'a list at an address needs the network')
}

type Said = readonly [outcome: 'pass' | 'warn' | 'unknown' | 'fail', sentence: string]

function line([outcome, sentence]: Said, { style, wrapAt }: Session): string {
  const { mark, paint } = marks[outcome]
  return `${hanging(`${style[paint](mark)} `, sentence, wrapAt)}\n`
}

function saidOfList(
  { territory, nextUpdate, sequenceNumber, unread, pointers }: TrustedList,
  counts: boolean,
  authorities: Authorities,
): Said {
  const { certificates, timestamps } = counted(territory, authorities)
  const holds =
    pointers.length > 0 ? `points to ${pointers.length} lists` : `${certificates} for certificates, ${timestamps} for timestamps`
  const called = `${plain(territory) || 'a list'}${sequenceNumber === undefined ? '' : `, number ${plain(sequenceNumber)}`}`
  if (!counts) return ['warn', `${called}: left out, for one that is no older is there`]
  const start = `${called}: ${holds}`
  const left = unread === 0 ? '' : `; ${unread} of its certificates cannot be read`
  const day = nextUpdate?.slice(0, 10)
  if (day === undefined) return ['warn', `${start}${left}; it is closed, and vouches for the past only`]
  if (new Date(nextUpdate ?? '') < new Date()) return ['warn', `${start}${left}; it ended on ${day}, and vouches for nothing since`]
  return [unread === 0 ? 'pass' : 'warn', `${start}${left}; until ${day}`]
}
type Authorities = FetchedTrustedLists['authorities']

const saidOfMissing = ({ territory, error }: MissingList): Said => [
  exitOfError(error) === exitCodes.indeterminate ? 'unknown' : 'fail',
  `${plain(territory)}: ${plain(error.message)} [${error.code}]`,
]
