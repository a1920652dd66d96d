/** The certificate of a seal: found by what the protected header says of it, and compared with all of that. @module */
import { digest, importKey } from '#crypto'
import { type Certificate, maySign } from '../../keys/x5c/certificate.ts'
import { decode, integer, isContext, items, sequence } from '../../keys/x5c/der.ts'
import { type Name, name, sameName } from '../../keys/x5c/name.ts'
import { base64url, equalBytes, fromBase64 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { isBytes } from '../../lib/is-bytes.ts'
import type { CertificateReference, SealHeader } from './header.ts'

export interface SealSigner {
  readonly certificate: Certificate | undefined
  /** What contradicts the certificate: plain sentences. */
  readonly faults: readonly string[]
}

/** The first certificate of the chain; where there is none, the one that a reference names. */
export async function findSigner(header: SealHeader, chain: readonly Certificate[], pool: readonly Certificate[]): Promise<SealSigner> {
  const certificate = chain[0] ?? (await referenced(header.references, pool))
  if (certificate === undefined) return { certificate, faults: [] }
  const faults: string[] = []
  if (!(await areReferencesSound(header, certificate, pool)))
    faults.push('the header refers to another certificate than the one of the seal')
  if (!isIssuerSerial(header.kid, certificate))
    faults.push('the header names another issuer or serial number than those of the certificate')
  if (header.jwk !== undefined && !(await isSameKey(header.jwk, certificate)))
    faults.push('the header holds another key than the certificate')
  if (!maySign(certificate)) faults.push('the certificate is not made for signatures')
  return { certificate, faults }
}

async function referenced(references: readonly CertificateReference[], pool: readonly Certificate[]): Promise<Certificate | undefined> {
  for (const reference of references) for (const each of pool) if (await matches(reference, each)) return each
  return undefined
}

const matches = async ({ hash, digest: wanted }: CertificateReference, { der }: Certificate): Promise<boolean> =>
  equalBytes(wanted, await digest(hash, der))

/**
 * Clause 5.2.2.3: the first reference is to the certificate itself, the others are to those above it. Several headers would each begin
 * with the certificate itself, which is one of those around, too.
 */
async function areReferencesSound({ references }: SealHeader, certificate: Certificate, pool: readonly Certificate[]): Promise<boolean> {
  const [first, ...others] = references
  if (first !== undefined && !(await matches(first, certificate))) return false
  for (const reference of others) {
    const found = await Promise.all(pool.map((each) => matches(reference, each)))
    if (!found.includes(true)) return false
  }
  return true
}

/** Clause 5.1.4: `kid` is the base64 of an IssuerSerial (RFC 5035); anything else, a word that reads as base64 too, says nothing. */
function isIssuerSerial(kid: string | undefined, certificate: Certificate): boolean {
  const named = kid === undefined ? undefined : issuerSerialIn(kid)
  return named === undefined || (named.serial === certificate.serial && named.issuers.some((each) => sameName(each, certificate.issuer)))
}

function issuerSerialIn(kid: string): { readonly issuers: readonly Name[]; readonly serial: string } | undefined {
  const bytes = fromBase64(kid)
  if (bytes === undefined) return undefined
  try {
    const [names, serial] = sequence(decode(bytes, 'key identifier'), 'key identifier')
    const directories = sequence(names, 'key identifier').filter((each) => isContext(each, 4))
    return { issuers: directories.map((each) => name(items(each, 'name')[0])), serial: integer(serial) }
  } catch (error) {
    if (error instanceof CredentialError) return undefined
    throw error
  }
}

async function isSameKey(jwk: Readonly<Record<string, unknown>>, { spki }: Certificate): Promise<boolean> {
  try {
    const [stated, certified] = await Promise.all([importKey({ jwk: { ...jwk, alg: undefined } }), importKey({ spki })])
    return numbers(stated.bytes) === numbers(certified.bytes)
  } catch (error) {
    if (error instanceof CredentialError) return false
    throw error
  }
}
const numbers = (key: object): string =>
  JSON.stringify(
    Object.entries(key)
      .sort()
      .map(([part, value]) => [part, isBytes(value) ? base64url(value) : value]),
  )
