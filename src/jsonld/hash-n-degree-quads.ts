/** Hash N-Degree Quads (RDF Dataset Canonicalization section 4.8) and Hash Related Blank Node (section 4.7). @module */
import { CredentialError } from '../lib/errors.ts'
import type { breather } from '../lib/pause.ts'
import type { Quad } from './dataset.ts'
import type { HashText } from './hash-text.ts'
import { copyIssuer, type Issuer, issue } from './identifier-issuer.ts'
import { isBlankTerm, unescapedIri } from './n-quads.ts'
import { permutations } from './permutations.ts'

/** What the algorithm carries along. */
export interface NDegree {
  readonly mentions: ReadonlyMap<string, readonly Quad[]>
  readonly firstDegree: ReadonlyMap<string, string>
  readonly canonical: Issuer
  readonly hashOf: HashText
  /** Results of Hash Related Blank Node, by what is hashed. */
  readonly relatedHashes: Map<string, ReturnType<HashText>>
  readonly signal: AbortSignal | undefined
  /** Lets timers have their turn, without which nobody could stop the work. */
  readonly breathe: ReturnType<typeof breather>
  /** Hashes that are left, and what takes as long. */
  left: number
}

interface Result {
  readonly hash: string
  readonly issuer: Issuer
}

/** So many names are copied in the time of a hash. */
const copiedPerHash = 16

/** @throws CredentialError `ERR_LIMIT` where the graph is made to take long, `ERR_ABORTED`. */
export async function hashNDegreeQuads(state: NDegree, name: string, issuer: Issuer): Promise<Result> {
  spend(state)
  const pause = state.breathe()
  if (pause !== undefined) await pause
  const related = await relatedByHash(state, name, issuer)
  let data = ''
  let chosen = issuer
  for (const hash of [...related.keys()].sort()) {
    const best = await shortestPath(state, related.get(hash) ?? [], chosen)
    data += hash + best.path
    chosen = best.issuer
  }
  const hash = state.hashOf(data)
  return { hash: typeof hash === 'string' ? hash : await hash, issuer: chosen }
}

function spend(state: NDegree, hashes = 1): void {
  if (state.signal?.aborted) throw new CredentialError('ERR_ABORTED', 'the caller stopped the work')
  if (state.left <= 0) throw tooMuch()
  state.left -= hashes
}

const tooMuch = (): CredentialError =>
  new CredentialError('ERR_LIMIT', 'too many blank nodes look alike: the canonical form needs more work than is allowed')

/** Steps 1 to 3: the blank nodes that share a quad with this one, by how they are related to it. */
async function relatedByHash(state: NDegree, name: string, issuer: Issuer): Promise<ReadonlyMap<string, readonly string[]>> {
  const related = new Map<string, string[]>()
  for (const quad of state.mentions.get(name) ?? []) {
    for (const [position, term] of [
      ['s', quad.subject],
      ['o', quad.object],
      ['g', quad.graph],
    ] as const) {
      if (!isBlankTerm(term) || term === name) continue
      spend(state)
      const hash = hashRelatedBlankNode(state, term, quad, issuer, position)
      add(related, typeof hash === 'string' ? hash : await hash, term)
    }
  }
  return related
}

function add(related: Map<string, string[]>, hash: string, term: string): void {
  const known = related.get(hash)
  if (known === undefined) related.set(hash, [term])
  else known.push(term)
}

/** Section 4.7. Nodes that look alike have neighbours that look alike, so most of these hashes are asked for again and again. */
function hashRelatedBlankNode(
  { canonical, firstDegree, hashOf, relatedHashes }: NDegree,
  related: string,
  { predicate }: Quad,
  issuer: Issuer,
  position: 's' | 'o' | 'g',
): ReturnType<HashText> {
  const name = canonical.issued.get(related) ?? issuer.issued.get(related) ?? firstDegree.get(related) ?? ''
  const text = position + (position === 'g' ? '' : unescapedIri(predicate)) + name
  const known = relatedHashes.get(text)
  if (known !== undefined) return known
  const hash = hashOf(text)
  relatedHashes.set(text, hash)
  return hash
}

interface Path {
  readonly path: string
  readonly issuer: Issuer
}

/** More nodes have so many orders (14! is 87 thousand million) that no graph's limit is enough: they are not even begun. */
const mostOrdered = 13
/** However few they are, a list of them has as many levels of recursion as entries. */
const mostRelated = 1000

/** Steps 5.2 to 5.6: of all orders of the related nodes, the one whose path comes first. */
async function shortestPath(state: NDegree, related: readonly string[], issuer: Issuer): Promise<Path> {
  if (related.length > mostRelated || new Set(related).size > mostOrdered) throw tooMuch()
  let chosen: Path | undefined
  let tried = 0
  for (const order of permutations(related)) {
    tried += 1
    // orders that need no further run of the algorithm cost little, but there may be very many
    if (tried % 64 === 0) {
      spend(state)
      const pause = state.breathe()
      if (pause !== undefined) await pause
    }
    const path = await pathOf(state, order, issuer, chosen?.path)
    if (path !== undefined && (chosen === undefined || path.path < chosen.path)) chosen = path
  }
  return chosen ?? { path: '', issuer }
}

/** Steps 5.4.1 to 5.4.5. Nothing: the path is longer than one that is known. */
async function pathOf(state: NDegree, order: readonly string[], issuer: Issuer, best: string | undefined): Promise<Path | undefined> {
  // along a chain of nodes that look alike each of them keeps a copy: its time and its memory are counted too
  spend(state, Math.floor(issuer.issued.size / copiedPerHash))
  let copy = copyIssuer(issuer)
  let path = ''
  const unnamed: string[] = []
  const hopeless = (): boolean => best !== undefined && path.length >= best.length && path > best
  for (const name of order) {
    const canonical = state.canonical.issued.get(name)
    if (canonical === undefined && !copy.issued.has(name)) unnamed.push(name)
    path += canonical ?? issue(copy, name)
    if (hopeless()) return undefined
  }
  for (const name of unnamed) {
    const result = await hashNDegreeQuads(state, name, copy)
    path += `${issue(copy, name)}<${result.hash}>`
    copy = result.issuer
    if (hopeless()) return undefined
  }
  return { path, issuer: copy }
}
