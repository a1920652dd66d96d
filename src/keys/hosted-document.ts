/** Documents that stand at an address, which may lead elsewhere: whoever reads a report ought to know where. @module */
import { CredentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { otherHost } from '../lib/network/other-host.ts'
import { shownAddress } from '../lib/network/shown-address.ts'
import type { NeedKind } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'

export interface HostedDocument {
  readonly document: Document
  /** Another host than that of the address, where one answered in its place. */
  readonly answeredBy?: string
}

/** What a document has that says who somebody is and which keys are theirs. */
const ofSomebody = ['id', '@id', 'verificationMethod', 'publicKey', 'assertionMethod', 'authentication'] as const

/**
 * The document of somebody. JSON without any of its members is what a server says of itself, as an error is: it could have lacked no key.
 * @throws CredentialError as {@link Scope.json} does; `ERR_NETWORK` where it is of nobody.
 */
export async function controllerAt(address: string, kind: NeedKind, scope: Pick<Scope, 'fetch' | 'json'>): Promise<HostedDocument> {
  const found = await documentAt(address, kind, scope)
  if (isOfSomebody(found.document)) return found
  throw unexpected(address, kind)
}

export const isOfSomebody = (document: Document): boolean => ofSomebody.some((name) => Object.hasOwn(document, name))

export const unexpected = (address: string, kind: NeedKind): CredentialError =>
  new CredentialError('ERR_NETWORK', `${shownAddress(address)} did not answer with what should be there`, {
    needs: [{ url: address, kind }],
  })

/** @throws CredentialError as {@link Scope.json} does. */
export async function documentAt(address: string, kind: NeedKind, scope: Pick<Scope, 'fetch' | 'json'>): Promise<HostedDocument> {
  const { url } = await scope.fetch(address, kind)
  const document = await scope.json(address, kind)
  const answeredBy = otherHost(address, url)
  return answeredBy === undefined ? { document } : { document, answeredBy }
}
