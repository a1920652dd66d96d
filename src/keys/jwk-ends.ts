/** When a JSON Web Key ends, or was given up (the members `exp` and `revoked`, which OpenID Federation 1.0 registers). @module */
import { type Document, own } from '../lib/json.ts'

/** The same in the words of a verification method. */
export function endsInJwk(jwk: unknown): Document {
  const [exp, revoked] = [own(jwk, 'exp') ?? false, own(jwk, 'revoked') ?? false]
  return {
    ...(exp !== false && { expires: dateOf(exp) }),
    ...(revoked !== false && { revoked: dateOf(own(revoked, 'revoked_at')) }),
  }
}

/** What is no date must not read as “not yet”: it is one that has come. */
const dateOf = (seconds: unknown): string =>
  typeof seconds === 'number' && Math.abs(seconds) < 8e12 ? new Date(seconds * 1000).toISOString() : ''
