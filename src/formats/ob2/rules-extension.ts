/** Extensions of Open Badges 2.0: the published ones are held against what their schemas ask. @module */
import { type Document, isObject, own } from '../../lib/json.ts'
import { typesOf } from '../../lib/linked.ts'
import type { Check } from '../../lib/report.ts'
import { broken, doubtful, type MemberRule, none } from '../../lib/rules/walk.ts'

type Kind = 'text' | 'address' | 'object' | 'position' | 'objects'

const isNumber = (value: unknown): boolean =>
  (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) && Number.isFinite(Number(value))

const kinds: Readonly<Record<Kind, { readonly words: string; readonly is: (value: unknown) => boolean }>> = {
  text: { words: 'a text', is: (value) => typeof value === 'string' },
  address: { words: 'an address', is: (value) => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value) },
  object: { words: 'an object', is: isObject },
  position: {
    words: 'a position with latitude and longitude',
    is: (value) => ['latitude', 'longitude'].every((name) => isNumber(own(value, name))),
  },
  objects: { words: 'an object or a list of objects', is: (value) => isObject(value) || (Array.isArray(value) && value.every(isObject)) },
}

/** What each published extension must hold, by the last word of its type. */
const extensions: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  ApplyLink: { url: 'address' },
  AssessmentExtension: { description: 'text', assessments: 'objects' },
  Endorsement: { description: 'text' },
  ExampleExtension: { exampleProperty: 'text' },
  ExtraDescriptionExtension: { name: 'text', narrative: 'text' },
  GeoCoordinates: { description: 'text', geo: 'position' },
  IssuerAccreditationExtension: { name: 'text', contactInstructions: 'text', url: 'address', address: 'object' },
  LicenseExtension: { id: 'text', name: 'text' },
  OriginalCreator: { url: 'address' },
}

/** Members that validators have seen under their whole address. */
const addresses: Readonly<Record<string, string>> = { exampleProperty: 'http://schema.org/text' }

/** `extensions:ApplyLink`, `obi:extensions/#ApplyLink` and the whole address mean the same. */
const lastWord = (type: string): string => type.slice(Math.max(type.lastIndexOf('#'), type.lastIndexOf(':'), type.lastIndexOf('/')) + 1)

/** An extension says what it is: a type `Extension`, a type of its own, and a context (OB 2.0, Extensions). */
export const extensionIsWhole: MemberRule = (holder, at) =>
  isObject(holder)
    ? Object.keys(holder).flatMap((name) => (name.startsWith('extensions:') ? eachExtension(holder[name], at(name)) : none))
    : none

/** It may be there several times: of an issuer that is accredited by several. */
const eachExtension = (value: unknown, path: string): readonly Check[] =>
  Array.isArray(value) && value.length > 0
    ? value.flatMap((item: unknown, index) => extension(item, `${path}/${index}`))
    : extension(value, path)

function extension(value: unknown, path: string): readonly Check[] {
  if (!isObject(value)) return broken('An extension is an object.', path)
  const types = typesOf(value)
  if (types.length === 0) return doubtful('The extension has no type: no reader knows what it is.', path)
  const unnamed =
    types.includes('Extension') || types.some((type) => lastWord(type) === 'Extension')
      ? none
      : doubtful('One of the types of an extension is “Extension”.', path)
  return [...unnamed, ...types.flatMap((type) => members(value, lastWord(type), path))]
}

function members(value: Document, type: string, path: string): readonly Check[] {
  const known = Object.hasOwn(extensions, type) ? extensions[type] : undefined
  return Object.entries(known ?? {}).flatMap(([name, kind]) =>
    kinds[kind].is(value[name] ?? value[addresses[name] ?? name])
      ? none
      : broken(`The extension ${type} must have “${name}”, ${kinds[kind].words}.`, path),
  )
}
