/** Trust files whose certificates were looked at before anything rests on them. @module */
import type { TrustSource } from '../core/verify/standing.ts'
import { fromBase64 } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import { list, own, text } from '../lib/json.ts'
import { sourcesIn, type TrustFile } from './file.ts'

/**
 * The sources of a file, every certificate of which can be read: otherwise that would be said of each credential, and not where it stands.
 *
 * @throws CredentialError `ERR_OPTION`; it names the file, and which of its authorities it is.
 */
export async function readableSources(file: TrustFile): Promise<readonly TrustSource[]> {
  try {
    const sources = sourcesIn(file)
    for (const { anchors = [], timestampAnchors = [] } of sources)
      for (const given of [anchors, timestampAnchors]) if (given.length > 0) await requireReadable(given, file)
    return sources
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    throw new CredentialError(error.code, `the trust file “${file.name}” cannot be used: ${error.message}`, { cause: error })
  }
}

/** What is read here is remembered with the list, for when it is asked for: those of the European Union hold thousands. */
async function requireReadable(anchors: NonNullable<TrustSource['anchors']>, { document }: TrustFile): Promise<void> {
  const { anchorsOf, attempt } = await import('../keys/x5c/input.ts')
  try {
    anchorsOf(anchors)
  } catch (cause) {
    const { certificate } = await import('../keys/x5c/certificate.ts')
    const isRead = (each: unknown): boolean =>
      attempt(fromBase64(text(own(each, 'certificate')) ?? '') ?? new Uint8Array(), certificate) !== undefined
    const number = list(own(document, 'authorities')).findIndex((each) => !isRead(each)) + 1
    throw new CredentialError('ERR_OPTION', `the certificate of authority ${number} is base64 of something else`, { cause })
  }
}
