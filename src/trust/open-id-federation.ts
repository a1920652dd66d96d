/**
 * Registries that are OpenID Federations: the trust anchor's configuration says where to ask, and a signed
 * statement answers for each issuer (OpenID Federation 1.0 sections 3, 8.1 and 9).
 *
 * @module
 */
import { importKey, verifySignature } from '#crypto'
import type { Listing, TrustSource } from '../core/verify/standing.ts'
import { isAlgorithm } from '../crypto/backend.ts'
import { fromBase64url, fromUtf8 } from '../lib/bytes.ts'
import { type Document, isObject, list, own, text } from '../lib/json.ts'
import { parseObject } from '../lib/json-text.ts'
import { urlOf } from '../lib/network/url.ts'
import type { Scope } from '../lib/scope.ts'
import { criticalNames, payloadBytes, signingInput } from '../lib/tokens/jws.ts'
import { parseCompact } from '../lib/tokens/jws-parse.ts'
import { refused, requireTexts } from './json-registry.ts'

export interface OpenIdFederation {
  /** What people call it. */
  readonly name: string
  /** The trust anchor's identifier: `/.well-known/openid-federation` below it is asked. */
  readonly anchor: string
  /** The anchor's keys, where the caller has them; else those that its own domain answers with. */
  readonly keys?: readonly Document[]
}

/** Every statement is verified; one that does not verify is no answer. @throws CredentialError `ERR_OPTION` where it has no name or no anchor. */
export function openIdFederation(federation: OpenIdFederation): TrustSource {
  requireTexts(federation, 'name', 'anchor')
  const { name, anchor, keys } = federation
  return {
    name,
    lookup: async ({ id }, scope) => {
      const at = `${bare(anchor)}/.well-known/openid-federation`
      const configuration = await scope.once(`federation ${at}`, (outside) =>
        statement(at, (claims) => keys ?? keysIn(claims), { iss: anchor, sub: anchor }, { ...scope, ...outside }),
      )
      if (!configuration) throw refused(at, 'the trust anchor has no configuration')
      const endpoint = text(own(own(own(configuration, 'metadata'), 'federation_entity'), 'federation_fetch_endpoint'))
      const address = endpoint === undefined ? undefined : urlOf(endpoint)
      if (!address) throw refused(at, 'the trust anchor names no address to ask')
      address.searchParams.set('sub', id)
      const about = await statement(address.href, () => keys ?? keysIn(configuration), { iss: anchor, sub: id }, scope)
      return about && listing(name, about)
    },
  }
}

function listing(source: string, claims: Document): Listing {
  const entities = Object.values(isObject(claims['metadata']) ? claims['metadata'] : {})
  const name = entities.map((entity) => text(own(entity, 'organization_name'))).find((called) => called !== undefined)
  return name === undefined ? { source } : { source, name }
}

const bare = (address: string): string => address.replace(/\/$/, '')
/** The anchor's identifier is written with and without a slash at its end. */
const isSame = (said: unknown, meant: string): boolean => typeof said === 'string' && bare(said) === bare(meant)

const keysIn = (claims: Document): readonly Document[] => list(own(own(claims, 'jwks'), 'keys')).filter(isObject)

/** The claims of a statement that verifies; `undefined` where there is none (status 404). */
async function statement(
  url: string,
  keysOf: (claims: Document) => readonly Document[],
  expected: { iss: string; sub: string },
  scope: Scope,
): Promise<Document | undefined> {
  const { status, bytes } = await scope.fetch(url, 'registry')
  if (status === 404) return undefined
  const jws = status === 200 ? parseCompact(fromUtf8(bytes).trim()) : undefined
  const [signature] = jws?.signatures ?? []
  if (!jws || !signature) throw refused(url, 'the registry did not answer with a signed statement')
  if (signature.header['typ'] !== 'entity-statement+jwt' || criticalNames(signature).length > 0)
    throw refused(url, 'the registry’s answer is a token of another kind')
  const claims = parseObject(fromUtf8(payloadBytes(jws, 0)), scope.limits)
  const key = keysOf(claims).find(({ kid }) => kid === signature.header['kid'])
  const { alg } = signature.header
  if (!key || !isAlgorithm(alg)) throw refused(url, 'the registry’s statement names no key of the trust anchor')
  const good = await verifySignature(
    alg,
    await importKey({ jwk: key }, alg),
    signingInput(jws, 0),
    fromBase64url(signature.signature) ?? new Uint8Array(),
  )
  if (!good) throw refused(url, 'the registry’s statement does not verify')
  const now = scope.now.getTime() / 1000
  const { iss, sub, exp, iat, crit, metadata_policy_crit: policies } = claims
  // sections 3.1.1 and 6.1.3: claims and operators of policies that have to be understood, none of which is known here
  if (crit !== undefined || policies !== undefined) throw refused(url, 'the registry’s statement has claims that are not understood here')
  const isAbout = expected.sub === expected.iss ? isSame(sub, expected.sub) : sub === expected.sub
  if (!isSame(iss, expected.iss) || !isAbout) throw refused(url, 'the registry’s statement is about somebody else')
  if (typeof exp !== 'number' || exp < now - scope.skew || typeof iat !== 'number' || iat > now + scope.skew)
    throw refused(url, 'the registry’s statement is out of date')
  return claims
}
