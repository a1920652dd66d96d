/** Pictures that a source only has the addresses of, for a target that wants the pictures themselves (T7). @module */
import { base64 } from '../../lib/bytes.ts'
import type { CallersChoices } from '../../lib/conversion-choices.ts'
import type { Credential } from '../../lib/credential.ts'
import { CredentialError } from '../../lib/errors.ts'
import { isBytes } from '../../lib/is-bytes.ts'
import { limitsOf } from '../../lib/limits.ts'
import { readDocument } from '../../lib/mapping/passes.ts'
import { subjectsIn } from '../../lib/mapping/subjects.ts'
import { inTime } from '../../lib/network/in-time.ts'
import type { Options } from '../../lib/options.ts'
import { digestOf } from '../../lib/sha256.ts'
import type { LazyRegistry } from '../parse/document.ts'
import { withoutBaked } from './baked.ts'
import type { Mapped } from './mapped.ts'
import { picturesIn, type Resources } from './resources.ts'

/** What stands at an address. Its type is told by its first bytes where they say it, else by `mediaType`. */
export interface Resource {
  readonly bytes: Uint8Array
  readonly mediaType?: string
}
/** Gets what stands at the address of a picture; `undefined` where it does not get it. */
export type FetchResource = (url: string) => Promise<Resource | undefined>

export interface PictureOptions extends Pick<Options, 'limits' | 'signal'> {
  /**
   * Gets pictures that the source only has the addresses of, for a target that wants the pictures themselves. Without it
   * nothing is fetched, and a neutral picture stands in. A credential that is baked into what comes is left; what comes is told apart by the
   * check `conversion`.
   */
  readonly fetchResource?: FetchResource
}

/** How pictures begin. */
const magic: readonly (readonly [start: readonly number[], type: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'image/png'],
  [[0xff, 0xd8, 0xff], 'image/jpeg'],
  [[0x47, 0x49, 0x46, 0x38], 'image/gif'],
]

function typeOf({ bytes, mediaType }: Resource): string | undefined {
  const found = magic.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1]
  const said = mediaType?.split(';')[0]?.trim().toLowerCase()
  return found ?? (said !== undefined && /^image\/[a-z0-9.+-]+$/.test(said) ? said : undefined)
}

export interface Pictures {
  readonly resources?: Resources
  readonly digests?: Readonly<Record<string, string>>
}

/**
 * The pictures that sources have only the addresses of, and their digests for the record. Badges are published with their credential baked
 * in: the picture alone is taken.
 */
export async function picturesFrom(
  sources: readonly Mapped[],
  { whole }: Pick<LazyRegistry, 'whole'>,
  { privacy, ...options }: PictureOptions & Pick<CallersChoices, 'privacy'>,
): Promise<Pictures> {
  const credentials = sources.flatMap(({ document: source, mapping }) =>
    subjectsIn(source, mapping).map(({ document }) => readDocument(document, mapping).credential),
  )
  const found = await resourcesOf(credentials, options)
  const { document } = await withoutBaked(found, whole, privacy === 'minimal')
  const resources = Object.fromEntries(Object.entries(document).flatMap(([url, data]) => (data ? [[url, String(data)]] : [])))
  return Object.keys(resources).length > 0 ? { resources, digests: digestsOf(resources) } : {}
}

/**
 * Pictures of credentials, by address: not more, none larger, and none that is longer on its way, than the limits allow.
 * @throws CredentialError `ERR_OPTION`, and `ERR_ABORTED` where the caller stops.
 */
async function resourcesOf(credentials: readonly Credential[], { fetchResource, signal, ...given }: PictureOptions): Promise<Resources> {
  if (typeof fetchResource !== 'function') throw new CredentialError('ERR_OPTION', 'the option fetchResource is none that can be used')
  const limits = limitsOf(given)
  const urls = [...picturesIn(credentials)].filter((uri) => /^https?:\/\//i.test(uri)).slice(0, limits.requests)
  const late = (): CredentialError => new CredentialError('ERR_NETWORK', `a picture did not come within ${limits.time} ms`)
  const got = (url: string): Promise<Resource | undefined> =>
    inTime(async () => fetchResource(url), { time: limits.time, signal, late }).catch((error: unknown) => {
      if (signal?.aborted) throw error
      return undefined
    })
  const found = await Promise.all(urls.map(got))
  return Object.fromEntries(
    urls.flatMap((url, index) => {
      const resource = found[index]
      const type = resource && isBytes(resource.bytes) && resource.bytes.length <= limits.response ? typeOf(resource) : undefined
      return resource && type !== undefined ? [[url, `data:${type};base64,${base64(resource.bytes)}`]] : []
    }),
  )
}

/** What is recorded of them: their digests. */
const digestsOf = (resources: Resources): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(resources).map(([url, data]) => [url, digestOf(data)]))
