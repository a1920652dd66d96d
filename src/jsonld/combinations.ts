/**
 * Contexts that cannot be used together: both protect a term and define it differently, so every conforming processor
 * stops (JSON-LD 1.1, section 4.1.11). Real issuers use these pairs; the message says what to write instead.
 *
 * @module
 */
import { CredentialError } from '../lib/errors.ts'
import { at, type Document, strings } from '../lib/json.ts'
import { contextName, knowAll } from './contexts.ts'

const vc2 = 'https://www.w3.org/ns/credentials/v2'
const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0'
const later = `use ${openBadges}/context-3.0.3.json (or 3.0.2)`

/** What stands beside the VC 2.0 context, what people call it, and what to use. */
const clashes: readonly { readonly url: string; readonly name: string; readonly cure: string }[] = [
  { url: `${openBadges}/context.json`, name: 'Open Badges 3.0.0', cure: later },
  { url: `${openBadges}/context-3.0.1.json`, name: 'Open Badges 3.0.1', cure: later },
  {
    url: 'http://data.europa.eu/snb/model/context/edc-ap',
    name: 'European Digital Credentials',
    cure: 'use https://www.w3.org/2018/credentials/v1 (VC 1.1) with it',
  },
  { url: 'https://w3id.org/dcc/v1', name: 'DCC', cure: 'use https://www.w3.org/2018/credentials/v1 (VC 1.1) with it' },
  { url: 'https://w3id.org/openbadges/v2', name: 'Open Badges 2.0', cure: 'leave it out' },
  {
    url: 'https://w3id.org/security/data-integrity/v1',
    name: 'Data Integrity 1',
    cure: 'leave it out, for VC 2.0 defines DataIntegrityProof itself, or use https://w3id.org/security/data-integrity/v2',
  },
]

/**
 * The reason why the contexts of a document cannot be used together, where it is a known one.
 * @param path where a context was refused; what stands there is added to what the root of the document has
 */
export async function knownClash(document: Document, path: string = '/@context'): Promise<CredentialError | undefined> {
  await knowAll()
  const stated = path === '/@context' ? ['/@context'] : ['/@context', path]
  const names = stated.flatMap((one) => strings(at(document, one))).map(contextName)
  const first = names.indexOf(vc2)
  if (first === -1) return undefined
  const clash = clashes.find(({ url }) => names.indexOf(url) > first)
  if (clash === undefined) return undefined
  return new CredentialError(
    'ERR_CONTEXT_COMBINATION',
    `the context of ${clash.name} cannot follow the one of VC 2.0, whose protected terms it redefines: ${clash.cure}`,
    { path },
  )
}
