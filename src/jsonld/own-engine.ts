/** The canonical form by our own engine: contexts that are built in, compiled once, and quads written straight from the document. @module */
import { CredentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { canonicalize } from './canonicalization.ts'
import { contextName, loadContext } from './contexts.ts'
import type { Quad } from './dataset.ts'
import { unhandled, unloadedUrl } from './outcome.ts'
import type { Settings } from './settings.ts'
import { documentToRdf } from './to-rdf.ts'

/**
 * @throws CredentialError as `canonize` does, and what `isUnhandled` knows for a document that is left to `jsonld`.
 */
export async function canonizeOurselves(document: Document, settings: Settings): Promise<string> {
  return (await canonicalize(await quadsOf(document, settings), settings)).text
}

/** All that safe mode objects to. */
export async function objections(document: Document, settings: Settings): Promise<readonly CredentialError[]> {
  const findings: CredentialError[] = []
  try {
    await quadsOf(document, settings, findings)
  } catch (error) {
    // a context that cannot be used ends the search, not what was found before
    if (!(error instanceof CredentialError)) throw error
    findings.push(error)
  }
  return findings
}

/** Converts a document; once more for each group of contexts that has to be loaded first. */
async function quadsOf(document: Document, settings: Settings, findings?: CredentialError[]): Promise<readonly Quad[]> {
  const { contexts, base, depth } = settings
  if (base !== undefined) throw unhandled('a base')
  // what is remembered of built-in contexts must not be what a caller's context of that address means
  if (Object.keys(contexts).some((url) => contextName(url) !== undefined)) throw unhandled('another context at a known address')
  for (;;) {
    try {
      return documentToRdf(document, depth, findings)
    } catch (error) {
      const url = unloadedUrl(error)
      if (error instanceof CredentialError && error.code === 'ERR_CONTEXT' && Object.keys(contexts).length > 0) {
        throw unhandled('a context of the caller’s')
      }
      if (url === undefined) throw error
      if (findings !== undefined) findings.length = 0
      await loadContext(url)
    }
  }
}
