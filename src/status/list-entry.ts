/**
 * An entry of a credential in a bitstring status list: read strictly, looked up, and told what it means
 * (Bitstring Status List 1.0 sections 2.1, 2.2 and 3.2). StatusList2021 is the same under other names.
 *
 * @module
 */
import type { Outline, Stated } from '../lib/contract.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { type Document, isObject, list, own, strings } from '../lib/json.ts'
import { hasType } from '../lib/linked.ts'
import { type Check, checkOf, fail, pass, unknown, warn } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import { ageOf } from './asked-list.ts'
import { type BitOrder, inOrder } from './bit-order.ts'
import { expanded, isShort, valueAt } from './bitstring.ts'
import { type ListCredential, listCredential, objections, remarksOn } from './list-credential.ts'

/** What sets one kind of list apart: the types of the list and of its subject, and what the list does not state itself. */
export interface ListKind {
  readonly credential: string
  readonly subject: string
  /** Of a kind that has but one. */
  readonly purpose?: string
  readonly bitOrder: BitOrder
}

interface Entry {
  readonly url: string
  readonly index: number
  readonly purpose: string
  readonly size: number
  readonly messages: ReadonlyMap<number, string>
}

export async function checkEntry(
  kind: ListKind,
  { value, path }: Stated<Document>,
  outline: Outline,
  scope: Scope,
): Promise<readonly Check[]> {
  let entry: Entry
  try {
    entry = entryOf(value)
  } catch (error) {
    return [checkOf('status', credentialError(error), { path })]
  }
  try {
    const found = await listCredential(entry.url, scope)
    const against = objections(found, path)
    if (against.length > 0) return against
    const bits = bitsOf(found, kind, entry, scope)
    const short = isShort(bits, entry.size)
    const said = meaning(entry, valueAt(bits, entry.index, entry.size), path)
    return [
      ...(entry.size === 1 ? inOrder(kind.bitOrder, said, bits, entry.index, path) : [said]),
      ...ageChecks(found, entry.url, path, scope),
      ...(short ? [warn('status', 'ERR_STATUS', 'The status list is shorter than the specification allows.', { path })] : []),
      ...(isWorded(entry, own(value, 'statusMessage')) ? [] : [warn('status', 'ERR_STATUS', wordless, { path })]),
      ...(own(value, 'id') === entry.url ? [warn('status', 'ERR_STATUS', sameName, { path })] : []),
      ...remarksOn(found, entry.url, outline, path),
    ]
  } catch (error) {
    return [notRead(credentialError(error), path)]
  }
}

/** A list that is not as it should be says nothing: that is not the credential's fault. */
const notRead = (error: CredentialError, path: string): Check => {
  const check = checkOf('status', error, { path })
  return error.code === 'ERR_STATUS' ? { ...check, outcome: 'unknown' } : check
}

const malformed = (message: string): CredentialError => new CredentialError('ERR_STATUS', message)

function entryOf(value: Document): Entry {
  const url = own(value, 'statusListCredential')
  const purpose = own(value, 'statusPurpose')
  const size = own(value, 'statusSize') ?? 1
  if (typeof url !== 'string' || typeof purpose !== 'string')
    throw malformed('the credential’s status entry does not name its list and its purpose, each as one text')
  if (!Number.isInteger(size) || Number(size) < 1) throw malformed('the size of the credential’s status is no number of bits')
  if (Number(size) > 32) throw new CredentialError('ERR_UNSUPPORTED', 'the credential’s status has more bits than are read here')
  return {
    url,
    purpose,
    index: indexOf(own(value, 'statusListIndex')),
    size: Number(size),
    messages: messagesOf(own(value, 'statusMessage')),
  }
}

/** A number of decimal digits in a string, of any size; many issuers write the number itself. */
function indexOf(value: unknown): number {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !/^(?:0|[1-9]\d*)$/.test(text)) throw malformed('the index of the credential’s status is not a number')
  return Number(text)
}

