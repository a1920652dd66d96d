/** Images and files that a credential carries inside itself. @module */
import { list, own, text } from '../json.ts'
import { broken, doubtful, eachItem, type MemberRule, none } from './walk.ts'

const images: ReadonlySet<string> = new Set(['image/png', 'image/svg+xml'])
const otherImages: ReadonlySet<string> = new Set(['image/jpeg', 'image/gif', 'image/webp', 'image/svg', 'image/jpg'])

/** An image is PNG or SVG (Open Badges 2.0 and 3.0, Image), and what it says it is. */
export const imageType: MemberRule = (value, at) => {
  const address = text(value) ?? text(own(value, 'id'))
  if (address === undefined || !/^data:/i.test(address)) return none
  const type = /^data:([^;,]*)/i.exec(address.slice(0, 200))?.[1]?.toLowerCase() ?? ''
  if (!images.has(type) && !otherImages.has(type)) return broken('The image is a data URI of something that is no image.', at())
  const found = magicOf(address.slice(address.indexOf(',') + 1))
  if (found !== undefined && found !== type.replace('/jpg', '/jpeg'))
    return doubtful(`The image says that it is ${type}, and is ${found}.`, at())
  return images.has(type) ? none : doubtful('The image is neither PNG nor SVG, which is what the format asks for.', at())
}

/** A resource is named so that it can be told from another (VC Data Model 2.0 section 5.3): by its digest. */
export const hasDigest: MemberRule = eachItem((value, at) =>
  ['digestSRI', 'digestMultibase'].some((name) => list(own(value, name)).some((digest) => typeof digest === 'string'))
    ? none
    : broken('The related resource has no digest: add digestSRI or digestMultibase.', at()),
)

/** Nor can two of one id (section 5.3): which of their digests would count? */
export const isNamedOnce: MemberRule = (value, at) => {
  const ids = new Set<unknown>()
  return list(value).flatMap((resource, index) => {
    const id = own(resource, 'id')
    const isKnown = id !== undefined && ids.has(id)
    ids.add(id)
    return isKnown ? broken('There is a related resource of this id already: name each once.', at(index)) : none
  })
}

/** How files begin, in base64. */
const magic: readonly (readonly [start: string, type: string])[] = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
  ['JVBERi', 'application/pdf'],
  ['UEsDB', 'application/zip'],
]

/** The media type of base64 content by its first bytes; `undefined` where they say nothing. */
export const magicOf = (base64: string): string | undefined => magic.find(([start]) => base64.startsWith(start))?.[1]
