/** The options of `credlens keygen`. @module */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { examples } from './help.ts'
import { named } from './options.ts'
import type { CommonOptions } from './session.ts'

const keyTypes = ['Ed25519', 'P-256', 'P-384', 'RSA'] as const
export type GeneratedType = (typeof keyTypes)[number]

const publications = ['did', 'jwks', 'pem', 'ob2'] as const

/** `-` is standard output everywhere else: a private key is never shown. */
function secretFile(name: string): string {
  if (name === '-') throw new InvalidArgumentError('A private key goes into a file of its own.')
  return named(name)
}

/** The command with its options. */
export function addKeygen(program: Command, action: (given: CommonOptions) => Promise<void>): void {
  program
    .command('keygen')
    .description('Make a private key, and print what is to be published of it.')
    .addOption(
      new Option('-o, --output <file>', 'the private key, as a JWK; never written over a file that is there')
        .argParser(secretFile)
        .makeOptionMandatory(),
    )
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
