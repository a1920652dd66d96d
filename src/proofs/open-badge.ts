/** Who issued an Open Badge before 3.0: its class and its issuer, each where it is published (OB 2.0, Implementation). @module */
import { documentAt } from '../keys/hosted-document.ts'
import type { Outline } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject, own, text } from '../lib/json.ts'
import { shownAddress } from '../lib/network/shown-address.ts'
import { urlOf } from '../lib/network/url.ts'
import { type Check, fail } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'

/** Something that a badge names, as its own address has it. */
export interface Published {
  readonly id: string | undefined
  readonly document: Document
  /** Another host than that of the address, where one answered in its place. */
  readonly answeredBy?: string
}

export const idOf = (node: unknown): string | undefined => text(node) ?? text(own(node, 'id')) ?? text(own(node, '@id'))
export const isAddress = (id: string | undefined): id is string => id !== undefined && /^https?:\/\//i.test(id)

/** The authority of an address: host and port, as they stand (OB 2.0, `allowedOrigins`). */
export const authorityOf = (address: string | undefined): string | undefined => (isAddress(address) ? urlOf(address)?.host : undefined)

/**
 * What a member names, fetched where it has an address: a copy inside the badge is only what the badge says. JSON without any of these
 * members is what a server says of itself.
 *
 * @throws CredentialError as {@link Scope.json}.
 */
async function published(node: unknown, members: readonly string[], scope: Scope): Promise<Published> {
  const id = idOf(node)
  if (!isAddress(id)) return { id, document: isObject(node) ? node : {} }
  const found = await documentAt(id, 'issuer', scope)
  if (members.some((name) => Object.hasOwn(found.document, name))) return { id, ...found }
  throw new CredentialError('ERR_NETWORK', `${shownAddress(id)} did not answer with what should be there`, {
    needs: [{ url: id, kind: 'issuer' }],
  })
}

const ofClass = ['issuer']
const ofIssuer = ['id', '@id', 'name', 'url']

/**
 * The class of a badge, and the profile of its issuer; an endorsement, a class and a learner record name theirs themselves.
 * @throws CredentialError as {@link Scope.json} where one of them cannot be fetched.
 */
export async function issuerOf(document: Document, scope: Scope): Promise<{ readonly badge?: Published; readonly issuer: Published }> {
  const named = own(document, 'badge')
  if (named === undefined) return { issuer: await published(own(document, 'issuer') ?? own(document, 'publisher'), ofIssuer, scope) }
  const badge = await published(named, ofClass, scope)
  return { badge, issuer: await published(own(badge.document, 'issuer'), ofIssuer, scope) }
}

/** What passes, with the host that answered in place of the address of the issuer or of the class. */
export function toldWhence(check: Check, ...things: readonly (Pick<Published, 'answeredBy'> | undefined)[]): Check {
  const answeredBy = things.find((thing) => thing?.answeredBy !== undefined)?.answeredBy
  if (answeredBy === undefined || check.outcome !== 'pass') return check
  const message = `${check.message} What it is known from leads to ${answeredBy}, which answered.`
  return { ...check, message, detail: { ...check.detail, answeredBy } }
}

/** A copy of the issuer inside the badge must be that of the issuer that the badge's class names. */
export const sameIssuer = ({ issuer }: Pick<Outline, 'issuer'>, { id }: Published): boolean => issuer.id === undefined || issuer.id === id
export const otherIssuer: Check = fail('key-binding', 'ERR_KEY_BINDING', 'The badge names another issuer than its published class does.')
