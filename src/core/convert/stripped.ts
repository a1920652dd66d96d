/** Credentials taken out of pictures in a document. @module */
import { base64 } from '../../lib/bytes.ts'
import { containersOf } from '../../lib/containers-of.ts'
import type { ContainerEntry } from '../../lib/contract.ts'
import { diagnostic } from '../../lib/diagnostics.ts'
import { apply, type Edit } from '../../lib/difference.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { Document } from '../../lib/json.ts'
import type { ParseRegistry } from '../parse/document.ts'
import type { Picture, Pictures } from './baked.ts'

const isInOriginal = 'the credential that is baked into the picture stays in the original: the picture goes without it'
const isUnread = 'a credential may be in the picture, which cannot be read: it is left out, as privacy is to be minimal'

export async function withoutCredentials(
  document: Document,
  pictures: readonly Picture[],
  registry: Pick<ParseRegistry, 'containers'>,
  isMinimal: boolean,
): Promise<Pictures> {
  const containers = await containersOf(registry)
  const found: (Picture & { readonly bare: string })[] = []
  for (const picture of pictures) {
    const { bytes, before } = picture
    const alone = await stripped(bytes, containers)
    if (alone ? alone.length < bytes.length : isMinimal) found.push({ ...picture, bare: alone ? `${before}${base64(alone)}` : '' })
  }
  return {
    document: apply(
      document,
      found.map(({ path, bare }): Edit => [path, { set: bare }]),
    ) as Document,
    replaced: found.map(({ path, value }) => ({ path, value })),
    notes: found.map(({ path, bare }) => diagnostic(bare ? 'narrowed' : 'lost', { source: path }, bare ? isInOriginal : isUnread)),
  }
}

/** The picture alone; what is none comes back as it is. */
async function stripped(bytes: Uint8Array, containers: readonly ContainerEntry[]): Promise<Uint8Array | undefined> {
  const container = await containers.find(({ claims }) => claims(bytes))?.load()
  try {
    return (await container?.strip?.(bytes)) ?? bytes
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    return undefined
  }
}
