/** Two engines that have to agree. Loaded on demand. @module */
import { CredentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { canonizeWithNpm } from './npm-engine.ts'
import type { Settings } from './settings.ts'

/** The canonical form by our own engine, where the package `jsonld` comes to the same. @throws CredentialError `ERR_INTERNAL` */
export async function confirmed(ours: string, document: Document, settings: Settings): Promise<string> {
  if (ours === (await canonizeWithNpm(document, settings))) return ours
  throw new CredentialError('ERR_INTERNAL', 'two engines give two canonical forms of this document: please report it')
}
