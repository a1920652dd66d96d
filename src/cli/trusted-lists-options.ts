/** The options of `credlens trusted-lists`. @module */
import { type Command, Option } from 'commander'
import { certificatesOf } from './certificates.ts'
import { examples } from './help.ts'
import { named, printingOne, reading } from './options.ts'
import type { CommonOptions } from './session.ts'
import { inputsFirst, valueAfter } from './several-values.ts'

export interface TrustedListsGiven extends CommonOptions {
  readonly signer: readonly Uint8Array[]
  readonly country?: readonly string[]
}

/** Those of the options of other commands that are of the network, and of what is printed. */
export const listOptions = (): readonly Option[] => [
  ...printingOne('one object: what the lists say, and the trust file or where it was written to'),
  ...reading().filter(({ long }) => long !== '--lines'),
]

/** The command with its options; those that other commands have, too, are handed in. */
export function addTrustedLists(
  program: Command,
  shared: readonly Option[],
  action: (inputs: readonly string[], given: TrustedListsGiven) => Promise<void>,
): void {
  program.commandsGroup('Trust:')
  const command = program
    .command('trusted-lists')
    .description('Make a trust file for seals out of the EU’s trusted lists.')
    .argument('<lists...>', 'files, or https addresses: the list of the lists, lists of countries, or both')
    .addHelpText('after', examples['trusted-lists'] ?? '')
    .addOption(
      new Option('--signer <file>', 'a certificate that may sign the lists (PEM or DER); may be repeated')
        .argParser(certificatesOf)
        .makeOptionMandatory(),
    )
    .addOption(new Option('--country <code...>', `only the lists of these, as NL or EL (${inputsFirst})`).argParser(valueAfter))
    .addOption(new Option('--name <name>', 'what the source of trust is called in reports').default('EU trusted lists'))
    .addOption(new Option('-o, --output <file>', 'the trust file to write, for --trust').argParser(named))
  for (const option of shared) command.addOption(option)
  command.action((inputs: string[], given: TrustedListsGiven) => action(inputs, given))
}
