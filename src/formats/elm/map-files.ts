/** Pictures and files in ELM. @module */
import { base64, utf8 } from '../../lib/bytes.ts'
import type { Iri, Media } from '../../lib/credential/values.ts'
import { own } from '../../lib/json.ts'
import { isAddressed, notAbsolute, onlyWhere } from '../../lib/mapping/codecs.ts'
import { type Codec, record } from '../../lib/mapping/lens.ts'
import { ignore, lose, put, remark, take } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at } from '../../lib/mapping/place.ts'
import { localized, text } from '../../lib/mapping/text.ts'
import { fileType, list, mediaType } from '../../vocabularies/index.ts'
import { canonical, term } from './map-entries.ts'

const encoding = `${list('encoding').base}6146cde7dd`

/** One white point: what stands where the model demands a picture and there is none to embed. */
export const neutralPicture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=='

/** A file: type, encoding and content are one `data:` URI in the hub (T7). */
export const data: Codec<Iri> = {
  read(from) {
    const content = at(from, '/content')
    const type = mediaType(canonical(String(own(at(from, '/contentType').held, 'id'))))
    if (typeof content.held !== 'string' || content.held === neutralPicture || type === undefined) return linked(from, content)
    take(content)
    term('file-type').read(at(from, '/contentType'))
    if (term('encoding').read(at(from, '/contentEncoding')) !== encoding) return undefined
    return `data:${type};base64,${content.held}`
  },
  write(uri, to) {
    const resource = own(to.pass.options.resources, uri)
    const { mime, content } = contentOf(typeof resource === 'string' ? resource : uri)
    if (content === undefined) {
      put(at(to, '/contentURL'), uri)
      if (!uri.startsWith('data:'))
        remark(at(to, '/contentURL'), 'image-not-embedded', 'the file itself is wanted, and only its address is known')
      return
    }
    const type = fileType(mime)
    if (type === undefined) {
      remark(to, 'file-type-unknown', 'the media type is not in the list of file types: the file is a stream of bytes')
      lose(to, 'its media type is not in the list of file types', 'narrowed')
    }
    put(at(to, '/content'), content)
    if (typeof resource === 'string') put(at(to, '/contentURL'), uri)
    term('file-type').write(list('file-type').base + (type ?? 'OCTET'), at(to, '/contentType'))
    term('encoding').write(encoding, at(to, '/contentEncoding'))
  },
}

/** A `data:` URI that is not in base64 is written again in it (T7). */
function contentOf(uri: string): { readonly mime: string; readonly content?: string } {
  const [, mime = '', parameters = '', data = ''] = /^data:([^;,]*)((?:;[^,]*)?),(.*)$/s.exec(uri) ?? []
  if (!uri.startsWith('data:')) return { mime }
  if (/;base64$/i.test(parameters)) return { mime, content: data }
  try {
    return { mime, content: base64(utf8(decodeURIComponent(data))) }
  } catch {
    return { mime }
  }
}

/** Only the address of the file is known, if that: the picture that stands in for it is passed over. */
function linked(from: Place, content: Place): Iri | undefined {
  const address = text.read(at(from, '/contentURL'))
  if (content.held === neutralPicture)
    for (const part of address === undefined ? [from] : [content, at(from, '/contentType'), at(from, '/contentEncoding')]) ignore(part)
  return address
}

export const media: Codec<Media> = onlyWhere(
  isAddressed,
  record<Media>({ uri: ['', data, 'needed'], caption: ['/title', localized] }),
  notAbsolute,
)
