/** Codecs that several formats share: values that may stand in several places or in several shapes. @module */

import type { Identity, Person } from '../credential/parties.ts'
import type { Credits, Media } from '../credential/values.ts'
import { ects } from '../credits.ts'
import { uuid } from '../hash.ts'
import { list } from '../json.ts'
import { isEmail } from '../schema/formats.ts'
import { attempt } from './attempt.ts'
import { withPrefix } from './fallback.ts'
import { type Codec, leaf, record } from './lens.ts'
import { fix, lose, put, remark, skip, take } from './noting.ts'
import type { Pass, Place } from './pass.ts'
import { step, within } from './place.ts'
import { spoken, text } from './text.ts'
import { nameOfType, ownTypeName } from './type-names.ts'

/** A format that cannot hold our own terms, whatever the caller allows. */
export const withoutBridge = <Hub>(codec: Codec<Hub>): Codec<Hub> => ({
  read: codec.read,
  write: (hub, to) => codec.write(hub, { ...to, pass: { ...to.pass, bridge: false } }),
})

/** The language that is assumed of text that says none, by whoever reads it. */
export const usual = 'en'

/** A document that has no place to say its language. */
export const withoutLanguage = <Hub>(codec: Codec<Hub>): Codec<Hub> => ({
  read: codec.read,
  write: (hub, to) => codec.write(hub, { ...to, pass: { ...to.pass, assumed: usual } }),
})

/** Read here and there: the first that is found. Written by the first codec only. */
export const either = <Hub>(main: Codec<Hub>, ...others: readonly Codec<Hub>[]): Codec<Hub> => ({
  read(from) {
    for (const codec of [main, ...others]) {
      const value = attempt(from, codec.read)
      if (value !== undefined) return value
    }
    return undefined
  },
  write: main.write,
})

/** Read, where documents have it; never written. */
export const readOnly = <Hub>(reason: string, ...codecs: readonly [Codec<Hub>, ...Codec<Hub>[]]): Codec<Hub> => ({
  read: either(...codecs).read,
  write: (_, to) => lose(to, reason),
})

/** A picture as its address alone where it has no caption, else as an object. */
const captioned: Codec<Media> = record<Media>({ uri: ['/id', text, 'needed'], caption: ['/caption', spoken] })
export const picture: Codec<Media> = {
  read(from) {
    if (typeof from.held !== 'string') return captioned.read(from)
    const uri = text.read(within(from, 'uri'))
    return uri === undefined ? undefined : { uri }
  },
  write: (hub, to) => (hub.caption === undefined ? text.write(hub.uri, within(to, 'uri')) : captioned.write(hub, to)),
}

/** What is hashed begins with the name of the hash (Open Badges 2.0, IdentityHash). */
const isHash = (value: unknown): boolean => typeof value === 'string' && /^(?:sha1|sha256|sha384|sha512|md5)\$/i.test(value)

/** `hashed`, as truth value or as word; where it is missing, what the identity looks like. */
const hashed: Codec<boolean> = {
  read(from) {
    const { held } = from
    if (held !== undefined) {
      const said = typeof held === 'string' ? { true: true, false: false }[held.toLowerCase()] : held
      if (typeof said !== 'boolean') return undefined
      take(from)
      return said
    }
    const beside = from.up && step(from.up, 'identity')
    if (typeof beside?.held !== 'string') return undefined
    take({ ...beside, hub: from.hub })
    return isHash(beside.held)
  },
  write: (hub, to) => flagAt(hub, to),
}
const flagAt = (value: boolean, to: Place): void => leaf<boolean>(() => undefined).write(value, to)

const common: ReadonlyMap<string, string> = new Map([
  ['email', 'emailAddress'],
  ['id', 'identifier'],
])
const short = new Map([...common].map(([before, after]) => [after, before]))

/** Type names of Open Badges 2.0 and CLR 1.0 in those of 3.0 (T9): `email` is `emailAddress`, `telephone` is `ext:telephone`. */
const fromShort = (type: string): string => common.get(type) ?? ownTypeName(type)
function toShort(type: string): string {
  const plain = short.get(type) ?? nameOfType(type)
  return fromShort(plain) === type ? plain : type
}

const anyType: Codec<string> = leaf((held) => identityType(held), toShort)

/** An identity of Open Badges 2.0 and CLR 1.0; where only some types are allowed, the others are said to be an `id`. */
export const shortIdentityOf = (allowed?: ReadonlySet<string>): Codec<Identity> => {
  const table = record<Identity>({
    value: ['/identity', text, 'needed'],
    type: [
      '/type',
      {
        read: anyType.read,
        write(type, to) {
          const short = toShort(type)
          const known = allowed === undefined || allowed.has(short)
          if (!known) lose(to, 'only that it is an identifier can be said, not of what kind', 'narrowed')
          put(to, known ? short : 'id')
        },
      },
      'needed',
    ],
    hashed: ['/hashed', hashed, 'needed'],
    salt: ['/salt', text],
  })
  return {
    ...table,
    read(from) {
      const value = table.read(from)
      const salt = step(from, 'salt')
      // a salt of no letters is no salt
      if (value !== undefined && salt.held === '') skip(salt)
      return value
    },
  }
}
export const shortIdentity: Codec<Identity> = shortIdentityOf()
const identityType = (held: unknown): string | undefined => {
  const [type] = list(held)
  return typeof type === 'string' && type !== '' ? fromShort(type.toLowerCase() === 'email' ? 'email' : type) : undefined
}

