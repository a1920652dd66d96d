/** Trusted lists of the European Union: read, each only as far as somebody signed it who may (ETSI TS 119 612). @module */
import { ofInput } from '../../core/of-input.ts'
import type { Certificate } from '../../keys/x5c/certificate.ts'
import { certificatesOf } from '../../keys/x5c/input.ts'
import { equalBytes, fromUtf8 } from '../../lib/bytes.ts'
import { instantOf } from '../../lib/date.ts'
import { CredentialError } from '../../lib/errors.ts'
import { isBytes } from '../../lib/is-bytes.ts'
import { isListOf, isObject, isText } from '../../lib/json.ts'
import type { CertificateInput } from '../../lib/seal-options.ts'
import type { TrustedAuthority } from './authority.ts'
import { type ListPointer, listIn, type ReadList, type TrustedList, territoryOf, union } from './list.ts'
import { signedList } from './signature.ts'
import { readXml, refused, type XmlDocument } from './xml.ts'

export interface TrustedListOptions {
  /**
   * Certificates that may sign any of the lists: for the EU’s list of the lists, those that its Official Journal names. A
   * list that it points to may be signed by those that it names for that country, too.
   */
  readonly signers?: readonly CertificateInput[]
  /** What a list of the lists that was read before points to. */
  readonly pointers?: readonly ListPointer[]
}

export interface TrustedLists {
  readonly lists: readonly TrustedList[]
  /** Of several lists of one territory, those of the one that was issued last. */
  readonly authorities: readonly TrustedAuthority[]
}

/** The EU has some forty. */
const most = 100

/**
 * Every list has to be signed by one of the `signers`, or by one that a list of the lists among them names for its country;
 * their order does not count.
 *
 * @throws CredentialError `ERR_TRUSTED_LIST` (not a list, not signed, changed) with the position of the text in its path, `ERR_LIMIT`, `ERR_OPTION`.
 */
export async function readTrustedLists(texts: readonly (string | Uint8Array)[], options: TrustedListOptions): Promise<TrustedLists> {
  const given = soundOptions(texts, options)
  const documents = texts.map(numbered)
  const isAbove = ({ root }: Numbered): boolean => territoryOf(root) === union
  const above = await readAbove(documents.filter(isAbove), given)
  // who may sign the others is what the newest of them says
  const pointers = [...given.pointers, ...[...newest(above.map(({ list }) => list))].flatMap((list) => list.pointers)]
  const tried = await Promise.all(documents.filter((each) => !isAbove(each)).map((each) => attempt(each, { ...given, pointers })))
  return together([...above, ...tried.map(readOr)])
}

/** Lists of the lists: those that signed one may have been replaced by those that an older one names. */
async function readAbove(documents: readonly Numbered[], given: Given): Promise<readonly ReadList[]> {
  const done: ReadList[] = []
  let open: readonly Unread[] = documents.map((document) => ({ document, fault: undefined }))
  for (let before = open.length + 1; open.length > 0 && open.length < before; ) {
    before = open.length
    const pointers = [...given.pointers, ...done.flatMap(({ list }) => list.pointers)]
    const tried = await Promise.all(open.map(({ document }) => attempt(document, { ...given, pointers })))
    done.push(...tried.flatMap((each) => ('list' in each ? [each] : [])))
    open = tried.flatMap((each) => ('list' in each ? [] : [each]))
  }
  return [...done, ...open.map(readOr)]
}

/** A list, and which of the texts it is. */
interface Numbered extends XmlDocument {
  readonly at: number
}

function numbered(text: unknown, at: number): Numbered {
  try {
    return { ...readXml(textOf(text)), at }
  } catch (cause) {
    return ofInput(at)(cause)
  }
}

interface Unread {
  readonly document: Numbered
  readonly fault: unknown
}

function readOr(tried: ReadList | Unread): ReadList {
  return 'fault' in tried ? ofInput(tried.document.at)(tried.fault) : tried
}

/** One of each territory: what an older list calls granted may have been withdrawn since. */
export function newest(lists: readonly TrustedList[]): ReadonlySet<TrustedList> {
  const found = new Map<string, TrustedList>()
  for (const each of lists) {
    const before = found.get(each.territory)
    if (before === undefined || isNewer(each, before)) found.set(each.territory, each)
  }
  return new Set(found.values())
}

