/**
 * A controlled list: its address, its entries, and the questions one can ask of it.
 * The lists are facts of the EU vocabularies (CC BY 4.0), restated; each module holds what belongs together.
 *
 * @module
 */

/** A controlled list. An entry's address is `base` and its code. */
export interface List {
  readonly name: string
  readonly base: string
  /** The address of the list itself, as `inScheme` says it. */
  readonly scheme: string
  /** Which edition is shipped, and when that edition was published. */
  readonly version: string
  readonly date: string
  /** English labels by code. */
  readonly labels: ReadonlyMap<string, string>
  /** What Commission documents write into an entry's `notation`: a name of the list, no code of the entry. */
  readonly notation?: string
  /** Other labels that documents use, lower case. */
  readonly aliases?: ReadonlyMap<string, string>
  /** Codes that the list has although they are not shipped. */
  readonly open?: RegExp
}

/** How a list stands to an address. An unknown code of a known list is no fault: lists grow. */
export type Standing = 'known' | 'unknown-in-scheme' | 'other-scheme'

/** How an entry was recognised (T19): by its address, by its code under another address, by its label. */
export interface Recovered {
  readonly iri: string
  readonly by: 'address' | 'code' | 'label'
}

/** What a document says of a concept. */
export interface Described {
  readonly id?: string | undefined
  readonly label?: string | undefined
  /** `inScheme`: the list the document means. */
  readonly scheme?: string | undefined
}

const edition = { version: '25831c2', date: '2024-02-14' } as const

/** Lines of `code label`; a code has no blank in it. */
const labelled = (lines: string): ReadonlyMap<string, string> =>
  new Map(
    lines
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  )

/** A list of the European learning model (`data.europa.eu/snb`). */
export const snb = (name: string, lines: string, more: Partial<List> = {}): List => ({
  name,
  base: `http://data.europa.eu/snb/${name}/`,
  scheme: `http://data.europa.eu/snb/${name}/${edition.version}`,
  ...edition,
  labels: labelled(lines),
  ...more,
})

/** A list of the EU Publications Office. */
export const authority = (name: string, lines: string, more: Partial<List> = {}): List => ({
  name,
  base: `http://publications.europa.eu/resource/authority/${name}/`,
  scheme: `http://publications.europa.eu/resource/authority/${name}`,
  ...edition,
  labels: labelled(lines),
  notation: name,
  ...more,
})

/** Lines of entries that have a shorter code besides, `-` where there is none. */
export const rowsOf = (lines: string): readonly (readonly [code: string, short: string, name: string])[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, code = '', short = '', name = ''] = /^(\S+) (\S+) (.*)$/.exec(line) ?? []
      return [code, short, name]
    })

/** The code of an entry's address; `undefined`: not of this list. */
export function codeOf({ base }: List, iri: string): string | undefined {
  const code = iri.startsWith(base) ? iri.slice(base.length) : ''
  return code === '' ? undefined : code
}

/** The English label of an entry. */
export function labelOf(list: List, iri: string): string | undefined {
  const code = codeOf(list, iri)
  return code === undefined ? undefined : list.labels.get(code)
}

/** Whether an address is an entry of the list: shapes only look at what a document says of a concept, not at the concept. */
export function standing(list: List, iri: string): Standing {
  const code = codeOf(list, iri)
  if (code === undefined || iri === list.scheme) return 'other-scheme'
  return list.labels.has(code) || list.open?.test(code) ? 'known' : 'unknown-in-scheme'
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase()

/** The entry with this English label; `undefined` where none or several have it. */
export function labelledEntry(list: List, label: string): string | undefined {
  const wanted = plain(label)
  const alias = list.aliases?.get(wanted)
  if (alias !== undefined) return list.base + alias
  const found = [...list.labels].filter(([, name]) => plain(name) === wanted)
  return found.length === 1 && found[0] ? list.base + found[0][0] : undefined
}

/** Addresses under which the entries of EU lists are written besides their own. */
const foreign =
  /^https?:\/\/(?:data\.europa\.eu\/snb|publications\.europa\.eu\/resource\/authority(?:\/snb)?)\/([^/]+)\/(?:25831c2\/)?([^/#]+)$/

/**
 * The entry that a document means (T19): its own address, the same code under another address, or, where the
 * document names the list, the entry with its English label. `undefined`: the concept is none of the list's.
 */
export function recover(list: List, { id = '', label, scheme }: Described): Recovered | undefined {
  if (standing(list, id) === 'known') return { iri: id, by: 'address' }
  const [, name, code] = foreign.exec(id) ?? []
  if (code !== undefined && name === list.name && standing(list, list.base + code) === 'known') return { iri: list.base + code, by: 'code' }
  // an address of its own list that is not shipped is newer than ours, and its label must not turn it into another
  if (codeOf(list, id) !== undefined || label === undefined || !sameScheme(list, scheme)) return undefined
  const iri = labelledEntry(list, label)
  return iri === undefined ? undefined : { iri, by: 'label' }
}

const address = (scheme: string): string => scheme.replace(/^https:/, 'http:').replace(/\/$/, '')
const sameScheme = (list: List, scheme: string | undefined): boolean =>
  scheme !== undefined && (address(scheme) === list.scheme || `${address(scheme)}/` === list.base)
