/**
 * Selectively disclosed tokens taken apart, with what was disclosed put back in its place (SD-JWT, RFC 9901 sections 4 and 7.1).
 * Nothing is verified here.
 *
 * @module
 */
import { base64url, fromUtf8, utf8 } from '../bytes.ts'
import { CredentialError } from '../errors.ts'
import { type Document, isObject, own } from '../json.ts'
import { parseJson } from '../json-text.ts'
import { defaultLimits } from '../limits.ts'
import { sha256 } from '../sha256.ts'
import { type Disclosed, decoded, type Jws, malformed, mayDisclose, payloadBytes } from './jws.ts'
import { parseCompact } from './jws-parse.ts'

/**
 * The compact serialization: the issuer's token, each disclosure after a tilde, and after the last tilde what the holder signed, if anything.
 * `undefined` where the text does not look like one.
 * @throws CredentialError `ERR_TOKEN` where it does and is malformed, and whatever its parts give; `ERR_UNSUPPORTED` for digests of another kind.
 */
export function parseDisclosed(text: string): Jws | undefined {
  const parts = text.trim().split('~')
  const jws = parseCompact(parts[0] ?? '')
  if (!jws) return undefined
  const payload = parseJson(fromUtf8(payloadBytes(jws, 0)), defaultLimits)
  if (!isObject(payload)) throw malformed('what the token says is no object')
  // before the digest of each is made, of which there could be millions
  if (parts.length * digestLength > text.length + allowance) throw malformed(unsigned)
  const keyBinding = parts.at(-1)
  const shown = `${parts.slice(0, -1).join('~')}~`
  return { ...jws, form: 'sd-jwt', disclosed: { ...inPlace(payload, parts.slice(1, -1)), shown, ...(keyBinding && { keyBinding }) } }
}

/** The same in JSON (section 8): what is not protected there holds the disclosures. `undefined` where it holds none. */
export function disclosedText(token: string, unprotected: Document): string | undefined {
  if (!mayDisclose(unprotected)) return undefined
  const { disclosures = [], kb_jwt: bound = '' } = unprotected
  const texts = Array.isArray(disclosures) ? [...disclosures, bound] : [undefined]
  if (!texts.every((text) => typeof text === 'string' && !text.includes('~'))) throw malformed('the disclosures of the token are no texts')
  return [token, ...texts].join('~')
}

function inPlace(payload: Document, texts: readonly string[]): Omit<Disclosed, 'shown' | 'keyBinding'> {
  const { _sd_alg: algorithm = 'sha-256', ...said } = payload
  if (algorithm !== 'sha-256')
    throw new CredentialError('ERR_UNSUPPORTED', 'the token names what it discloses by digests of another kind than SHA-256')
  const disclosures = new Map(texts.map((text) => [base64url(sha256(utf8(text))), text]))
  if (disclosures.size < texts.length) throw malformed('a disclosure stands in the token twice')
  const places = new Places(disclosures)
  const claims = places.object(said, 1, 'whole')
  if (places.used < disclosures.size) throw malformed(unsigned)
  return { claims, disclosures, ...(places.hides && { hides: places.hides }) }
}

const unsigned = 'something is disclosed that the issuer did not sign'

/** What the digest of a disclosure takes at least where it stands in the token, in base64url once more. */
const digestLength = 57
/** What comes before the first tilde and after the last one is no disclosure. */
const allowance = 2 * digestLength

/** Where something that is left out may matter: among the members of the credential, or in its status. */
const placeWithin = (place: Disclosed['hides'], name: string): Disclosed['hides'] =>
  place && (place === 'status' || name === 'credentialStatus' ? 'status' : name === 'vc' ? place : undefined)

const reserved = ['_sd', '...', '__proto__', 'toString']

/** Where what is disclosed belongs: each digest that the issuer signed is one place, and may be met once (section 7.1, steps 3 to 5). */
class Places {
  readonly #disclosures: Disclosed['disclosures']
  readonly #met = new Set<string>()
  used = 0
  hides: Disclosed['hides']

  constructor(disclosures: Disclosed['disclosures']) {
    this.#disclosures = disclosures
  }

  object(given: Document, depth: number, place: Disclosed['hides']): Document {
    const { _sd: digests = [], ...plain } = given
    if (!Array.isArray(digests)) throw malformed('the digests of the token are no list')
    const members = new Map(Object.entries(plain).map(([name, value]) => [name, this.#value(value, depth, placeWithin(place, name))]))
    for (const digest of digests) {
      const [, name, value] = this.#at(digest, 3, place) ?? []
      if (name === undefined) continue
      if (typeof name !== 'string' || reserved.includes(name) || members.has(name))
        throw malformed('a member is disclosed that must not be, or that is there')
      members.set(name, this.#value(value, depth, placeWithin(place, name)))
    }
    return Object.fromEntries(members)
  }

  #value(value: unknown, depth: number, place: Disclosed['hides']): unknown {
    if (depth > defaultLimits.depth) throw new CredentialError('ERR_TOO_DEEP', 'what is disclosed is nested too deep')
    if (Array.isArray(value)) return value.flatMap((item) => this.#item(item, depth + 1, place))
    return isObject(value) ? this.object(value, depth + 1, place) : value
  }

  /** An item that is not disclosed is none. */
  #item(item: unknown, depth: number, place: Disclosed['hides']): readonly unknown[] {
    if (!isObject(item) || !Object.hasOwn(item, '...') || Object.keys(item).length > 1) return [this.#value(item, depth, place)]
    const disclosure = this.#at(own(item, '...'), 2, place)
    return disclosure ? [this.#value(disclosure[1], depth, place)] : []
  }

  /** What is disclosed at a digest: a salt, the name of a member, and a value; `undefined` where nothing is. */
  #at(digest: unknown, size: 2 | 3, place: Disclosed['hides']): readonly unknown[] | undefined {
    if (typeof digest !== 'string' || this.#met.has(digest)) throw malformed('a digest of the token is no text, or stands there twice')
    this.#met.add(digest)
    const text = this.#disclosures.get(digest)
    if (text === undefined) {
      if (this.hides !== 'status') this.hides = place ?? this.hides
      return undefined
    }
    const said = parseJson(fromUtf8(decoded(text, 'disclosure')), defaultLimits)
    if (!Array.isArray(said) || said.length !== size || typeof said[0] !== 'string') throw malformed('a disclosure is malformed')
    this.used += 1
    return said
  }
}
