/** The commands and their options, in the groups that the help shows. @module */
import { type Command, Option } from 'commander'
import { type Say, speakerOf } from '../messages/speaker.ts'
import {
  conversion,
  forced,
  judging,
  keeping,
  mapping,
  named,
  now,
  printing,
  printingOne,
  reading,
  signing,
  stackTarget,
  target,
  worded,
} from './options.ts'
import type { CommandKind } from './output.ts'
import type { Session } from './session.ts'
import { inputsFirst, valueAfter } from './several-values.ts'
import { readableFile } from './small-file.ts'

export type Action = (inputs: readonly string[], session: Session) => Promise<number>

/** One command over each of its inputs. It is loaded when it is asked for, and the library with it. */
const each =
  (command: () => Promise<CommandKind>): Action =>
  async (inputs, session) => {
    const [{ onEach }, kind] = await Promise.all([import('./work.ts'), command()])
    return onEach(inputs, session, kind)
  }

/** The same with the words of the language that is asked for. */
const said =
  (command: () => Promise<(say: Say, session: Session) => CommandKind | Promise<CommandKind>>): Action =>
  async (inputs, session) => {
    const [say, kind] = await Promise.all([speakerOf(session.given.language), command()])
    return each(async () => kind(say, session))(inputs, session)
  }

const replaying: Action = async (names, session) => {
  const [{ replayCommand }, ...kinds] = await Promise.all([
    import('./evidence/replay.ts'),
    import('./commands/verify.ts'),
    import('./commands/validate.ts'),
  ])
  const [{ verifyCommand }, { validateCommand }] = kinds
  return replayCommand([verifyCommand, validateCommand])(names, session)
}
const pictures = () => import('./commands/bake.ts')

/** Puts one command into the program. */
export type Add = (name: string, description: string, action: Action, options?: readonly Option[], inputs?: string) => void

export function addCommands(program: Command, add: Add): void {
  program.commandsGroup('Look:')
  addJudging(add)
  addDescribing(add)
  program.commandsGroup('Convert:')
  addConverting(add)
  program.commandsGroup('Pictures:')
  addPictures(add)
  program.commandsGroup('Issue:')
  add(
    'issue',
    'Sign it, once it is well formed.',
    each(async () => (await import('./commands/issue.ts')).issueCommand),
    [...signing(), kept.output, ...judging(), ...common],
  )
}

const common: readonly Option[] = [...printing(), ...reading()]
/** Of a command that has one answer for all its inputs. */
const one: readonly Option[] = [...printingOne(), ...reading()]
const kept = keeping()

function addJudging(add: Add): void {
  const { report, evidence } = kept
  add(
    'verify',
    'Is it unchanged and in force, and who stands behind it?',
    each(async () => (await import('./commands/verify.ts')).verifyCommand),
    [report, evidence, ...judging(), ...common],
  )
  add(
    'validate',
    'Does it have the shape that its format requires?',
    each(async () => (await import('./commands/validate.ts')).validateCommand),
    [report, evidence, now(), ...common],
  )
}

function addDescribing(add: Add): void {
  const { report } = kept
  const language = new Option('--language <tag>', 'language of what is printed (en, nl), and of text where there are several (BCP 47)')
  add(
    'inspect',
    'What is inside, in plain language?',
    said(async () => (await import('./commands/inspect.ts')).inspectCommand),
    [language, report, ...common],
  )
  const profile = new Option(
    '--profile <name>',
    'eu (unless given), nl, unesco, size-es, forthem-micro …, or a file (.json) of your own; one at a time',
  ).argParser(named)
  add(
    'profile',
    'Does it say what a policy asks of a micro-credential?',
    said(async () => (await import('./commands/profile.ts')).profileCommand),
    [profile, language, report, ...common],
  )
  const size = new Option(
    '--size <name...>',
    `is it reached? forthem-pathway …, or a number of ECTS credits that is the least (${inputsFirst})`,
  ).argParser(valueAfter)
  add(
    'stack',
    'What do several come to together: one person, nothing twice, credits, sizes?',
    async (...given) => (await import('./commands/stack.ts')).stackCommand(...given),
    [size, language, ...one],
  )
  add(
    'replay',
    'The same report again, from an evidence file and without the network.',
    replaying,
    printingOne('one object, or a list of several; a report is in it as text'),
    'evidence files, or - for standard input',
  )
}

function addConverting(add: Add): void {
  const { report, output } = kept
  add(
    'convert',
    'Turn it into another format, and say what is lost.',
    each(async () => (await import('./commands/convert.ts')).convertCommand),
    [target(), output, report, ...conversion(), ...judging(), ...common],
  )
  add(
    'restore',
    'Take the original out of a converted credential, byte for byte.',
    each(async () => (await import('./commands/restore.ts')).restoreCommand),
    [new Option('--edited', 'with what was changed in the converted credential since; it has no proof then'), output, ...common],
  )
  add(
    'bundle',
    'Put many credentials into one, each original kept inside.',
    async (...given) => (await import('./commands/bundle.ts')).bundleCommand(...given),
    [stackTarget(), ...bundling(), output, ...mapping(), forced(), ...one],
  )
}

const bundling = (): readonly Option[] => [
  new Option('--name <title>', 'what the whole is called that they are parts of; their credits are summed, each system apart').argParser(
    worded,
  ),
  new Option('--criteria <text>', 'what had to be done for the whole: a text, or the address of a page').argParser(worded),
  new Option('--issuer <id>', 'who puts them together (a DID, an address); else the issuer that all have').argParser(worded),
  new Option('--issuer-name <name>', 'and what that issuer is called').argParser(worded),
  new Option('--same-person', 'you know that they are of one person, where they do not tell'),
]

function addPictures(add: Add): void {
  const { output } = kept
  const credential = new Option('--credential <file>', 'the credential: JSON or a token').argParser(readableFile).makeOptionMandatory()
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
}
