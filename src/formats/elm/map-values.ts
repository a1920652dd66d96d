/** Values of ELM: addresses, notes, numbers, days. @module */

import type { Iri } from '../../lib/credential/values.ts'
import { uuid } from '../../lib/hash.ts'
import { isObject } from '../../lib/json.ts'
import { absolute, nodeName, notAbsolute, onlyWhere } from '../../lib/mapping/codecs.ts'
import { lookup } from '../../lib/mapping/languages.ts'
import { type Codec, inside, leaf, marked } from '../../lib/mapping/lens.ts'
import { duration as anyDuration, asDay, isDay, isOnADay } from '../../lib/mapping/moments.ts'
import { lose, put, remark } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at, pathOf, step } from '../../lib/mapping/place.ts'
import { mailto, midnight, text } from '../../lib/mapping/text.ts'
import { ns } from '../../lib/namespace.ts'

export const prefix = 'urn:epass:'

/** An id that means something outside its document (T8). */
export const global: Codec<Iri> = {
  read: leaf((held) => (typeof held === 'string' && !held.startsWith(prefix) ? held : undefined)).read,
  write: nodeName(absolute, notAbsolute).write,
}

/** An address that the model can hold: anything else would make the document invalid. */
export function iri(read: (held: unknown, from: Place) => Iri | undefined): Codec<Iri> {
  const plain = leaf(read)
  return {
    read: plain.read,
    write: (hub, to) => (absolute.test(hub) ? plain.write(hub, to) : lose(to, notAbsolute)),
  }
}

/** What is spelled in an address; what no address of ours spells so stands as it is. */
export function decoded(spelled: string, decode: (spelled: string) => string): string {
  try {
    return decode(spelled)
  } catch {
    return spelled
  }
}

/** An id that another place of the document refers to: one that means nothing outside is made anew, and so is one that is not there. */
export const reference: Codec<Iri> = iri((held, from) => {
  const name = held === undefined && isObject(from.up?.held) ? pathOf(from) : held
  if (typeof name !== 'string') return undefined
  return held === undefined || name.startsWith(prefix) ? `urn:uuid:${uuid(`${from.pass.document}#${name}`)}` : name
})

/** A length of time, as XML Schema spells it. */
export const duration: Codec<string> = onlyWhere(
  (value) => /^-?P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(value),
  anyDuration,
  'it is no duration',
)

/** A mailbox is known by its address. */
export const mailbox: Codec<string> = {
  read: mailto.read,
  write: (email, to) => (absolute.test(`mailto:${email}`) ? mailto.write(email, to) : lose(to, 'it is no e-mail address')),
}

/** A birthday is a day: one that was written as midnight in another zone is shifted back (T2), as far as the Union's clocks are ahead. */
export const birthday: Codec<string> = {
  read: leaf((held, from) => {
    const { groups: { day, hour } = {} } =
      /^(?<day>\d{4}-\d\d-\d\d)(?:T(?<hour>\d\d):\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00))?$/.exec(String(held)) ?? {}
    if (day === undefined) return /T00:00:00[+-]\d\d:\d\d$/.test(String(held)) ? asDay(String(held).slice(0, 10)) : undefined
    if (!isDay(day) || Number.isNaN(Date.parse(String(held)))) return undefined
    if (Number(hour ?? 0) < 21) return day
    remark(from, 'dob-timezone-shift', 'the birthday was written as the midnight of another time zone')
    return dayIn(String(held), from.pass.options.timeZone ?? 'Etc/GMT-3')
  }).read,
  write: (day, to) => (isOnADay(day) ? midnight.write(day, to) : lose(to, 'a birthday is a date here')),
}

const dayIn = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant))

/** A note that says what it is about, in a list that fields share (T18). */
export const note = <Hub>(about: string, codec: Codec<Hub>): Codec<Hub> => marked('/subject/id', ns + about, inside('/noteLiteral', codec))

/** A number that says what it is, in a list that fields share. */
export const numbered = (scheme: string): Codec<string> => marked('/schemeName', scheme, inside('/notation', text))

/** A language without its region or script. */
export const primary = (tag: string): string => tag.split('-')[0] ?? tag

/** Text that has no language, where the format wants one: it is in that of the document. */
export const plain: Codec<string> = {
  read: (from) => (isObject(from.held) ? text.read(step(from, lookup(Object.keys(from.held), from.pass.language))) : undefined),
  write: (hub, to) => put(at(to, `/${primary(to.pass.language)}`), hub),
}
