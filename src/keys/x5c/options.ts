/** What a call says about seals, before anything is judged by it: a misspelt level must not become no level. @module */
import { CredentialError } from '../../lib/errors.ts'
import { isObject } from '../../lib/json.ts'
import { type SealOptions, sealLevels } from '../../lib/seal-options.ts'
import { anchorsOf, certificatesOf, revocationsOf } from './input.ts'

/** @throws CredentialError `ERR_OPTION`. */
export function soundOptions(options: SealOptions = {}): SealOptions {
  const { minLevel, timestampTrust, revocationMaxAge, anchors, timestampAnchors, certificates, revocations, qualifiers } = options
  const refuse = (message: string): never => {
    throw new CredentialError('ERR_OPTION', message)
  }
  if (!isObject(options)) refuse('seals is no object')
  if (minLevel !== undefined && !sealLevels.includes(minLevel)) refuse(`seals.minLevel is none of ${sealLevels.join(', ')}`)
  if (timestampTrust !== undefined && !trusts.includes(timestampTrust)) refuse(`seals.timestampTrust is none of ${trusts.join(', ')}`)
  if (revocationMaxAge !== undefined && !(typeof revocationMaxAge === 'number' && revocationMaxAge >= 0))
    refuse('seals.revocationMaxAge is no number of seconds')
  for (const member of lists) {
    if (options[member] !== undefined && !Array.isArray(options[member])) refuse(`seals.${member} is no list`)
  }
  if (qualifiers?.some((each) => typeof each !== 'function')) refuse('seals.qualifiers is no list of functions')
  for (const given of [anchors, timestampAnchors]) anchorsOf(given)
  certificatesOf(certificates)
  revocationsOf(revocations)
  return options
}

const trusts: readonly string[] = ['strict', 'at-genTime']
const lists = ['anchors', 'timestampAnchors', 'certificates', 'revocations', 'qualifiers'] as const
