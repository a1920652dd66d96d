/** The command line as a program: what is asked for is run, and its answer is the exit code. @module */
import { existsSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { version } from '../generated/tables.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Add, addCommands } from './commands.ts'
import { exitCodes, exitOfError } from './exit.ts'
import { noteFiles, refuseTwice, requireForms, requireOneReader } from './given.ts'
import { examples, overview } from './help.ts'
import { addKeygen } from './keygen-options.ts'
import type { CommonOptions, Network, Output, Surroundings } from './session.ts'
import { sessionOf } from './session.ts'
import { takersOf } from './several-values.ts'
import { addShard, shardOptions } from './shard/options.ts'
import { marks, plain } from './style.ts'
import { addTrustedLists, listOptions } from './trusted-lists-options.ts'

/** Runs a command line; the answer is the exit code. */
export async function run(words: readonly string[], out: Output, err: Output, network?: Network): Promise<number> {
  let code: number = exitCodes.valid
  const program = programOf({ out, err, ...(network && { network }) }, (exit) => {
    code = exit
  })
  try {
    await program.parseAsync(helpOn(program, words), { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) {
      const takers = error.code === 'commander.missingArgument' ? takersOf(words, ['--size', '--allow-host', '--country']) : undefined
      if (takers !== undefined) err.write(`${takers}\n`)
      const [first = ''] = words
      if (error.code === 'commander.unknownCommand' && (/^https?:/i.test(first) || existsSync(first)))
        err.write(`(Say what to do with it: credlens verify ${plain(first)})\n`)
      return error.exitCode === 0 ? 0 : exitCodes.usage
    }
    // what no single credential is to blame for: a report that cannot be written, a full disk
    if (!(error instanceof CredentialError)) throw error
    err.write(`${marks.fail.mark} ${plain(error.message)} [${error.code}]\n`)
    return exitOfError(error)
  }
}

/** The help of a command that there is none of is told as the command would be, with what was probably meant. */
function helpOn({ commands }: Command, words: readonly string[]): string[] {
  const [first, name = '-'] = words
  const isUnknown = first === 'help' && !/^(-|help$)/.test(name) && commands.every((command) => command.name() !== name)
  return isUnknown ? [name] : [...words]
}

/** What nearly all commands take. */
const what = 'files, folders, patterns (*.png), https addresses, or - for standard input'

export function programOf(around: Surroundings, done: (exit: number) => void): Command {
  const { out, err } = around
  const program = new Command('credlens')
  const width = (stream: Output): number => (stream.isTTY === true ? (stream.columns ?? 80) : 80)
  program
    .description('Verify, convert and issue digital learning credentials.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void out.write(text),
      writeErr: (text) => void err.write(text),
      getOutHelpWidth: () => width(out),
      getErrHelpWidth: () => width(err),
    })
    .addHelpText('after', overview)
  program.hook('preAction', async (_, command) => {
    const { trust, output }: CommonOptions = command.opts()
    // standard output, where it goes where nothing is named
    if (output === '-') command.setOptionValue('output', undefined)
    requireOneReader(command)
    await requireForms(command)
    if (trust) await Promise.all(trust.map((await import('../trust/readable.ts')).readableSources))
  })
  const add: Add = (name, description, action, options = [], inputs = what) => {
    const command = program
      .command(name)
      .description(description)
      .argument('<inputs...>', inputs)
      .addHelpText('after', examples[name] ?? '')
    for (const option of options) command.addOption(option)
    command.action(async (inputs: string[], given: CommonOptions) => done(await action(inputs, sessionOf(given, around, inputs))))
  }
  addCommands(program, add)
  addKeygen(program, async (given) => done(await (await import('./commands/keygen.ts')).keygenCommand(sessionOf(given, around))))
  addTrustedLists(program, listOptions(), async (lists, given) =>
    done(await (await import('./commands/trusted-lists.ts')).trustedListsCommand({ ...sessionOf(given, around, lists), given })),
  )
  addShard(program, shardOptions(), async (input, words, given) =>
    done(await (await import('./commands/shard.ts')).shardCommand(input, words, { ...sessionOf(given, around), given, err })),
  )
  for (const command of program.commands) {
    refuseTwice(command)
    noteFiles(command)
  }
  return program
}
