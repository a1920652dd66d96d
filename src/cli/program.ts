/** The commands and their options. @module */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { CredentialError } from '../lib/errors.ts'
import { sealLevels } from '../lib/seal-options.ts'
import { type Say, speakerOf } from '../messages/speaker.ts'
import { bakeCommand, stripCommand, unbakeCommand } from './bake.ts'
import { bundleCommand } from './bundle.ts'
import { certificatesOf } from './certificates.ts'
import { convertCommand } from './convert.ts'
import { replayCommand } from './evidence/replay.ts'
import { exitCodes, exitOfError } from './exit.ts'
import { inspectCommand } from './inspect.ts'
import { issueCommand } from './issue.ts'
import { keygenCommand, keyTypes, publications } from './keygen.ts'
import type { CommandKind } from './output.ts'
import { profileCommand } from './profile.ts'
import { restoreCommand } from './restore.ts'
import type { CommonOptions, Network, Output, Session, Surroundings } from './session.ts'
import { sessionOf } from './session.ts'
import { marks, plain } from './style.ts'
import { trustFile } from './trust-file.ts'
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

function programOf(around: Surroundings, done: (exit: number) => void): Command {
  const { out, err } = around
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
    command.action(async (inputs: string[], given: CommonOptions) => done(await action(inputs, sessionOf(given, around))))
  }
  const to = new Option('--to <format>', 'ob2, ob3, clr1, clr2 or elm').makeOptionMandatory()
  const output = new Option('-o, --output <path>', 'write the result to a file, or several into a folder')
  const report = new Option('--report <file>', 'write a page to file, mail or print beside what is printed (.html; no script in it)')
  const evidence = new Option('--evidence <file>', 'keep all that the report rests on in a ZIP archive, for credlens replay')
  add('verify', 'Is it unchanged and in force, and who stands behind it?', each(verifyCommand), [report, evidence])
  add('validate', 'Does it have the shape that its format requires? Looks at no proof and no address.', each(validateCommand), [
    report,
    evidence,
  ])
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
  add('issue', 'Sign it, once it is well formed.', each(issueCommand), [...signing(), output])
  addKeygen(program, (given) => keygenCommand(sessionOf(given, around)).then(done))
  add('replay', 'The same report again, from an evidence file and without the network.', replayCommand([verifyCommand, validateCommand]))
  add('inspect', 'What is inside, in plain language.', said(inspectCommand), [language, report])
  return program
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
    .action((given: CommonOptions) => action(given))
}

const signing = (): readonly Option[] => [
  new Option('--key <file>', 'the private key: a JWK as keygen writes it, or PEM').makeOptionMandatory(),
  new Option('--key-id <url>', 'how the key is called; else what the key file says'),
  new Option(
    '--proof <name>',
    'eddsa-rdfc-2022, eddsa-jcs-2022, ecdsa-rdfc-2019, ecdsa-jcs-2019, Ed25519Signature2020, vc-jwt, vc+jwt, ob2-jws or jades; else what is usual for the key',
  ),
  new Option('--inside', 'sign the credentials inside too: those of the same issuer that have no proof'),
  new Option('--certificate <file>', 'the signer’s certificate and those above it (PEM), for jades').argParser(certificatesOf),
]

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
  new Option('--trust <file>', 'issuers or registries that you trust (JSON); may be repeated').argParser(trustFile),
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
