/** The commands and their options. @module */
import { Command, CommanderError, Option } from 'commander'
import { version } from '../generated/tables.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Say, speakerOf } from '../messages/speaker.ts'
import { bakeCommand, stripCommand, unbakeCommand } from './bake.ts'
import { bundleCommand } from './bundle.ts'
import { convertCommand } from './convert.ts'
import { replayCommand } from './evidence/replay.ts'
import { exitCodes, exitOfError } from './exit.ts'
import { examples, overview } from './help.ts'
import { inspectCommand } from './inspect.ts'
import { issueCommand } from './issue.ts'
import { keygenCommand, keyTypes, publications } from './keygen.ts'
import { conversion, forced, judging, keeping, mapping, now, printing, printingOne, reading, signing, target } from './options.ts'
import type { CommandKind } from './output.ts'
import { profileCommand } from './profile.ts'
import { restoreCommand } from './restore.ts'
import type { CommonOptions, Network, Output, Session, Surroundings } from './session.ts'
import { sessionOf } from './session.ts'
import { inputsFirst, takersOf, valueAfter } from './several-values.ts'
import { addShard, shardCommand, shardOptions } from './shard.ts'
import { stackCommand } from './stack.ts'
import { marks, plain } from './style.ts'
import { validateCommand } from './validate.ts'
import { verifyCommand } from './verify.ts'
import { onEach } from './work.ts'

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

/** One command over each of its inputs. */
const each =
  (command: CommandKind): Action =>
  (inputs, session) =>
    onEach(inputs, session, command)

/** The same with the words of the language that is asked for. */
const said =
  (command: (say: Say) => CommandKind): Action =>
  async (inputs, session) =>
    onEach(inputs, session, command(await speakerOf(session.given.language)))

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
  addKeygen(program, (given) => keygenCommand(sessionOf(given, around)).then(done))
  addShard(program, shardOptions(), async (input, words, given) =>
    done(await shardCommand(input, words, { ...sessionOf(given, around), given, err })),
  )
  return program
}

type Add = (name: string, description: string, action: Action, options?: readonly Option[]) => void

function addCommands(program: Command, add: Add): void {
  const common = [...printing(), ...reading()]
  const one = [...printingOne(), ...reading()]
  const { report, evidence, output } = keeping()
  program.commandsGroup('Look:')
  add('verify', 'Is it unchanged and in force, and who stands behind it?', each(verifyCommand), [report, evidence, ...judging(), ...common])
  add('validate', 'Does it have the shape that its format requires?', each(validateCommand), [report, evidence, now(), ...common])
  const language = new Option('--language <tag>', 'language of what is printed (en, nl), and of text where there are several (BCP 47)')
  add('inspect', 'What is inside, in plain language?', said(inspectCommand), [language, report, ...common])
  const profile = new Option('--profile <name>', 'eu, nl, unesco, size-es, forthem-micro …, or a file (.json) of your own').default('eu')
  add('profile', 'Does it say what a policy asks of a micro-credential?', said(profileCommand), [profile, language, report, ...common])
  const size = new Option(
    '--size <name...>',
    `is it reached? forthem-pathway …, or a number of ECTS credits that is the least (${inputsFirst})`,
  ).argParser(valueAfter)
  add('stack', 'What do several come to together: one person, nothing twice, credits, sizes?', stackCommand, [size, language, ...one])
  add('replay', 'The same report again, from an evidence file and without the network.', replayCommand([verifyCommand, validateCommand]))
  program.commandsGroup('Convert:')
  const to = target()
  add('convert', 'Turn it into another format, and say what is lost.', each(convertCommand), [
    to,
    output,
    report,
    ...conversion(),
    ...judging(),
    ...common,
  ])
  add('restore', 'Take the original out of a converted credential, byte for byte.', each(restoreCommand), [
    new Option('--edited', 'with what was changed in the converted credential since; it has no proof then'),
    output,
    ...common,
  ])
  const name = new Option('--name <title>', 'what the whole is called that they are parts of; their credits are summed, each system apart')
  add('bundle', 'Put many credentials into one, each original kept inside.', bundleCommand, [
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
  ])
  program.commandsGroup('Pictures:')
  const credential = new Option('--credential <file>', 'the credential: JSON or a token').makeOptionMandatory()
  add('bake', 'Put a credential into a PNG or SVG picture.', each(bakeCommand), [credential, output, ...common])
  add('unbake', 'Take the credential out of a picture, a PDF file or an archive.', each(unbakeCommand), [output, ...common])
  add('strip', 'Write the picture without its credential.', each(stripCommand), [output, ...common])
  program.commandsGroup('Issue:')
  add('issue', 'Sign it, once it is well formed.', each(issueCommand), [...signing(), output, ...judging(), ...common])
}

function addKeygen(program: Command, action: (given: CommonOptions) => Promise<void>): void {
  program
    .command('keygen')
    .description('Make a private key, and print what is to be published of it.')
    .requiredOption('-o, --output <file>', 'the private key, as a JWK; never written over a file that is there')
    .addOption(new Option('--type <type>', 'the kind of key').choices([...keyTypes]).default('Ed25519'))
    .option('--did <did>', 'key, or web:university.example.org (a path after colons)', 'key')
    .option('--key-id <url>', 'the address that the key is called by, where it is not part of a DID')
    .addOption(
      new Option('--publish <form>', 'did (a DID document), jwks, pem, or ob2 (a key of Open Badges 2.0)')
        .choices([...publications])
        .default('did'),
    )
    .option('--owner <url>', 'whose key it is, for ob2: the address of the issuer’s profile')
    .option('--json', 'print the result for machines')
    .addHelpText('after', examples['keygen'] ?? '')
    .action((given: CommonOptions) => action(given))
}
