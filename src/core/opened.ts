/** A parsed document, opened: with its format, repaired. @module */
import { type Awaitable, after } from '../lib/awaitable.ts'
import type { Format, Normalised, Parsed } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import { loaded } from '../lib/loaded.ts'
import type { Registry } from '../lib/options.ts'
import type { Plain } from './parse/document.ts'

/** A document with all that its format says of it. */
export interface Opened<Source extends Plain = Parsed> {
  readonly parsed: Source
  readonly format: Format
  readonly normalised: Normalised
}

export function openIn<Source extends Plain>({ formats }: Pick<Registry, 'formats'>, parsed: Source): Awaitable<Opened<Source>> {
  const entry = formats.find(({ id }) => id === parsed.format)
  if (!entry) throw new CredentialError('ERR_UNKNOWN_FORMAT', 'the format of the document is not among those given')
  return after(loaded(entry, 'normalise'), (format) => ({ parsed, format, normalised: format.normalise(parsed.document) }))
}
