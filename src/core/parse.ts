/** One credential out of whatever it came in. @module */
import type { Parsed } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import { limitsOf } from '../lib/limits.ts'
import { loadOnce } from '../lib/load-once.ts'
import type { Input } from '../lib/options.ts'
import { requireKnown } from './known-options.ts'
import type { Carrier } from './parse/carriers.ts'
import type { ParseOptions, ParseRegistry } from './parse/document.ts'
import { fromObject, fromText, type Opened, type Reader } from './parse/forms.ts'
import { disclosing, wantsDisclosing } from './parse/token-forms.ts'

/**
 * Exactly one credential, of an input that is more than its JSON.
 * @throws CredentialError `ERR_SEVERAL` where there are more; `ERR_NO_CREDENTIAL`, `ERR_UNKNOWN_FORMAT`, and what unusable input gives.
 */
export async function parseCarried(registry: ParseRegistry, input: Input, options: ParseOptions): Promise<Parsed> {
  let found: Parsed | undefined
  for await (const item of parseAllIn(registry, input, options)) found = theOnly(found, item)
  if (!found) throw new CredentialError('ERR_NO_CREDENTIAL', 'the input holds no credential')
  return found
}

/** The credential found so far; the same one may be there again. */
function theOnly(found: Parsed | undefined, item: Parsed | CredentialError): Parsed {
  if (item instanceof CredentialError) throw item
  if (found && found.text !== item.text)
    throw new CredentialError('ERR_SEVERAL', 'the input holds several credentials: parseAll reads them all')
  return found ?? item
}

const carriers = /* @__PURE__ */ loadOnce(() => import('./parse/carriers.ts'))

/**
 * All credentials; one that cannot be read is an error in its place, and does not stop the rest. What stands beside them in an archive or a
 * PDF file and is none is passed over.
 */
export async function* parseAllIn(
  registry: ParseRegistry,
  input: Input,
  options: ParseOptions = {},
): AsyncGenerator<Parsed | CredentialError> {
  const reader: Reader = { registry, limits: limitsOf(options), unknown: new WeakMap(), beside: new Set(), alone: options.alone === true }
  let isFound = false
  await requireKnown(options)
  try {
    const { carriedBy } = await carriers()
    for await (const carrier of carriedBy(input, registry, options)) {
      for (const item of opened(carrier, reader)) {
        if (item === wantsDisclosing) {
          reader.disclosing ??= await disclosing()
          continue
        }
        isFound ||= !(item instanceof CredentialError)
        yield explained(item, reader)
      }
    }
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    yield error
  }
  // where there is no credential, what each file is instead is worth knowing
  if (!isFound) for (const error of reader.beside) yield explained(error, reader)
}

function* opened(carrier: Carrier | CredentialError, reader: Reader): Generator<Opened> {
  if (carrier instanceof CredentialError) return void (yield carrier)
  if ('beside' in carrier) return void reader.beside.add(carrier.beside)
  try {
    yield* 'document' in carrier ? fromObject(carrier.document, reader) : fromText(carrier, reader)
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    if ('within' in carrier && error.code === 'ERR_UNKNOWN_FORMAT') reader.beside.add(error)
    else yield error
  }
}

/** Of a document in no format, what it is, where one of the formats knows. */
async function explained<Item extends object>(item: Item, { registry, unknown }: Reader): Promise<Item | CredentialError> {
  const document = item instanceof CredentialError ? unknown.get(item) : undefined
  if (!document) return item
  const names = await Promise.all(registry.formats.map(async ({ load }) => (await load()).neighbour?.(document)))
  const what = names.find((name) => name !== undefined)
  return what ? new CredentialError('ERR_UNKNOWN_FORMAT', `this is ${what}, not a credential of a format that is known here`) : item
}
