/** The commands and their options. @module */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { CredentialError } from '../lib/errors.ts'
import { sealLevels } from '../lib/seal-options.ts'
import { type Say, speakerOf } from '../messages/speaker.ts'
import { bakeCommand, stripCommand, unbakeCommand } from './bake.ts'
import { bundleCommand } from './bundle.ts'
import { certificatesOf } from './certificates.ts'
import { convertCommand } from './convert.ts'
import { exitCodes, exitOfError } from './exit.ts'
import { inspectCommand } from './inspect.ts'
import type { CommandKind } from './output.ts'
import { profileCommand } from './profile.ts'
import { restoreCommand } from './restore.ts'
import type { CommonOptions, Output, Session } from './session.ts'
import { sessionOf } from './session.ts'
import { marks, plain } from './style.ts'
import { validateCommand } from './validate.ts'
import { verifyCommand } from './verify.ts'
import { onEach } from './work.ts'

/** Runs a command line; the answer is the exit code. */
export async function run(words: readonly string[], out: Output, err: Output): Promise<number> {
  let code: number = exitCodes.valid
  const program = programOf(out, err, (exit) => {
    code = exit
  })
  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage
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

function programOf(out: Output, err: Output, done: (exit: number) => void): Command {
  const program = new Command('credlens')
  program
    .description('Verify digital learning credentials, and convert them from one format to another.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => void out.write(text), writeErr: (text) => void err.write(text) })
    .addHelpText('after', help)
  const add = (name: string, description: string, action: Action, options: readonly Option[] = []): void => {
    const command = program
      .command(name)
      .description(description)
      .argument('<inputs...>', 'files, folders, patterns (*.png), https addresses, or - for standard input')
    for (const option of [...options, ...common()]) command.addOption(option)
    command.action(async (inputs: string[], given: CommonOptions) => done(await action(inputs, sessionOf(given, out, err))))
  }
  const to = new Option('--to <format>', 'ob2, ob3, clr1, clr2 or elm').makeOptionMandatory()
  const output = new Option('-o, --output <path>', 'write the result to a file, or several into a folder')
  const report = new Option('--report <file>', 'write a page to file, mail or print beside what is printed (.html; no script in it)')
  add('verify', 'Is it unchanged and in force, and who stands behind it?', each(verifyCommand), [report])
  add('validate', 'Does it have the shape that its format requires? Looks at no proof and no address.', each(validateCommand), [report])
  add('convert', 'Turn it into another format, and say what is lost.', each(convertCommand), [to, output, report, ...conversion()])
  add('bundle', 'Put many credentials into one, each original kept inside.', bundleCommand, [to, output])
  add('restore', 'Take the original out of a converted credential, byte for byte.', each(restoreCommand), [output])
  const credential = new Option('--credential <file>', 'the credential: JSON or a token').makeOptionMandatory()
  add('bake', 'Put a credential into a PNG or SVG picture, in place of any that is there.', each(bakeCommand), [credential, output])
  add('unbake', 'Take the credential out of a picture, a PDF file or an archive.', each(unbakeCommand), [output])
  add('strip', 'Write the picture without its credential.', each(stripCommand), [output])
  const language = new Option('--language <tag>', 'language of what is printed (en, nl), and of text where there are several (BCP 47)')
  const profile = new Option('--profile <name>', 'eu, nl, unesco, size-es, forthem-micro …, or a file (.json) of your own').default('eu')
  add('profile', 'Does it say what a policy asks of a micro-credential?', said(profileCommand), [profile, language, report])
  add('inspect', 'What is inside, in plain language.', said(inspectCommand), [language, report])
  return program
}

const help = `
Exit codes: 0 valid, 1 invalid, 2 indeterminate (something could not be checked), 64 wrong usage. Of many, the worst.

Examples:
  credlens verify badge.png
  credlens convert badge.json --to elm -o badge.jsonld
  cat badge.jwt | credlens verify --offline -`

const common = (): readonly Option[] => [
  new Option('--json', 'print the result for machines: one object, or a list of several').conflicts(['ndjson', 'csv']),
  new Option('--ndjson', 'print an object a line, as they come').conflicts('csv'),
  new Option('--csv', 'print a table for a spreadsheet: one row a credential'),
  new Option('--details', 'of many, print each in full instead of a table'),
  new Option('--lines', 'every line of the input is a credential (NDJSON; guessed where it is not said)'),
  new Option('--offline', 'do not use the network; what would need it is indeterminate'),
  new Option('--allow-host <host...>', 'ask only these hosts'),
  new Option('--now <date>', 'the time that counts as now (ISO 8601)').argParser(dateOf),
  new Option('--email <address>', 'is it this person’s? (an e-mail address)'),
  new Option('--seal-anchor <file>', 'a certificate that is trusted for seals (PEM or DER); may be repeated').argParser(certificatesOf),
  new Option('--timestamp-anchor <file>', 'a certificate that is trusted for timestamps; may be repeated').argParser(certificatesOf),
  new Option('--min-level <level>', 'the level that a seal has to reach').choices([...sealLevels]),
]

const conversion = (): readonly Option[] => [
  new Option('--language <tag>', 'language of text that says none, and which to keep where one fits (BCP 47)'),
  new Option('--placeholders', 'fill what the target requires and the source lacks with marked placeholders'),
  new Option('--no-capsule', 'do not embed the original'),
  new Option('--force', 'convert although the source is not valid'),
]

function dateOf(text: string): Date {
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw new InvalidArgumentError('It is not a date.')
  return date
}
