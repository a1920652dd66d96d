/** The commands and their options. @module */
import { Command, CommanderError, Option } from 'commander'
import { version } from '../generated/tables.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Say, speakerOf } from '../messages/speaker.ts'
import { exitCodes, exitOfError } from './exit.ts'
import { examples, overview } from './help.ts'
import { addKeygen } from './keygen-options.ts'
import { conversion, forced, judging, keeping, mapping, now, printing, printingOne, reading, signing, target } from './options.ts'
import type { CommandKind } from './output.ts'
import type { CommonOptions, Network, Output, Session, Surroundings } from './session.ts'
import { sessionOf } from './session.ts'
import { inputsFirst, onlyOne, takersOf, valueAfter } from './several-values.ts'
import { addShard, shardOptions } from './shard-options.ts'
import { marks, plain } from './style.ts'

/** Runs a command line; the answer is the exit code. */
export async function run(words: readonly string[], out: Output, err: Output, network?: Network): Promise<number> {
  let code: number = exitCodes.valid
  const program = programOf({ out, err, ...(network && { network }) }, (exit) => {
    code = exit
  })
  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) {
      const takers = error.code === 'commander.missingArgument' ? takersOf(words, ['--size', '--allow-host']) : undefined
      if (takers !== undefined) err.write(`${takers}\n`)
      return error.exitCode === 0 ? 0 : exitCodes.usage
    }
    // what no single credential is to blame for: a report that cannot be written, a full disk
    if (!(error instanceof CredentialError)) throw error
    err.write(`${marks.fail.mark} ${plain(error.message)} [${error.code}]\n`)
    return exitOfError(error)
  }
}

type Action = (inputs: readonly string[], session: Session) => Promise<number>

/** One command over each of its inputs. It is loaded when it is asked for, and the library with it. */
const each =
  (command: () => Promise<CommandKind>): Action =>
  async (inputs, session) => {
    const [{ onEach }, kind] = await Promise.all([import('./work.ts'), command()])
    return onEach(inputs, session, kind)
  }

/** The same with the words of the language that is asked for. */
const said =
  (command: () => Promise<(say: Say) => CommandKind>): Action =>
  async (inputs, session) => {
    const [say, kind] = await Promise.all([speakerOf(session.given.language), command()])
    return each(async () => kind(say))(inputs, session)
  }

const replaying: Action = async (names, session) => {
  const [{ replayCommand }, ...kinds] = await Promise.all([import('./evidence/replay.ts'), import('./verify.ts'), import('./validate.ts')])
  const [{ verifyCommand }, { validateCommand }] = kinds
  return replayCommand([verifyCommand, validateCommand])(names, session)
}
const pictures = () => import('./bake.ts')

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
  const add = (name: string, description: string, action: Action, options: readonly Option[] = []): void => {
    const command = program
      .command(name)
      .description(description)
      .argument('<inputs...>', 'files, folders, patterns (*.png), https addresses, or - for standard input')
      .addHelpText('after', examples[name] ?? '')
    for (const option of options) command.addOption(option)
    command.action(async (inputs: string[], given: CommonOptions) => done(await action(inputs, sessionOf(given, around, inputs))))
  }
  addCommands(program, add)
  addKeygen(program, async (given) => done(await (await import('./keygen.ts')).keygenCommand(sessionOf(given, around))))
  addShard(program, shardOptions(), async (input, words, given) =>
    done(await (await import('./shard.ts')).shardCommand(input, words, { ...sessionOf(given, around), given, err })),
  )
  return program
}

type Add = (name: string, description: string, action: Action, options?: readonly Option[]) => void

function addCommands(program: Command, add: Add): void {
  const common = [...printing(), ...reading()]
  const one = [...printingOne(), ...reading()]
  const { report, evidence, output } = keeping()
  program.commandsGroup('Look:')
  add(
    'verify',
    'Is it unchanged and in force, and who stands behind it?',
    each(async () => (await import('./verify.ts')).verifyCommand),
    [report, evidence, ...judging(), ...common],
  )
  add(
    'validate',
    'Does it have the shape that its format requires?',
    each(async () => (await import('./validate.ts')).validateCommand),
    [report, evidence, now(), ...common],
  )
  const language = new Option('--language <tag>', 'language of what is printed (en, nl), and of text where there are several (BCP 47)')
  add(
    'inspect',
    'What is inside, in plain language?',
    said(async () => (await import('./inspect.ts')).inspectCommand),
    [language, report, ...common],
  )
  const profile = new Option(
    '--profile <name>',
    'eu (unless given), nl, unesco, size-es, forthem-micro …, or a file (.json) of your own; one at a time',
  ).argParser(onlyOne)
  add(
    'profile',
    'Does it say what a policy asks of a micro-credential?',
    said(async () => (await import('./profile.ts')).profileCommand),
    [profile, language, report, ...common],
  )
  const size = new Option(
    '--size <name...>',
    `is it reached? forthem-pathway …, or a number of ECTS credits that is the least (${inputsFirst})`,
  ).argParser(valueAfter)
  add(
    'stack',
    'What do several come to together: one person, nothing twice, credits, sizes?',
    async (...given) => (await import('./stack.ts')).stackCommand(...given),
    [size, language, ...one],
  )
  add('replay', 'The same report again, from an evidence file and without the network.', replaying)
  program.commandsGroup('Convert:')
  const to = target()
  add(
    'convert',
    'Turn it into another format, and say what is lost.',
    each(async () => (await import('./convert.ts')).convertCommand),
    [to, output, report, ...conversion(), ...judging(), ...common],
  )
  add(
    'restore',
    'Take the original out of a converted credential, byte for byte.',
    each(async () => (await import('./restore.ts')).restoreCommand),
    [new Option('--edited', 'with what was changed in the converted credential since; it has no proof then'), output, ...common],
  )
  const name = new Option('--name <title>', 'what the whole is called that they are parts of; their credits are summed, each system apart')
  add(
    'bundle',
    'Put many credentials into one, each original kept inside.',
    async (...given) => (await import('./bundle.ts')).bundleCommand(...given),
    [
      to,
      name,
      new Option('--criteria <text>', 'what had to be done for the whole: a text, or the address of a page'),
      new Option('--issuer <id>', 'who puts them together (a DID, an address); else the issuer that all have'),
      new Option('--issuer-name <name>', 'and what that issuer is called'),
      new Option('--same-person', 'you know that they are of one person, where they do not tell'),
      output,
      ...mapping(),
      forced(),
      ...one,
    ],
  )
  program.commandsGroup('Pictures:')
  const credential = new Option('--credential <file>', 'the credential: JSON or a token').makeOptionMandatory()
  add(
    'bake',
    'Put a credential into a PNG or SVG picture.',
    each(async () => (await pictures()).bakeCommand),
    [credential, output, ...common],
  )
  add(
    'unbake',
    'Take the credential out of a picture, a PDF file or an archive.',
    each(async () => (await pictures()).unbakeCommand),
    [output, ...common],
  )
  add(
    'strip',
    'Write the picture without its credential.',
    each(async () => (await pictures()).stripCommand),
    [output, ...common],
  )
  program.commandsGroup('Issue:')
  add(
    'issue',
    'Sign it, once it is well formed.',
    each(async () => (await import('./issue.ts')).issueCommand),
    [...signing(), output, ...judging(), ...common],
  )
}
