/** An SVG file as marked-up text. @module */
import { CredentialError } from '../../lib/errors.ts'
import { type Limits, type Markup, readMarkup } from '../markup.ts'

/** @throws CredentialError `ERR_CONTAINER`, `ERR_TOO_LARGE` or `ERR_LIMIT`. */
export function readSvg(text: string, limits: Limits): Markup {
  const markup = readMarkup(text, limits)
  if (markup.root.name !== 'svg') throw new CredentialError('ERR_CONTAINER', 'the file is not an SVG picture')
  return markup
}
