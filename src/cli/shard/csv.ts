/** The results of a shard as a table, out of its files: it can be written at any time, and again. @module */
import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isAmong, namesOf } from '../../bulk/files.ts'
import { itemsIn, linesIn } from '../../bulk/input.ts'
import { inputIn, type Line } from '../../bulk/items.ts'
import { asOutput } from '../../bulk/result-file.ts'
import { fromUtf8 } from '../../lib/bytes.ts'
import type { Code } from '../../lib/codes.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { Report } from '../../lib/report.ts'
import { asideOf } from '../aside.ts'
import type { ShardSession } from '../commands/shard.ts'
import { verifyCommand } from '../commands/verify.ts'
import { exitCodes, exitOf } from '../exit.ts'
import type { Answer, Told } from '../output.ts'
import { csvRenderer } from '../render/csv.ts'
import { requirePlace } from '../spared.ts'
import { nothing } from '../tally.ts'

/** A line of results. */
interface Result {
  readonly line: number
  readonly report?: Report
  readonly error?: { readonly code: Code; readonly message: string }
}

/**
 * Before the work, which may take hours, and once more after it.
 * @throws CredentialError `ERR_OPTION` where the table would be written over what the work is on, `ERR_OUTPUT` where there is no place for it.
 */
export async function requireTable(input: string, output: string, table: string, named: readonly string[] = []): Promise<void> {
  const files = [input, ...namesOf(output), ...named]
  if (files.some((file) => resolve(file) === resolve(table)) || (await isAmong(table, files)))
    throw new CredentialError(
      'ERR_OPTION',
      'the table has the name of the input, of a file of the results, or of one that an option names: give it another one',
    )
  await asOutput(() => requirePlace(table), 'the table')
}

/**
 * One row a credential, in the columns that every command has. What has the name of the table is whole.
 * @throws CredentialError `ERR_OUTPUT`, `ERR_OPTION`, `ERR_INPUT` where the results are not what was written.
 */
export async function writeTable(input: string, output: string, table: string, session: ShardSession): Promise<void> {
  // the files of the results are there now: another way to one of them is seen
  await requireTable(input, output, table, session.given.files)
  const aside = await asideOf(table)
  const write = async (): Promise<void> => {
    await pipeline(rowsOf(input, output, session), createWriteStream(aside.path))
    await aside.finish()
  }
  await asOutput(write, 'the table').catch(async (error: unknown) => {
    await aside.drop()
    throw error
  })
}

async function* rowsOf(input: string, output: string, session: ShardSession): AsyncGenerator<string, void, undefined> {
  let text = ''
  const print = async (row: string): Promise<void> => void (text += row)
  const renderer = csvRenderer({ command: verifyCommand, session: { ...session, print, complain: () => Promise.resolve() } })
  for await (const told of toldOf(input, output)) {
    await renderer.each(told)
    if (text.length < enough) continue
    yield text
    text = ''
  }
  await renderer.end(nothing)
  yield text
}

/** Characters that are written at once. */
const enough = 2 ** 16

async function* toldOf(input: string, output: string): AsyncGenerator<Told> {
  const results = linesIn(output)
  for await (const [{ line }, item] of itemsIn(input)) {
    const { value } = await results.next()
    const result = value?.bytes instanceof Uint8Array ? resultIn(value.bytes) : undefined
    if (result?.line !== line) throw new CredentialError('ERR_INPUT', 'the results are not those of the input')
    yield toldFrom(result, { input, place: `line ${line}`, ...credentialIn(item) })
  }
}

function resultIn(bytes: Uint8Array): Result | undefined {
  try {
    return JSON.parse(fromUtf8(bytes)) as Result
  } catch {
    return undefined
  }
}

/** What cannot be read has an error in the results. */
function credentialIn(item: Line | undefined): Pick<Told, 'credential'> {
  try {
    return item ? { credential: inputIn(item) } : {}
  } catch {
    return {}
  }
}

function toldFrom({ report, error }: Result, place: Pick<Told, 'input' | 'place' | 'credential'>): Told {
  if (error) return { ...place, error: new CredentialError(error.code, error.message) }
  const answer: Answer = report ? { exit: exitOf(report.verdict), report } : { exit: exitCodes.valid }
  return { ...place, answer }
}
