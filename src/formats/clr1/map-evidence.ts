/** Evidence of CLR 1.0: each may have several artefacts, every one of which is an evidence of its own elsewhere (crosswalk I6). @module */

import type { Media } from '../../lib/credential/values.ts'
import type { Evidence } from '../../lib/credential.ts'
import { own } from '../../lib/json.ts'
import { attempt, claim, isClaimed } from '../../lib/mapping/attempt.ts'
import { either } from '../../lib/mapping/codecs.ts'
import { type Codec, claimed, inside, record } from '../../lib/mapping/lens.ts'
import { lose, remark } from '../../lib/mapping/noting.ts'
import { ofSeveral, type Place } from '../../lib/mapping/pass.ts'
import { at, fresh, items, next, within } from '../../lib/mapping/place.ts'
import { spoken, text } from '../../lib/mapping/text.ts'
import { equal } from '../../lib/tree.ts'

const isData = (artifact: unknown): boolean => String(own(artifact, 'url')).startsWith('data:')

const evidence = record<Omit<Evidence, 'url'>>({
  name: ['/name', spoken],
  narrative: ['/narrative', spoken],
  description: ['/description', spoken],
  genre: ['/genre', text],
  audience: ['/audience', text],
})

/** What is said of one artefact: the last part of an address stands in where it has no name (T17). */
const single: Codec<Evidence> = record<Evidence>(
  {
    url: ['/artifacts/0/url', text],
    name: [['/name', '/artifacts/*/name'], spoken],
    narrative: ['/narrative', spoken],
    description: ['', either(inside('/description', spoken), inside('/artifacts/0/description', spoken))],
    genre: ['/genre', text],
    audience: ['/audience', text],
  },
  {
    derive: [
      {
        to: '/name',
        from: ['/url'],
        keep: true,
        code: 'required-fallback',
        by: ({ url }, { pass }) => {
          const last = url?.split(/[?#]/)[0]?.split('/').filter(Boolean).at(-1)
          // an address is in no language
          return last === undefined ? undefined : { [pass.assumed ?? pass.language]: last }
        },
      },
      { to: '/name', from: ['/description', '/narrative'], keep: true, code: 'required-fallback' },
    ],
  },
)

/** A file of the only award is one of the record (A19): of several awards, it is known what it is evidence of. */
const isFile = ({ held, pass }: Place): boolean => isData(held) && !pass.memory.has(ofSeveral)
const artifactsOf = (place: Place): readonly Place[] => items(at(place, '/artifacts'))

/** One of several artefacts, with what is said of them all. */
function several(place: Place, artifact: Place): Evidence | undefined {
  const common = attempt(place, evidence.read) ?? {}
  const here = { ...artifact, hub: place.hub }
  const url = text.read(within(at(here, '/url'), 'url'))
  const found: Evidence = { ...(url === undefined ? {} : { url }), ...common }
  for (const field of ['name', 'description'] as const) {
    const value = spoken.read(within(at(here, `/${field}`), field))
    if (value === undefined) continue
    if (found[field] !== undefined && !equal(found[field], value))
      remark(at(place, `/${field}`), 'narrowed', 'each artefact is evidence of its own, and says this of itself')
    found[field] = value
  }
  return Object.keys(found).length > 0 ? found : undefined
}

export const evidences: Codec<readonly Evidence[]> = {
  read(from) {
    const found: Evidence[] = []
    for (const place of items(from)) {
      if (isClaimed(place)) continue
      const artifacts = artifactsOf(place)
      if (artifacts.length < 2) {
        const value = artifacts.some(isFile) ? undefined : claimed(single, within(place, found.length))
        if (value) found.push(value)
        continue
      }
      for (const artifact of artifacts) {
        if (isFile(artifact)) continue
        const value = several(within(place, found.length), artifact)
        if (value === undefined) continue
        claim(artifact)
        found.push(value)
      }
    }
    return found.length > 0 ? found : undefined
  },
  write: (hub, to) =>
    hub.forEach((value, index) => {
      const place = next(to)
      single.write(value, within(place, index))
      if (next(to).key === place.key) lose(within(to, index), 'an item of which nothing can be said is left out')
    }),
}

/** A file is an artefact with the file itself for its address. */
const file: Codec<Media> = record<Media>({ uri: ['/artifacts/0/url', text, 'needed'], caption: [['/name', '/artifacts/*/name'], spoken] })
const fileOfSeveral: Codec<Media> = record<Media>({ uri: ['/url', text, 'needed'], caption: ['/name', spoken] })

export const files: Codec<readonly Media[]> = {
  read(from) {
    const found: Media[] = []
    for (const place of items(from)) {
      if (isClaimed(place)) continue
      const artifacts = artifactsOf(place).filter(({ held }) => isData(held))
      const isLone = artifactsOf(place).length === 1
      for (const artifact of artifacts) {
        const value = claimed(isLone ? file : fileOfSeveral, within({ ...(isLone ? place : artifact), hub: from.hub }, found.length))
        if (value) found.push(value)
      }
    }
    return found.length > 0 ? found : undefined
  },
  write: (hub, to) => {
    const isSeveral = to.up?.up !== undefined && items(fresh(to.up.up)).length > 1
    for (const [index, value] of hub.entries())
      if (isSeveral) lose(within(to, index), 'a record has no files but those that show one of its awards')
      else file.write(value, within(next(to), index))
  },
}
