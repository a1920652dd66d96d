/** Names, pages and pictures as Open Badges 2.0 takes them: on the web, or known by a UUID. @module */

import type { Media } from '../../lib/credential/values.ts'
import { globalId, nodeName, onlyWhere, picture, spelled } from '../../lib/mapping/codecs.ts'
import type { Codec } from '../../lib/mapping/lens.ts'

const uuid = 'urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
/** A page of the web. */
const page = /^https?:\/\/[^\s/?#]\S*$/i
/** What something is known by. */
const known = new RegExp(`^(?:https?://\\S+$|${uuid})`, 'i')

/** Every node is known by an address on the web, or by a UUID. */
export const webId: Codec<string> = nodeName(known, 'it is known by an address on the web or by a UUID here')

export const webPage: Codec<string> = spelled(page, 'a page has an address on the web here')

/** Evidence, or a page of criteria, that stands elsewhere. */
export const elsewhere: Codec<string> = {
  ...spelled(known, 'what stands elsewhere has an address on the web or a UUID here'),
  read: globalId.read,
}

const pictureOf = (pattern: RegExp, reason: string): Codec<Media> => onlyWhere(({ uri }) => pattern.test(uri), picture, reason)

/** PNG or SVG, in the document or elsewhere (OB 2.0, BadgeClass.image). */
export const badgePicture: Codec<Media> = pictureOf(
  new RegExp(`^(?:https?://[^\\s/?#]\\S*$|${uuid}|data:image/(?:png|svg\\+xml)[;,]\\S*$)`, 'i'),
  'the picture of a badge is PNG or SVG, or has an address on the web',
)

/** A picture that is an address: an assertion's image cannot be embedded (OB 2.0, Assertion.image). */
export const linkedPicture: Codec<Media> = pictureOf(known, 'the picture of an assertion has an address, it is not embedded')
