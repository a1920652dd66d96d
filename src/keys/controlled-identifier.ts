/**
 * Looks a verification method up in the document of its controller: a DID document, an issuer's profile
 * (CID 1.0 section 3.3, DID Core section 5.2). Real documents name their methods in many ways, so a
 * relationship may be a list or not, of names or of methods, and the names may be relative.
 *
 * @module
 */
import type { KeyMaterial, ResolvedKey } from '../lib/contract.ts'
import { instantOf } from '../lib/date.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject, list, own, text } from '../lib/json.ts'
import type { HostedDocument } from './hosted-document.ts'
import { endsInJwk } from './jwk-ends.ts'
import { type KeysFound, keysOfEach, requireFew } from './keys-found.ts'
import { holdsKey, materialOf } from './verification-method.ts'

const relationships = ['assertionMethod', 'authentication', 'capabilityInvocation', 'capabilityDelegation', 'keyAgreement'] as const
/** Where methods stand, whole or by their names. */
const listings = ['verificationMethod', 'publicKey', ...relationships] as const

/** A document, and the identifier that it was looked up by. */
export interface ControlledIdentifier extends HostedDocument {
  readonly id: string
}

/**
 * The key that the document holds under a name.
 * @throws CredentialError `ERR_KEY` where the document is another's, does not hold the key, holds two of
 * that name, or holds it for somebody else; `ERR_UNSUPPORTED` where the key is spelled in a way that is not read.
 */
export function keyIn(found: ControlledIdentifier, keyId: string, control: ResolvedKey['control']): ResolvedKey {
  if (text(idOf(found.document)) !== found.id)
    throw new CredentialError('ERR_KEY', 'the document that was found is that of another identifier')
  const id = keyId.includes('#') ? keyId : soleMethod(found)
  const nodes = nodesOf(found, id)
  const methods = nodes.filter(holdsKey)
  for (const method of methods) refuseForeign(found, method)
  if (methods.length === 0) refuseUnread(found, id)
  return {
    id,
    material: keyOf(methods),
    controller: found.id,
    purposes: relationships.filter((name) => related(found, name).some((entry) => absolute(found, nameOf(entry)) === id)),
    control,
    ...(found.answeredBy !== undefined && { answeredBy: found.answeredBy }),
    ...endsOf(...nodes, ...methods.map((method) => endsInJwk(own(method, 'publicKeyJwk')))),
  }
}

/**
 * All the keys that the document lists for a purpose; where it lists none, those that it holds for others, as they say themselves: that one of
 * them signed is told as what it is.
 */
export async function keysFor(purpose: string, found: ControlledIdentifier, control: ResolvedKey['control']): Promise<KeysFound> {
  const asked = namedIn(found, purpose)
  const given = await keysOfEach(
    () => {
      // each name is looked for among all that the document holds
      requireFew(listings.flatMap((name) => related(found, name)))
      return [...new Set(asked.length > 0 ? asked : forOthers(found))]
    },
    (name) => {
      if (name === undefined) return []
      if (!name.startsWith(`${found.id}#`) && !nodesOf(found, name).some(holdsKey))
        throw new CredentialError('ERR_UNSUPPORTED', 'the document lists a key that stands in another document, which was not looked at')
      return [keyIn(found, name, control)]
    },
  )
  // what cannot be read of the others is not what was asked for
  return asked.length > 0 || given.open?.code === 'ERR_LIMIT' ? given : { keys: given.keys }
}

const namedIn = (found: ControlledIdentifier, ...names: readonly string[]): readonly (string | undefined)[] =>
  names.flatMap((name) => related(found, name)).map((entry) => absolute(found, nameOf(entry)))

/** Whatever else can sign. */
function forOthers(found: ControlledIdentifier): readonly (string | undefined)[] {
  const agreeing = namedIn(found, 'keyAgreement')
  return namedIn(found, ...listings).filter((name) => !agreeing.includes(name))
}

const idOf = (value: unknown): unknown => own(value, 'id') ?? own(value, '@id')
const nameOf = (entry: unknown): unknown => (typeof entry === 'string' ? entry : idOf(entry))
const related = ({ document }: ControlledIdentifier, relationship: string): readonly unknown[] => list(own(document, relationship))

function absolute({ id }: ControlledIdentifier, name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined
  return name.startsWith('#') ? id + name : name
}

/** What the document says of a method of that name, wherever it does: of one that it only refers to it may say that it was given up. */
export const nodesOf = (found: ControlledIdentifier, id: string): readonly Document[] =>
  listings
    .flatMap((name) => related(found, name))
    .filter(isObject)
    .filter((method) => absolute(found, idOf(method)) === id)

/** @throws CredentialError `ERR_KEY` where there is none, or there are two. */
export function keyOf(methods: readonly Document[]): KeyMaterial {
  const [material, ...more] = methods.map(materialOf)
  if (material === undefined) throw new CredentialError('ERR_KEY', 'the controller’s document does not hold the key')
  if (more.some((other) => JSON.stringify(other) !== JSON.stringify(material)))
    throw new CredentialError('ERR_KEY', 'the controller’s document holds two keys of this name')
  return material
}

/** What an identifier without a fragment means: the one method that may assert. */
function soleMethod(found: ControlledIdentifier): string {
  const names = new Set(related(found, 'assertionMethod').map((entry) => absolute(found, nameOf(entry))))
  const [name, ...more] = names
  if (name === undefined || more.length > 0)
    throw new CredentialError('ERR_KEY', 'the identifier names no key, and its document not exactly one')
  return name
}

/** What every method may say of itself besides its key. */
const withoutKey: readonly string[] = ['id', '@id', 'type', '@type', 'controller', 'owner', 'created', 'revoked', 'expires']

/** A method may say which key it is in other ways, as an account of a ledger is. @throws CredentialError `ERR_UNSUPPORTED`. */
function refuseUnread(found: ControlledIdentifier, id: string): void {
  const isUnread = (entry: unknown): boolean =>
    isObject(entry) && absolute(found, idOf(entry)) === id && Object.keys(entry).some((name) => !withoutKey.includes(name))
  if (listings.some((name) => related(found, name).some(isUnread)))
    throw new CredentialError('ERR_UNSUPPORTED', 'the verification method says which key it is in a way that is not read')
}

/** A document cannot speak for somebody else: CID 1.0 section 3.3 step 14. Some leave the controller empty. */
function refuseForeign(found: ControlledIdentifier, method: Document): void {
  const controllers = list(own(method, 'controller') ?? own(method, 'owner')).filter((controller) => (controller ?? '') !== '')
  // one that is named in a way that is not foreseen is not known to be this one
  if (controllers.length > 0 && !controllers.includes(found.id))
    throw new CredentialError('ERR_KEY', 'the document holds the key for another controller')
}

/** When a key was given up, and when it ends: of a method that is there more than once, the first that any of them says (CID 1.0 section 2.2). */
export const endsOf = (...methods: readonly Document[]): Pick<ResolvedKey, 'revoked' | 'expires'> => ({
  ...firstOf(methods, 'revoked'),
  ...firstOf(methods, 'expires'),
})

function firstOf(methods: readonly Document[], name: 'revoked' | 'expires'): { readonly [Name in typeof name]?: string } {
  const [first] = methods
    .map((method) => own(method, name) ?? false)
    .filter((value) => value !== false)
    // a date that is none must not read as “not revoked”
    .map((value) => text(value) ?? '')
    .sort((one, other) => timeOf(one) - timeOf(other))
  return first === undefined ? {} : { [name]: first }
}

const timeOf = (date: string): number => instantOf(date, 'start') ?? 0
