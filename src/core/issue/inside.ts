/** The credentials inside one that is to be signed: each has to have a proof of its own, or no verifier takes it for one. @module */
import type { Outline, Parsed } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, keysOf, own } from '../../lib/json.ts'
import type { Options, Registry } from '../../lib/options.ts'
import { openIn } from '../opened.ts'
import { parseIn } from '../parse/one.ts'

/**
 * The document with its unsigned credentials of the same issuer signed; those of others, and those that have a proof, stay as they
 * are.
 */
export async function withSignedInside(
  registry: Registry,
  document: Document,
  options: Options,
  sign: (inside: Document) => Promise<Document | string>,
): Promise<Document> {
  const { nested, issuer } = await outlineOf(registry, document, options)
  let signed = document
  for (const { relation, input, path } of nested) {
    if (relation !== 'credential' || !isObject(input) || own(input, 'proof') !== undefined) continue
    const inside = await bareOutlineOf(registry, input, options).catch(() => undefined)
    if (issuer.id !== undefined && inside?.issuer.id === issuer.id) signed = put(signed, keysOf(path), await sign(input)) as Document
  }
  return signed
}

/** @throws CredentialError `ERR_INPUT` where something is around the credential: its proof, or what no verifier would look into. */
export async function requireBare(registry: Registry, document: Document, options: Options): Promise<void> {
  if (isBare(await parseIn(registry, document, options))) return
  throw new CredentialError(
    'ERR_INPUT',
    'something is around the credential (a seal, a token, a wrapper): sign what `parse` takes out of it',
  )
}

const isBare = ({ envelope: { kind }, found }: Parsed): boolean => kind !== 'jws' && kind !== 'jades' && found.length === 0

async function outlineOf(registry: Registry, document: Document, options: Options): Promise<Outline> {
  const { format, normalised } = await openIn(registry, await parseIn(registry, document, options))
  return format.outline(normalised, document)
}

async function bareOutlineOf(registry: Registry, document: Document, options: Options): Promise<Outline> {
  await requireBare(registry, document, options)
  return outlineOf(registry, document, options)
}

/** A copy with another value at a place that is there. */
function put(node: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(node)) return node.map((item, index) => (String(index) === key ? put(item, rest, value) : item))
  if (!isObject(node) || !Object.hasOwn(node, key)) throw new CredentialError('ERR_INTERNAL', 'a credential inside is not where it was')
  return { ...node, [key]: put(node[key], rest, value) }
}
