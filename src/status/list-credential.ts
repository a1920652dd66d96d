/** A status list is a credential itself: fetched, verified as one, and read (Bitstring Status List 1.0 section 3.2). @module */
import { fromUtf8 } from '../lib/bytes.ts'
import type { Outline } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject, own } from '../lib/json.ts'
import { parseObject } from '../lib/json-text.ts'
import { hasType } from '../lib/linked.ts'
import { loadOnce } from '../lib/load-once.ts'
import { type Check, type Report, unknown, warn } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import { payloadBytes } from '../lib/tokens/jws.ts'
import { parseCompact, parseJsonJws } from '../lib/tokens/jws-parse.ts'
import { askedList, foreignList, needsOf } from './asked-list.ts'

export interface ListCredential {
  readonly document: Document
  readonly report: Report
  /** Bytes of its text. */
  readonly length: number
  /** When it was answered, where that is known. */
  readonly at: number | undefined
}

/**
 * The list at an address, with the report on it: once a call (or a run) and a level of nesting, so that a list whose
 * own status is in itself ends at the limit of nesting.
 *
 * @throws CredentialError as {@link Scope.fetch}, `ERR_NETWORK` where the answer is no credential.
 */
export const listCredential = (url: string, scope: Scope): Promise<ListCredential> =>
  scope.once(
    `status list ${scope.depth} ${url}`,
    (outside) => retrieve(url, { ...scope, ...outside, whole: true }),
    ({ length }) => length,
  )

async function retrieve(url: string, scope: Scope): Promise<ListCredential> {
  const { bytes, at } = await askedList(url, scope)
  try {
    const { document, input } = await openedCredential(fromUtf8(bytes), scope)
    return { document, report: await scope.verify(input, scope, true), length: bytes.length, at }
  } catch (cause) {
    if (cause instanceof CredentialError && cause.code === 'ERR_LIMIT') throw cause
    throw new CredentialError('ERR_NETWORK', 'what answered for the status list is no credential', { needs: needsOf(url), cause })
  }
}

/** Few lists disclose only a part of themselves. */
const disclosing = /* @__PURE__ */ loadOnce(() => import('../lib/tokens/sd-jwt.ts'))

/**
 * What is in a credential that answered, beside what is to be verified of it.
 * @throws CredentialError where it is none.
 */
export async function openedCredential(text: string, { limits }: Scope): Promise<{ document: Document; input: Document | string }> {
  const token = text.includes('~') ? (await disclosing()).parseDisclosed(text) : parseCompact(text)
  const given = token ? undefined : parseObject(text, limits)
  const jws = token ?? (given && parseJsonJws(given))
  if (!jws) return { document: itself(given), input: given ?? {} }
  const claims = jws.disclosed?.claims ?? parseObject(fromUtf8(payloadBytes(jws, 0)), limits)
  const inside = own(claims, 'vc')
  return { document: isObject(inside) ? inside : claims, input: given ?? text.trim() }
}

/**
 * What only holds a credential, or points at one, would be verified as that, and read as what nobody signed.
 * @throws CredentialError `ERR_INPUT`
 */
function itself(document: Document | undefined): Document {
  if (document && hasType(document, 'VerifiableCredential') && !hasType(document, 'EnvelopedVerifiableCredential')) return document
  throw new CredentialError('ERR_INPUT', 'what answered is no credential itself')
}

/** What stands against a list: it counts only if it is valid itself. */
export function objections({ report }: ListCredential, path: string): readonly Check[] {
  if (report.verdict === 'valid') return []
  const against = report.checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
  const needs = against.flatMap(({ detail }) => detail?.needs ?? [])
  const detail = { codes: against.map(({ code }) => code), ...(needs.length > 0 && { needs }) }
  const what = report.verdict === 'invalid' ? 'is not valid itself' : 'could not be verified itself'
  return [unknown('status', 'ERR_STATUS', `The status list ${what}, so it says nothing.`, { path, detail })]
}

/**
 * Who publishes a list may be somebody else, and the list may say another address: both are worth knowing, and neither stands against it.
 * A list MAY state an id that is its address (Bitstring Status List 1.0 section 2.2), the algorithm of section 3.2 compares none, and lists in
 * use have a `urn:uuid:`, or the address that they moved from. Whoever could answer with another list of the issuer could answer with an
 * older one of the right id; who may do neither is for the network, and for the digests of a snapshot, to see to.
 */
export function remarksOn({ document, report }: ListCredential, url: string, { issuer }: Outline, path: string): readonly Check[] {
  const foreign = report.issuer.id !== issuer.id
  const moved = own(document, 'id') !== undefined && own(document, 'id') !== url
  return [
    ...(foreign ? [foreignList({ path })] : []),
    ...(moved ? [warn('status', 'ERR_STATUS', 'The status list states another address than the one it was found at.', { path })] : []),
  ]
}