/** Of a person whose family name has no place for its prefix, that stands before it. */
export const prefixed = (person: Codec<Person>): Codec<Person> => ({
  ...person,
  write(hub, to) {
    const whole = withPrefix(hub)
    person.write(whole, to)
    if (whole === hub) return
    for (const name of ['familyName', 'familyNamePrefix']) lose(within(to, name), 'a family name stands with its prefix here', 'widened')
  },
})

/** A list in the hub, one value on the wire: the first that passes the test, or the first. */
export const preferred = <Hub>(isPreferred: (item: Hub) => boolean, item: Codec<Hub>): Codec<readonly Hub[]> => ({
  read(from) {
    const value = item.read(within(from, 0))
    return value === undefined ? undefined : [value]
  },
  write(hub, to) {
    const chosen = Math.max(hub.findIndex(isPreferred), 0)
    hub.forEach((value, index) => {
      if (index === chosen) item.write(value, within(to, index))
    })
    hub.forEach((_, index) => {
      if (index !== chosen) lose(within(to, index), 'there is room for one only')
    })
    // it moves to the front when it is read again
    if (chosen > 0) lose(within(to, 0), 'there is room for one only')
  },
})

/** Credits below nothing are no credits. */
export const withoutDebts = (credits: Codec<Credits>): Codec<Credits> =>
  onlyWhere(({ points }) => points >= 0, credits, 'credits are not less than nothing here')

/** Credits of several systems in a format that has room for one. */
export const creditsOfOne = (credits: Codec<Credits>): Codec<readonly Credits[]> =>
  preferred(({ framework }) => framework === ects, withoutDebts(credits))

/** A value of which the format takes only some: another one is lost as a whole, and the reason says why. */
export const onlyWhere = <Hub>(isTaken: (hub: Hub) => boolean, codec: Codec<Hub>, reason: string): Codec<Hub> => ({
  ...codec,
  write: (hub, to) => (isTaken(hub) ? codec.write(hub, to) : lose(to, reason)),
})

/** A value that the format takes only in some spellings. */
export const spelled = (pattern: RegExp, reason: string): Codec<string> => onlyWhere((value) => pattern.test(value), text, reason)

/** Where some formats have any text, others demand an address. */
export const emailAddress: Codec<string> = onlyWhere(isEmail, text, 'it is no e-mail address')

/** A name that is made of another one. A DID is the same everywhere, what else there is may be of its document. */
export const madeOf = (name: string, { document }: Pick<Pass, 'document'>): string =>
  `urn:uuid:${uuid(name.startsWith('did:') ? name : `${document}#${name}`)}`

/**
 * The name of a node, which the format takes only in some spellings: for any other there stands one that is made of it, wherever it
 * stands, so that what is said of the node elsewhere still is.
 */
export const nodeName = (pattern: RegExp, reason: string): Codec<string> => ({
  read: text.read,
  write(name, to) {
    const isTaken = pattern.test(name)
    put(to, isTaken ? name : madeOf(name, to.pass))
    if (!isTaken) lose(to, `an identifier that is made of it stands: ${reason}`, 'narrowed')
  },
})

/** An address that means the same everywhere, and has nothing in it that addresses have not. */
export const absolute: RegExp = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/
export const notAbsolute = 'it is not an absolute address'
/** An address that is one anywhere. */
export const webAddress: Codec<string> = spelled(absolute, notAbsolute)
/** Whether it is an address, or something in a `data:` URI; an edit may have taken the address away. */
export const isAddressed = ({ uri }: Media): boolean => /^data:/.test(uri) || absolute.test(uri)

/** Whether something is embedded that is no picture. */
export const isNoPicture = ({ uri }: Media): boolean => /^data:(?!image\/)/.test(uri)

/** The name of a blank node means nothing outside its document. */
export const globalId: Codec<string> = leaf((held) =>
  typeof held === 'string' && held !== '' && !held.startsWith('_:') ? held : undefined,
)

/** A type of identity as Open Badges 3.0 spells it: another spelling is one of the list, or one of the issuer's own (T9). */
export const identityTypeName: Codec<string> = leaf((held, from) => {
  const type = identityType(held)
  if (type !== undefined && type !== held) remark(from, 'identity-type-mapped', 'the kind of the identifier was spelled otherwise')
  return type
})

/** A name of a list, or one of the issuer's own; where another one was, a name that says nothing of it stands. */
export const listedName = (names: ReadonlySet<string>, general: string): Codec<string> => ({
  read: text.read,
  write(value, to) {
    if (names.has(value) || /^ext:[A-Za-z0-9._-]+$/.test(value)) return put(to, value)
    lose(to, `it is none of the names that the format has: “${general}” stands`)
    fix(to, general)
  },
})

/** A name of a list, or one that is made one of the issuer's own, whose names have letters, digits and `._-`. */
export const ownName = (names: ReadonlySet<string>): Codec<string> => ({
  read: text.read,
  write(value, to) {
    if (names.has(value) || /^ext:[A-Za-z0-9._-]+$/.test(value)) return put(to, value)
    const word = value.replace(/^ext:/, '').replace(/[^A-Za-z0-9._-]+/g, '')
    if (word === '') return lose(to, 'it is none of the names that the format has')
    put(to, `ext:${word}`)
    lose(to, 'it is none of the names that the format has, and stands as one of the issuer’s own', 'narrowed')
  },
})
