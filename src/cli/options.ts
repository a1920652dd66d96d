/** The options of the commands, in groups as the help shows them. @module */
import { InvalidArgumentError, Option } from 'commander'
import { registry } from '../generated/registry.ts'
import { readDate } from '../lib/date.ts'
import { sealLevels } from '../lib/seal-options.ts'
import { certificatesOf } from './certificates.ts'
import { hostAfter, inputsFirst } from './several-values.ts'
import { readableFile } from './small-file.ts'
import { trustFile } from './trust-file.ts'

const grouped = (heading: string, ...options: readonly Option[]): readonly Option[] => options.map((option) => option.helpGroup(heading))

export const printing = (): readonly Option[] =>
  grouped(
    'What is printed:',
    new Option('--json', 'for machines: one object, or a list of several').conflicts(['ndjson', 'csv']),
    new Option('--ndjson', 'for machines: an object a line, as they come').conflicts('csv'),
    new Option('--csv', 'for a spreadsheet: one row a credential, always the same columns'),
    new Option('--details', 'of many, each in full instead of a table'),
  )

/** Of commands that have one answer, whatever the number of inputs. */
export const printingOne = (what = 'one object'): readonly Option[] =>
  grouped('What is printed:', new Option('--json', `for machines: ${what}`))

export const reading = (): readonly Option[] =>
  grouped(
    'What is read:',
    new Option('--lines', 'every line is a credential (NDJSON; seen by itself where the first lines show it)'),
    new Option('--offline', 'do not use the network; what would need it stays open'),
    new Option('--allow-host <host...>', `ask only these hosts (${inputsFirst})`).argParser(hostAfter).conflicts('offline'),
  )

export const judging = (): readonly Option[] =>
  grouped(
    'Whom to believe, and when:',
    new Option(
      '--trust <file>',
      'issuers or registries that you trust (JSON: see the end of credlens verify --help); may be repeated',
    ).argParser(trustFile),
    new Option('--email <address>', 'is it this person’s? one at a time').argParser(worded),
    new Option('--resources', 'fetch and compare what a credential names by its digest').conflicts('offline'),
    now(),
    new Option('--seal-anchor <file>', 'a certificate trusted for seals (PEM or DER); may be repeated').argParser(certificatesOf),
    new Option('--timestamp-anchor <file>', 'a certificate trusted for timestamps; may be repeated').argParser(certificatesOf),
    new Option('--min-level <level>', 'the level that a seal has to reach').choices([...sealLevels]),
  )

export const now = (): Option => new Option('--now <date>', 'the time that counts as now (ISO 8601)').argParser(dateOf)

/** An empty name is mostly that of a variable which is not set: told before the work, not after it. */
export function named(name: string): string {
  if (name === '') throw new InvalidArgumentError('The name is empty.')
  return name
}

/** What an empty value means nobody could say. */
export function worded(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is empty.')
  return value
}

/** `-` is standard output everywhere else, and that is where the answer goes. */
export function besideAnswer(name: string): string {
  if (name === '-') throw new InvalidArgumentError('Standard output has the answer: name a file.')
  return named(name)
}

export const keeping = (): { readonly report: Option; readonly evidence: Option; readonly output: Option } => ({
  report: new Option('--report <file>', 'write a page to file, mail or print as well (.html; no script in it)').argParser(besideAnswer),
  evidence: new Option('--evidence <file>', 'keep all that the report rests on in a ZIP archive, for credlens replay').argParser(
    besideAnswer,
  ),
  output: new Option('-o, --output <path>', 'the file to write, or, of several, the folder').argParser(named),
})

/** A name that is misspelt is told before anything is read. */
export const formatNamed = (when: string): Option =>
  new Option('--to <format>', `${when}the format of the result`).choices(registry.formats.map(({ id }) => id))

export const target = (): Option => formatNamed('').makeOptionMandatory()

/** Those that can hold several credentials as one: each says so in its mapping, which is not loaded for a help. */
export const stackTarget = (): Option =>
  new Option('--to <format>', 'the format of the result').choices(['clr2', 'elm']).makeOptionMandatory()

export const forced = (): Option => new Option('--force', 'although a source is not valid')

/** Of conversions, also of several credentials into one. */
export const mapping = (): readonly Option[] => [
  new Option('--language <tag>', 'language of text that says none, and which to keep where one fits (BCP 47)'),
  new Option('--placeholders', 'fill what the target requires and the source lacks with marked placeholders'),
  new Option('--no-capsule', 'do not embed the original'),
  new Option('--no-bridge', 'no terms of our own where the target has none'),
  new Option('--privacy <how>', 'minimal: no national number, no birthday, and no original').choices(['full', 'minimal']),
  new Option('--time-zone <name>', 'time zone of birthdays that are told as an instant (Etc/GMT-3: any midnight in the EU)'),
  new Option('--credit-framework <iri>', 'framework of credits whose source does not say it'),
  new Option('--fetch-pictures', 'embed pictures that the source only has the addresses of'),
]

export const conversion = (): readonly Option[] => [
  ...mapping(),
  new Option('--split-languages', 'one document for each language, where the target holds one only'),
  new Option('--hosted-url <url>', 'where the document will be published; {id} becomes a name of its own for each'),
  forced(),
]

export const signing = (): readonly Option[] => [
  new Option('--key <file>', 'the private key: a JWK as keygen writes it, or PEM').argParser(readableFile).makeOptionMandatory(),
  new Option('--key-id <url>', 'how the key is called; else what the key file says').argParser(worded),
  new Option('--proof <name>', 'the kind of proof (see below); else what is usual for the key'),
  new Option('--inside', 'sign the credentials inside too: those of the same issuer that have no proof'),
  new Option('--certificate <file>', 'the signer’s certificate and those above it (PEM), for jades').argParser(certificatesOf),
]

function dateOf(text: string): Date {
  const read = readDate(text)
  // the platform takes “1” for the year 2001, and a time without a zone for one of this machine's
  if (read === undefined || read.precision === 'epoch')
    throw new InvalidArgumentError('It is not a date like 2026-06-30 or 2026-06-30T12:00:00Z.')
  return new Date(read.time)
}