/** Some countries name the day alone: of one moment, the number that is greater with each list tells (clause 5.3.2). */
const isNewer = (one: TrustedList, other: TrustedList): boolean =>
  one.issued === other.issued ? numberOf(one) > numberOf(other) : one.issued > other.issued
const numberOf = ({ sequenceNumber }: TrustedList): number => Number(sequenceNumber ?? 0)

export function together(read: readonly ReadList[]): TrustedLists {
  const lists = read.map(({ list }) => list)
  const counting = newest(lists)
  return { lists, authorities: read.flatMap(({ list, authorities }) => (counting.has(list) ? authorities : [])) }
}

type Given = Required<TrustedListOptions>

function soundOptions(texts: unknown, options: unknown): Given {
  if (!Array.isArray(texts) || texts.length === 0) throw new CredentialError('ERR_OPTION', 'the trusted lists are no list of texts')
  const { signers = [], pointers = [] } = isObject(options) ? options : {}
  if (!isCertificates(signers)) throw new CredentialError('ERR_OPTION', '“signers” is no list of certificates')
  if (!arePointers(pointers)) throw new CredentialError('ERR_OPTION', '“pointers” are none that were read from a list of the lists')
  if (signers.length + pointers.length === 0)
    throw new CredentialError('ERR_OPTION', 'without certificates that may sign them, trusted lists say nothing')
  if (texts.length > most) throw new CredentialError('ERR_LIMIT', 'there are more trusted lists than are read')
  certificatesOf(signers)
  return { signers, pointers }
}

const isCertificates = (value: unknown): value is readonly CertificateInput[] =>
  Array.isArray(value) && value.every((each) => isText(each) || isBytes(each))
export const isTexts = (value: unknown): value is readonly string[] => isListOf(value, isText)
const isEnd = (value: unknown): boolean => value === undefined || (isText(value) && instantOf(value, 'end') !== undefined)
export const arePointers = (value: unknown): value is readonly ListPointer[] =>
  Array.isArray(value) &&
  value.every(
    (each) => isObject(each) && isText(each['location']) && isText(each['territory']) && isTexts(each['signers']) && isEnd(each['until']),
  )

async function attempt(document: Numbered, { signers, pointers }: Given): Promise<ReadList | Unread> {
  const territory = territoryOf(document.root)
  const named = pointers.filter((each) => each.territory === territory)
  try {
    const { octets, signer } = await signedList(document, [
      ...certificatesOf(signers),
      ...certificatesOf(named.flatMap((each) => each.signers)),
    ])
    const { root } = readXml(fromUtf8(octets))
    // by whom it may be signed was asked of the text that came, and what counts is what was signed
    if (territoryOf(root) !== territory) throw refused('the trusted list names another territory than what was signed')
    // those that lists of the lists were signed with are a chain of old ones, and the newest speaks for itself
    return listIn(root, territory === union ? undefined : lastOf(signer, signers, named))
  } catch (fault) {
    if (fault instanceof CredentialError && fault.code === 'ERR_TRUSTED_LIST') return { document, fault }
    throw fault
  }
}

/** Whom the caller names signs without end; whom a list of the lists names, as long as that one speaks: what has ended may be withdrawn. */
function lastOf(signer: Certificate, signers: Given['signers'], named: readonly ListPointer[]): number {
  const isHere = (all: Given['signers']): boolean => certificatesOf(all).some(({ der }) => equalBytes(der, signer.der))
  if (isHere(signers)) return Number.POSITIVE_INFINITY
  const ends = named.flatMap((each) => (isHere(each.signers) ? [instantOf(each.until, 'end') ?? Number.POSITIVE_INFINITY] : []))
  return Math.max(...ends)
}

function textOf(text: unknown): string {
  if (typeof text === 'string') return text.replace(/^\uFEFF/, '')
  if (!isBytes(text)) throw new CredentialError('ERR_OPTION', 'a trusted list is neither text nor bytes')
  try {
    return fromUtf8(text).replace(/^\uFEFF/, '')
  } catch (cause) {
    throw refused('the trusted list is no text in UTF-8', cause)
  }
}
