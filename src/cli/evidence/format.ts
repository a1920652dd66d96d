/** What an evidence file holds: a ZIP archive of inputs, answers, the report, and `evidence.json`, which says how they belong together. @module */
import { zipSync } from 'fflate'
import { claims } from '../../containers/zip/claims.ts'
import { filesIn } from '../../containers/zip/files.ts'
import { fromUtf8, utf8 } from '../../lib/bytes.ts'
import { isCode } from '../../lib/codes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, list, own, text } from '../../lib/json.ts'
import { parseObject } from '../../lib/json-text.ts'
import type { Recorded, Unanswered } from '../../lib/network/recorder.ts'
import { digestOfBytes } from '../../lib/sha256.ts'

export interface Source {
  readonly name: string
  /** Absent for an address, whose answer is among the answers, and for an empty file. */
  readonly bytes?: Uint8Array
  /** Why it could not be read. */
  readonly error?: CredentialError
}

export interface Evidence {
  readonly credlens: string
  readonly command: string
  readonly options: Document
  readonly now: string
  readonly sources: readonly Source[]
  readonly answers: readonly Recorded[]
  readonly failures: readonly Unanswered[]
  readonly report: string
  readonly exit: number
}

/** More than a person keeps as evidence of one look; and fewer files than our own reader of archives takes. */
const most = { bytes: 256 * 2 ** 20, files: 4000 }

/** The same evidence is the same archive, byte for byte: files in their order, one date for all of them. */
export function packed({ sources, answers, report, ...rest }: Evidence): Uint8Array {
  const files = new Map<string, Uint8Array>()
  const keep = (name: string, bytes: Uint8Array): Document => {
    files.set(name, bytes)
    return { file: name, sha256: digestOfBytes(bytes) }
  }
  const about = {
    evidence: 1,
    ...rest,
    report: keep('report.txt', utf8(report)),
    sources: sources.map(({ name, bytes, error }, index) => ({
      name,
      ...(bytes && keep(`inputs/${index + 1}`, bytes)),
      ...(error && { error: { code: error.code, message: error.message } }),
    })),
    answers: answers.map(({ bytes, digest: _, ...answer }, index) => ({ ...answer, ...keep(`answers/${index + 1}`, bytes) })),
  }
  const size = [...files.values()].reduce((sum, { length }) => sum + length, 0)
  if (files.size > most.files || size > most.bytes)
    throw new CredentialError('ERR_LIMIT', `evidence is kept of ${most.files} files and ${most.bytes} bytes at the most`)
  const entries = [['evidence.json', utf8(`${JSON.stringify(about, null, 2)}\n`)] as const, ...files]
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1), level: 6 })
}

/** @throws CredentialError `ERR_CONTAINER` where the archive is no evidence, or where a file of it is not the one that was recorded. */
export function unpacked(archive: Uint8Array): Evidence {
  if (!claims.claims(archive)) throw refused('this is no evidence: verify and validate keep it with --evidence')
  const files = new Map([...filesIn(archive, most.bytes)].map(({ name, content }) => [name, content]))
  const about = files.get('evidence.json')
  if (about === undefined) throw refused('the archive holds no evidence')
  const document = parseObject(fromUtf8(about), { text: most.bytes, depth: 64 })
  if (document['evidence'] !== 1) throw refused('the evidence is of a version that is not known here')
  const kept = (entry: unknown): Uint8Array => {
    const bytes = files.get(text(own(entry, 'file')) ?? '')
    if (bytes === undefined) throw refused('a file of the evidence is missing')
    if (digestOfBytes(bytes) !== own(entry, 'sha256')) throw refused('a file of the evidence was changed since it was recorded')
    return bytes
  }
  return {
    credlens: stringOf(document, 'credlens'),
    command: stringOf(document, 'command'),
    options: isObject(document['options']) ? document['options'] : {},
    now: stringOf(document, 'now'),
    exit: Number(document['exit']),
    report: fromUtf8(kept(document['report'])),
    sources: list(document['sources']).map((entry) => ({
      name: stringOf(entry, 'name'),
      ...(own(entry, 'file') !== undefined && { bytes: kept(entry) }),
      ...(own(entry, 'error') !== undefined && { error: errorIn(own(entry, 'error')) }),
    })),
    answers: list(document['answers']).map((entry) => ({
      ...questionIn(entry),
      finalUrl: stringOf(entry, 'finalUrl'),
      contentType: stringOf(entry, 'contentType'),
      ...(own(entry, 'date') !== undefined && { date: stringOf(entry, 'date') }),
      status: Number(own(entry, 'status')),
      bytes: kept(entry),
      digest: stringOf(entry, 'sha256'),
    })),
    failures: list(document['failures']).map((entry) => {
      const [code, message] = [text(own(entry, 'code')), text(own(entry, 'message'))]
      return { ...questionIn(entry), ...(code !== undefined && isCode(code) && { code, ...(message !== undefined && { message }) }) }
    }),
  }
}

const questionIn = (entry: unknown): Pick<Recorded, 'url' | 'signed'> => ({
  url: stringOf(entry, 'url'),
  ...(own(entry, 'signed') === true && { signed: true }),
})

/** An error of a code that is not known here was made by another version. */
function errorIn(entry: unknown): CredentialError {
  const code = stringOf(entry, 'code')
  return new CredentialError(isCode(code) ? code : 'ERR_INTERNAL', stringOf(entry, 'message'))
}

const refused = (message: string): CredentialError => new CredentialError('ERR_CONTAINER', message)

function stringOf(entry: unknown, name: string): string {
  const value = own(entry, name)
  if (typeof value !== 'string') throw refused(`the evidence lacks “${name}”`)
  return value
}
