/**
 * The canonicalization algorithm (RDF Dataset Canonicalization, RDFC-1.0, section 4.4): blank nodes get names that depend on
 * nothing but what is said about them.
 *
 * @module
 */
import { type Awaitable, after } from '../lib/awaitable.ts'
import { breather } from '../lib/pause.ts'
import type { Quad } from './dataset.ts'
import type { NDegree } from './hash-n-degree-quads.ts'
import { type HashText, hashOfText } from './hash-text.ts'
import { issue, newIssuer } from './identifier-issuer.ts'
import { isBlankTerm } from './n-quads.ts'

export interface CanonicalizationOptions {
  readonly hash: 'SHA-256' | 'SHA-384'
  /** How many hashes the n-degree algorithm may make, for a graph that is not very large. */
  readonly work: number
  readonly signal: AbortSignal | undefined
}

export interface Canonical {
  /** The canonical N-Quads. */
  readonly text: string
  /** The canonical names of the blank nodes, by the names they had. */
  readonly names: ReadonlyMap<string, string>
}

/** @throws CredentialError `ERR_LIMIT`, `ERR_ABORTED`. */
export function canonicalize(quads: readonly Quad[], options: CanonicalizationOptions): Awaitable<Canonical> {
  const mentions = blankNodeMentions(quads)
  return after(canonicalNames(mentions, options), (names) => ({ text: serialized(quads, names), names }))
}

/** Step 2: the quads in which each blank node is. */
function blankNodeMentions(quads: readonly Quad[]): Map<string, Quad[]> {
  const mentions = new Map<string, Quad[]>()
  for (const quad of quads) {
    const { subject, object, graph } = quad
    if (isBlankTerm(subject)) mention(mentions, subject, quad)
    if (isBlankTerm(object) && object !== subject) mention(mentions, object, quad)
    if (graph !== '' && isBlankTerm(graph) && graph !== subject && graph !== object) mention(mentions, graph, quad)
  }
  return mentions
}

function mention(mentions: Map<string, Quad[]>, name: string, quad: Quad): void {
  const known = mentions.get(name)
  if (known === undefined) mentions.set(name, [quad])
  else known.push(quad)
}

/** At once where the platform hashes at once and no two blank nodes look alike. */
function canonicalNames(mentions: Map<string, Quad[]>, options: CanonicalizationOptions): Awaitable<ReadonlyMap<string, string>> {
  // no hash decides the order of one
  if (mentions.size <= 1) return new Map([...mentions.keys()].map((only) => [only, '_:c14n0']))
  const hashOf = hashOfText(options.hash)
  return after(firstDegreeHashes(mentions, hashOf), (firstDegree) => {
    const alike = grouped(firstDegree)
    const canonical = newIssuer('c14n')
    const shared: (readonly string[])[] = []
    // step 4: those that nothing else looks like
    for (const hash of [...alike.keys()].sort()) {
      const group = alike.get(hash) ?? []
      const [only] = group
      if (only !== undefined && group.length === 1) issue(canonical, only)
      else shared.push(group)
    }
    if (shared.length === 0) return canonical.issued
    const left = Math.max(options.work, 8 * mentions.size)
    const state: NDegree = {
      mentions,
      firstDegree,
      canonical,
      hashOf,
      relatedHashes: new Map(),
      signal: options.signal,
      breathe: breather(),
      left,
    }
    return nameShared(shared, state).then(() => canonical.issued)
  })
}

function grouped(hashes: ReadonlyMap<string, string>): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const [name, hash] of hashes) {
    const known = groups.get(hash)
    if (known === undefined) groups.set(hash, [name])
    else known.push(name)
  }
  return groups
}

/** Hash First Degree Quads (section 4.6) of every blank node; side by side where the platform hashes in its own time. */
function firstDegreeHashes(mentions: Map<string, Quad[]>, hashOf: HashText): Awaitable<Map<string, string>> {
  const hashes = new Map<string, string>()
  const pending: Promise<unknown>[] = []
  for (const [name, quads] of mentions) {
    const hash = hashOf(sortedLines(quads, (term) => (term === name ? '_:a' : '_:z')))
    hashes.set(name, typeof hash === 'string' ? hash : '')
    if (typeof hash !== 'string') pending.push(hash.then((late) => hashes.set(name, late)))
  }
  return pending.length > 0 ? Promise.all(pending).then(() => hashes) : hashes
}

/** Step 5: those that look alike at first, by their neighbours. */
async function nameShared(groups: readonly (readonly string[])[], state: NDegree): Promise<void> {
  const { hashNDegreeQuads } = await import('./hash-n-degree-quads.ts')
  for (const group of groups) {
    const results = []
    for (const name of group) {
      if (state.canonical.issued.has(name)) continue
      const issuer = newIssuer('b')
      issue(issuer, name)
      results.push(await hashNDegreeQuads(state, name, issuer))
    }
    results.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
    for (const { issuer } of results) for (const name of issuer.issued.keys()) issue(state.canonical, name)
  }
}

/** Section 5: one line a quad, sorted by code units, as every verifier does. */
const serialized = (quads: readonly Quad[], names: ReadonlyMap<string, string>): string =>
  sortedLines(quads, (term) => names.get(term) ?? term)

/**
 * The parts of all lines are joined at once: a text that grows by seven parts a line is made of as many objects, and has to be copied
 * together before it can be hashed.
 *
 * @param nameOf the name that is written for a blank node
 */
function sortedLines(quads: readonly Quad[], nameOf: (term: string) => string): string {
  const rows: Quad[] = []
  for (const quad of quads) rows.push(hasBlank(quad) ? renamed(quad, nameOf) : quad)
  if (rows.length > 1) rows.sort(asLines)
  const parts = new Array<string>(rows.length * partsOfLine)
  let at = 0
  for (const { subject, predicate, object, graph } of rows) {
    parts[at] = subject
    parts[at + 1] = ' '
    parts[at + 2] = predicate
    parts[at + 3] = ' '
    parts[at + 4] = object
    parts[at + 5] = graph === '' ? '' : ` ${graph}`
    parts[at + 6] = ' .\n'
    at += partsOfLine
  }
  return parts.join('')
}
const partsOfLine = 7

const hasBlank = ({ subject, object, graph }: Quad): boolean =>
  isBlankTerm(subject) || isBlankTerm(object) || (graph !== '' && isBlankTerm(graph))

const renamed = ({ subject, predicate, object, graph, written }: Quad, nameOf: (term: string) => string): Quad => ({
  subject: isBlankTerm(subject) ? nameOf(subject) : subject,
  predicate,
  object: isBlankTerm(object) ? nameOf(object) : object,
  graph: graph !== '' && isBlankTerm(graph) ? nameOf(graph) : graph,
  written,
})

/**
 * The order of the lines, found without writing them: where one term is the beginning of another, the space after it is less
 * than whatever the other goes on with, so the lines are in the order of their terms.
 */
const asLines = (a: Quad, b: Quad): number =>
  order(a.subject, b.subject) || order(a.predicate, b.predicate) || order(a.object, b.object) || order(a.graph, b.graph)

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)
