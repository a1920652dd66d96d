/** What a caller says of several credentials that are put together. @module */
import { CredentialError } from '../../lib/errors.ts'
import { isObject, own } from '../../lib/json.ts'
import type { StackOptions } from '../../lib/stack.ts'
import { present } from '../present.ts'

export interface BundleChoices extends StackOptions {
  /** The caller knows that all are of one person, where they share no identity that could be compared. */
  readonly samePerson?: boolean
}

/** The options with what can be used of these. What is no text would stand in the document as it is. @throws CredentialError `ERR_OPTION` */
export function withStackOptions<Options extends BundleChoices>({
  name,
  criteria,
  issuer,
  samePerson,
  ...rest
}: Options): Omit<Options, keyof BundleChoices> & BundleChoices {
  const choices = present<BundleChoices>({
    name: textOf(name, 'name'),
    criteria: textOf(criteria, 'criteria'),
    issuer: issuerOf(issuer),
    samePerson: switchOf(samePerson),
  })
  return { ...rest, ...choices }
}

/** What is null is as good as left out. */
function textOf(value: unknown, name: string): string | undefined {
  const text = value ?? undefined
  if (text === undefined || (typeof text === 'string' && text !== '')) return text
  throw new CredentialError('ERR_OPTION', `the option ${name} is a text`)
}

function issuerOf(value: unknown): StackOptions['issuer'] {
  if ((value ?? undefined) === undefined) return undefined
  const id = isObject(value) ? textOf(own(value, 'id'), 'issuer.id') : undefined
  if (id === undefined) throw new CredentialError('ERR_OPTION', 'the option issuer has an id')
  const name = textOf(own(value, 'name'), 'issuer.name')
  return { id, ...(name !== undefined && { name }) }
}

function switchOf(value: unknown): boolean | undefined {
  const said = value ?? undefined
  if (said === undefined || typeof said === 'boolean') return said
  throw new CredentialError('ERR_OPTION', 'the option samePerson is true or false')
}
