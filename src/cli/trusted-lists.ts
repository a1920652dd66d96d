/** `credlens trusted-lists`: the EU's trusted lists in, a trust file out. @module */
import { CredentialError, credentialError } from '../lib/errors.ts'
import { together } from '../trust/trusted-list/lists.ts'
import {
  type FetchedTrustedLists,
  fetchTrustedLists,
  type ListPointer,
  type MissingList,
  readTrustedLists,
  type TrustedList,
} from '../trust.ts'
import { errorOf } from './error-of.ts'
import { exitCodes, exitOfError, worst } from './exit.ts'
import { bytesOfFile, isAddress } from './inputs.ts'
import { errorData } from './render/json.ts'
import type { Session } from './session.ts'
import { spareInputs } from './spared.ts'
import { marks, plain } from './style.ts'
import type { TrustedListsGiven } from './trusted-lists-options.ts'
import { hanging } from './width.ts'
import { writeTo } from './write.ts'

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
      for (const list of lists) await session.complain(line(saidOfList(list, lists, authorities), session))
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
const dataOf = ({ lists, authorities, missing }: FetchedTrustedLists): object => ({
  lists: lists.map(({ pointers, ...list }) => ({ ...list, pointers: pointers.length, ...counted(list.territory, authorities) })),
  missing: missing.map(({ territory, location, error }) => ({ territory, location, error: errorData(error) })),
})

/** How many of a territory may vouch for what. */
function counted(territory: string, authorities: Authorities): { readonly certificates: number; readonly timestamps: number } {
  const count = (service: string): number => authorities.filter((each) => each.territory === territory && each.service === service).length
  return { certificates: count('certificates'), timestamps: count('timestamps') }
}

/** The files as one, for a list of the lists among them names who signs the others; what it points to besides, and every address. */
async function readLists({ given, inputs, calls: { fetch } }: TrustedListsSession): Promise<FetchedTrustedLists> {
  const [files, addresses] = [inputs.filter((name) => !isAddress(name)), inputs.filter(isAddress)]
  const options = { signers: given.signer, ...(given.country && { territories: given.country }) }
  const read = files.length === 0 ? nothing : await readTrustedLists(await bytesOf(files), options).catch(inFile(files))
  const pointers = read.lists.flatMap((list) => list.pointers)
  const known = new Set(read.lists.map(({ territory }) => territory))
  const sources: (string | readonly ListPointer[])[] = [...addresses]
  // offline, the files are all there is
  if (fetch) sources.push(pointers.filter(({ territory }) => !known.has(territory)))
  const all = await Promise.all(sources.map((from) => fetchTrustedLists(from, { ...options, fetch: fetch ?? offline, pointers })))
  // what came from a file may have been replaced at an address
  const found = [read, ...all].flatMap(({ lists, authorities }) =>
    lists.map((list) => ({ list, authorities: authorities.filter(({ territory }) => territory === list.territory) })),
  )
  return { ...together(found), missing: all.flatMap(({ missing }) => missing) }
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
  { territory, issued, nextUpdate, sequenceNumber, unread, pointers }: TrustedList,
  all: readonly TrustedList[],
  authorities: Authorities,
): Said {
  const { certificates, timestamps } = counted(territory, authorities)
  const holds =
    pointers.length > 0 ? `points to ${pointers.length} lists` : `${certificates} for certificates, ${timestamps} for timestamps`
  const called = `${plain(territory) || 'a list'}${sequenceNumber === undefined ? '' : `, number ${plain(sequenceNumber)}`}`
  if (all.some((other) => other.territory === territory && other.issued > issued))
    return ['warn', `${called}: left out, for a newer one is there`]
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
