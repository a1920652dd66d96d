/** Whether an address is one of the issuer's: its own policy, or the host of its id (OB 2.0, VerificationObject). @module */
import type { Outline } from '../../lib/contract.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { type Document, isObject, list, own } from '../../lib/json.ts'
import { urlOf } from '../../lib/network/url.ts'
import { type Check, checkOf, fail, pass } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { authorityOf, idOf, isAddress, issuerOf, otherIssuer, type Published, sameIssuer, toldWhence } from '../open-badge.ts'

interface Origin {
  readonly checks: readonly Check[]
  /** The class of the badge and its issuer, as their addresses have them; absent where one did not answer. */
  readonly badge?: Published | undefined
  readonly issuer?: Published
}

export async function originChecks(
  { url, document }: { readonly url: string; readonly document: Document },
  outline: Outline,
  scope: Scope,
): Promise<Origin> {
  try {
    const { badge, issuer } = await issuerOf(document, scope)
    if (!sameIssuer(outline, issuer)) return { checks: [otherIssuer], badge, issuer }
    if (!isAddress(issuer.id)) return { checks: [homeless], badge, issuer }
    // the class must be the issuer's too: else anybody's badge could name it
    const foreign = [url, ...(isAddress(badge?.id) ? [badge.id] : [])].find((address) => !isIssuers(address, issuer, address === url))
    return { checks: [foreign === undefined ? toldWhence(home, issuer, badge) : elsewhere], badge, issuer }
  } catch (error) {
    return { checks: [checkOf('key-binding', credentialError(error))] }
  }
}

const home = pass('key-binding', 'The credential is hosted where its issuer says that its credentials are.')
const elsewhere = fail('key-binding', 'ERR_KEY_BINDING', 'The credential is hosted somewhere that its issuer does not name as its own.')
const homeless = fail('key-binding', 'ERR_KEY_BINDING', 'The issuer has no address, so no address is known to be its own.')

/** An address as it is asked for: what stands above a folder (`folder/../x`) does not begin with it, and a host is the same in capitals. */
const asked = (address: string): string => urlOf(address)?.href ?? address

const unreadable = (): CredentialError =>
  new CredentialError('ERR_UNSUPPORTED', 'where the issuer says that its credentials are is written in a way that is not read here')

/** What cannot be read is not as good as no policy: it was meant to leave something out. What was left empty says nothing. */
function textsIn(policies: readonly unknown[], name: string): readonly string[] {
  const all = policies.flatMap((policy) => list(own(policy, name))).filter((each) => each !== '')
  if (!all.every((each) => typeof each === 'string')) throw unreadable()
  return all
}

/**
 * Hosts are compared with their ports; there are no wildcards. A policy is about badges only: a class may be on the host of its issuer
 * wherever the badges are.
 */
function isIssuers(address: string, { id, document }: Published, isBadge: boolean): boolean {
  const policies = list(own(document, 'verification'))
  if (!policies.every(isObject)) throw unreadable()
  const [prefixes = [], origins = [], properties = []] = ['startsWith', 'allowedOrigins', 'verificationProperty'].map((name) =>
    textsIn(policies, name),
  )
  // the only one that is defined: another would be the address of something else
  if (!properties.every((property) => /^@?id$/.test(property))) throw unreadable()
  const allowed = origins.length > 0 && isBadge ? origins : [...origins, authorityOf(id)]
  if (isBadge && prefixes.length > 0 && !prefixes.some((prefix) => asked(address).startsWith(asked(prefix)))) return false
  const claimed = idOf(document)
  // a profile may have moved on its host, and does not speak for another
  if (claimed !== undefined && authorityOf(claimed) !== authorityOf(id)) return false
  const host = authorityOf(address)
  return host !== undefined && allowed.some((origin) => origin !== undefined && [origin, hostOf(origin)].includes(host))
}

/** The name of a host is the same in any case, and in its own script (RFC 3986 section 3.2.2); what holds more than that names none. */
const hostOf = (origin: string): string | undefined =>
  authorityOf(origin) ?? (/^[^/\\?#@\s]+$/.test(origin) ? urlOf(`https://${origin}`)?.host : undefined)
