/** What a credential names outside itself: nobody is asked unless the caller wants it, for that would tell who looks at what. @module */
import type { Stated } from '../../lib/contract.ts'
import { credentialError } from '../../lib/errors.ts'
import { type Document, own, text } from '../../lib/json.ts'
import { type Check, checkOf, fail, pass, skip, unknown } from '../../lib/report.ts'
import type { Fetched, Scope } from '../../lib/scope.ts'
import { statedObjects } from '../../lib/verifiable-credential.ts'
import { digestsOf, haveAll } from './named-digests.ts'

/** Members whose objects may be named by a digest. */
const named = ['relatedResource', 'evidence', 'credentialSchema']

/**
 * The checks `refresh` (where a newer version may be had) and `resource` (whether what is named by its digest is still the same).
 * @param compares - Whether the caller wants that looked at.
 */
export async function outsideChecks(document: Document, compares: boolean, scope: Scope): Promise<readonly Check[]> {
  const resources = named.flatMap((name) => statedObjects(document, name).filter(hasDigest))
  return [
    ...statedObjects(document, 'refreshService').map(refreshCheck),
    ...(compares ? await Promise.all(resources.map((one) => comparedCheck(one, scope))) : resources.map(resourceCheck)),
  ]
}

const hasDigest = ({ value }: Stated<Document>): boolean => 'digestSRI' in value || 'digestMultibase' in value

function refreshCheck({ value, path }: Stated<Document>): Check {
  const detail = { service: text(own(value, 'id')) ?? text(own(value, 'url')), type: text(own(value, 'type')) }
  return skip('refresh', 'ERR_REFRESH', 'The issuer offers newer versions at a service, which was not asked.', { path, detail })
}

function resourceCheck({ value, path }: Stated<Document>): Check {
  const message = 'A resource is named by its digest, which was not compared: whether it is still the same is not known.'
  return skip('resource', 'ERR_RESOURCE', message, { path, detail: { resource: text(own(value, 'id')) } })
}

/** VC Data Model 2.0 section 5.3: what is fetched has to have the digest that is named. */
async function comparedCheck({ value, path }: Stated<Document>, scope: Scope): Promise<Check> {
  const url = text(own(value, 'id'))
  const more = { path, detail: { resource: url } }
  const digests = digestsOf(value)
  if (!digests) return unknown('resource', 'ERR_UNSUPPORTED', 'The digest of a resource is of a kind that is not compared here.', more)
  if (url === undefined || !/^https?:/i.test(url))
    return unknown('resource', 'ERR_UNSUPPORTED', 'A resource that is named by its digest has no address at which it could be had.', more)
  try {
    const answer = await scope.fetch(url, 'resource')
    if (answer.status !== 200) return gone(answer, url, path)
    if (await haveAll(answer.bytes, digests)) return pass('resource', 'The resource is what the credential names by its digest.', more)
    return fail('resource', 'ERR_DIGEST', 'What stands at the address of a resource is not what the credential names by its digest.', more)
  } catch (error) {
    return checkOf('resource', credentialError(error), { path })
  }
}

function gone({ status }: Fetched, url: string, path: string): Check {
  const detail = { resource: url, needs: [{ url, kind: 'resource' as const }] }
  return unknown('resource', 'ERR_NETWORK', `The address of a resource answered with status ${status}.`, { path, detail })
}
