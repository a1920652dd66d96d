/** The options of `credlens shard`: what does the work is loaded when there is some. @module */
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ShardOptions } from '../../bulk.ts'
import { examples } from '../help.ts'
import { besideAnswer, conversion, formatNamed, judging, named, reading } from '../options.ts'
import type { CommonOptions } from '../session.ts'

export interface ShardGiven extends CommonOptions {
  readonly operation: ShardOptions['operation']
  readonly workers?: number
  readonly snapshot?: string
  readonly module?: string
  readonly perHost?: number
  readonly retry?: boolean
  readonly table?: string
}

/** Those of the options of other commands that hold for a file as a whole. */
export const shardOptions = (): readonly Option[] => {
  const names = [
    '--offline',
    '--allow-host',
    '--trust',
    '--now',
    '--resources',
    '--seal-anchor',
    '--timestamp-anchor',
    '--min-level',
    '--language',
    '--placeholders',
    '--no-capsule',
  ]
  return [...reading(), ...judging(), ...conversion()].filter(({ long }) => names.includes(long ?? ''))
}

/** `-` is standard input and output everywhere else. */
function fileNamed(name: string): string {
  if (name === '-') throw new InvalidArgumentError('A shard is of files, for it goes on where it was.')
  return named(name)
}

/** `Number` takes nothing for 0, and 0 workers guard against no credential that hangs. */
const wholeNumber =
  (least: number) =>
  (text: string): number => {
    if (!/^\d+$/.test(text) || Number(text) < least) throw new InvalidArgumentError(`It is not a whole number from ${least} on.`)
    return Number(text)
  }

/** The command with its options; those that other commands have, too, are handed in. */
export function addShard(
  program: Command,
  shared: readonly Option[],
  action: (input: string, output: string, given: ShardGiven) => Promise<void>,
): void {
  program.commandsGroup('Whole stocks:')
  const command = program
    .command('shard')
    .description('Work on a file with a credential a line, on every core; what was interrupted goes on where it was.')
    .argument('<input>', 'NDJSON: JSON, tokens or data URIs, one a line; it may be zipped', fileNamed)
    .argument('<output>', 'the results, one a line; zipped where the name ends in .gz', fileNamed)
    .addHelpText('after', examples['shard'] ?? '')
    .addOption(new Option('--operation <name>', 'what to do with each').choices(['verify', 'convert', 'recheck']).makeOptionMandatory())
    .addOption(formatNamed('for convert: '))
    .addOption(new Option('--workers <number>', 'threads; as many as there are cores unless given').argParser(wholeNumber(0)))
    .addOption(
      new Option('--snapshot <folder>', 'what was fetched: is used, and added to; <output>.snapshot unless given').argParser(named),
    )
    .addOption(new Option('--per-host <number>', 'requests to one host at a time').argParser(wholeNumber(1)))
    .addOption(new Option('--retry', 'ask again where an earlier run got no answer, or one of 429 or from 500 on'))
    .addOption(new Option('--module <file>', 'a module that exports options for the workers: trust sources, resolvers'))
    .addOption(new Option('--csv <file>', 'write a table for a spreadsheet, too: one row a credential').argParser(besideAnswer))
    .addOption(new Option('--json', 'print the summary for machines'))
  for (const option of shared) command.addOption(option)
  command.action((input: string, output: string, given: ShardGiven & { readonly csv?: string }) => {
    const { csv, ...rest } = given
    return action(input, output, { ...rest, ...(csv !== undefined && { table: csv }) } as ShardGiven)
  })
}
