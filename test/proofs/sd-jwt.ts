/** Selectively disclosed tokens: as another implementation makes them, and by hand where it refuses to. */
import { createHash, randomBytes } from 'node:crypto'
import { SDJwtInstance } from '@sd-jwt/core'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import type { TestKey } from './issuers.ts'

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url')
const encoded = (value: unknown): string => base64url(utf8(JSON.stringify(value)))

/** Signs what it is given, as the issuer or the holder. */
const signing =
  ({ signer }: TestKey) =>
  async (text: string): Promise<string> =>
    base64url(await signer('').sign(utf8(text)))

/** The other implementation, with the keys of an issuer and of a holder. */
export const elsewhere = (issuer: TestKey, holder: TestKey): SDJwtInstance<Document> =>
  new SDJwtInstance<Document>({
    signer: signing(issuer),
    signAlg: issuer.algorithm,
    kbSigner: signing(holder),
    kbSignAlg: holder.algorithm,
    // that the issuer signed is asked of ours: theirs judges what is disclosed
    verifier: async () => true,
    kbVerifier: async () => true,
    hasher: (data) =>
      createHash('sha256')
        .update(typeof data === 'string' ? data : new Uint8Array(data))
        .digest(),
    hashAlg: 'sha-256',
    saltGenerator: (length) => randomBytes(length).toString('hex'),
  })

/** A token of these claims, as they stand. */
export async function signed(header: Document, claims: Document, key: TestKey): Promise<string> {
  const input = `${encoded({ alg: key.algorithm, ...header })}.${encoded(claims)}`
  return `${input}.${await signing(key)(input)}`
}

/** A disclosure, and the digest that an issuer would sign of it. */
export function disclosure(...parts: readonly unknown[]): { readonly text: string; readonly digest: string } {
  const text = encoded(parts)
  return { text, digest: digestOf(text) }
}

export const together = (token: string, ...parts: readonly string[]): string => `${[token, ...parts].join('~')}~`

/** What a holder signs of what is shown. */
export const bound = (shown: string, holder: TestKey, claims: Document = {}, header: Document = {}): Promise<string> =>
  signed(
    { typ: 'kb+jwt', ...header },
    { nonce: 'n-1', aud: 'https://employer.example', iat: Date.parse('2025-12-31T23:59:00Z') / 1000, sd_hash: digestOf(shown), ...claims },
    holder,
  )
