/** Documents that stand at an address, which may lead elsewhere: whoever reads a report ought to know where. @module */
import type { Document } from '../lib/json.ts'
import { otherHost } from '../lib/other-host.ts'
import type { NeedKind } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'

export interface HostedDocument {
  readonly document: Document
  /** Another host than that of the address, where one answered in its place. */
  readonly answeredBy?: string
}

/** @throws CredentialError as {@link Scope.json} does. */
export async function documentAt(address: string, kind: NeedKind, scope: Pick<Scope, 'fetch' | 'json'>): Promise<HostedDocument> {
  const { url } = await scope.fetch(address, kind)
  const document = await scope.json(address, kind)
  const answeredBy = otherHost(address, url)
  return answeredBy === undefined ? { document } : { document, answeredBy }
}