/** Section 2.1: a status of several bits has a message for each of its values, one of a single bit may. Without, its bits say the same. */
const isWorded = ({ size, messages }: Entry, given: unknown): boolean =>
  (size === 1 && given === undefined) || (messages.size === 2 ** size && list(given).length === messages.size)
const wordless = 'The credential’s status entry does not give each of its statuses one message.'

/** Section 2.1, `id`: it “MUST NOT be the URL for the status list”. */
const sameName = 'The credential’s status entry has the address of its list for its id: linked data takes the two for one thing.'

function messagesOf(value: unknown): ReadonlyMap<number, string> {
  const pairs = list(value).map((item): [number, string] => {
    const [status, message] = [own(item, 'status'), own(item, 'message')]
    if (typeof status !== 'string' || !/^0x[0-9a-f]{1,8}$/i.test(status))
      throw malformed('a status message does not say for which status it is')
    return [Number.parseInt(status, 16), typeof message === 'string' ? message : '']
  })
  return new Map(pairs)
}

function bitsOf({ document }: ListCredential, kind: ListKind, { url, purpose }: Entry, scope: Scope): Uint8Array {
  const [subject, another] = list(own(document, 'credentialSubject'))
  if (!hasType(document, kind.credential)) throw malformed(`what is at the list’s address is not a ${kind.credential}`)
  // of several, one could say what another denies
  if (another !== undefined) throw malformed('the list has several subjects')
  if (!isObject(subject) || !hasType(subject, kind.subject)) throw malformed(`the list’s subject is not a ${kind.subject}`)
  if (!strings(kind.purpose ?? own(subject, 'statusPurpose')).includes(purpose))
    throw malformed('the list has another purpose than the credential’s entry')
  return scope.once(
    `bits of ${url}`,
    () => expanded(own(subject, 'encodedList'), scope),
    ({ length }) => length,
  )
}

/** `ttl`: after so many milliseconds a list should be asked for again (section 2.2). One that was kept may be older. */
function ageChecks({ document, at }: ListCredential, url: string, path: string, scope: Scope): readonly Check[] {
  const [subject] = list(own(document, 'credentialSubject'))
  const ttl = own(subject, 'ttl')
  if (ttl === undefined) return []
  if (typeof ttl !== 'number' || ttl < 0)
    return [warn('status', 'ERR_STATUS', 'The status list does not say how long it holds in a way that can be read.', { path })]
  return ageOf([ttl, ttl], { url, at }, scope, { path })
}

/** What a set bit means, by the purpose of the list. */
const meanings: Readonly<Record<string, (more: Pick<Check, 'path' | 'detail'>, message: string) => Check>> = {
  revocation: (more) => fail('status', 'ERR_REVOKED', 'The credential has been revoked.', more),
  suspension: (more) => fail('status', 'ERR_SUSPENDED', 'The credential is suspended.', more),
  refresh: (more) => warn('status', 'ERR_STATUS', 'The issuer offers a newer version of the credential.', more),
  // what it means for whoever relies on the credential, only the words say
  message: (more, message) => warn('status', 'ERR_STATUS', `The list has a message on the credential: ${message}.`, more),
}

const quoted = (message: string | undefined): string =>
  message ? `“${message.length > 200 ? `${message.slice(0, 200)}…` : message}”` : 'one that the credential gives no words for'

function meaning({ purpose, messages }: Entry, status: number, path: string): Check {
  const message = messages.get(status)
  const more = { path, detail: { purpose, status, ...(message === undefined ? {} : { message }) } }
  // section 3.2: nothing stands against a credential whose status is 0, whatever 0 is called
  if (status === 0) return pass('status', `The list says nothing against the credential (${purpose}).`, more)
  const known = Object.hasOwn(meanings, purpose) ? meanings[purpose] : undefined
  return (
    known?.(more, quoted(message)) ??
    unknown('status', 'ERR_UNSUPPORTED', 'The list marks the credential for a purpose that is not known here.', more)
  )
}
