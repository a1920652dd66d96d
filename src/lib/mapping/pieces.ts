/** The pieces of a document that became one field, for what is told of them. @module */

import { remembered } from '../remembered.ts'
import type { Pass, Place } from './pass.ts'
import { perPass } from './per-pass.ts'
import { fieldOf, pathOf } from './place.ts'
import { enter, isWithin, type Rename, readIn, type Sources } from './trace.ts'

/** How many items of a list of the hub were read: each of the documents that a source becomes asks for the same. */
function count(reading: Pass, field: string): number {
  const key = `length of ${field}`
  const known = (reading.memory.get(key) as number | undefined) ?? counted(reading, field)
  reading.memory.set(key, known)
  return known
}

function counted(reading: Pass, field: string): number {
  const items = new Set<string>()
  for (const [hub] of readIn(reading)(field))
    items.add(
      fieldOf(hub)
        .slice(field.length + 1)
        .split('/', 1)[0] ?? '',
    )
  return [...items].every((item) => /^\d+$/.test(item)) ? items.size : 0
}

/** Whether all that was read of a piece of the document went into one field. */
const isAlone = (reading: Pass, piece: string, field: string): boolean =>
  fieldsByPlace(reading)(piece).every((read) => isWithin(read, field))

/** The fields that were read from a place, or from what is in it. */
const fieldsByPlace = perPass(({ reads }): ((path: string) => readonly string[]) => {
  const index = new Map<string, string[]>()
  for (const [hub, read] of reads)
    for (let place: Place | undefined = hub && read; place; place = place.up) enter(index, pathOf(place), fieldOf(hub))
  return (path) => index.get(path) ?? []
})

/** How many items of a list are written, where these are not all that were read. */
export type Length = (field: string) => number | undefined

/** The places of a field: one for each item of a list, one for an object of which nothing else was made. */
export function piecesOf(
  reading: Pass,
  writing: Pass,
  from: Sources,
  rename: Rename,
  lengthOf?: Length,
): (field: string) => readonly string[] {
  let written: ReadonlySet<string> | undefined
  const isWritten = (field: string): boolean =>
    (written ??= new Set(writing.writes.flatMap(([, hub]) => (hub ? [rename(fieldOf(hub))] : [])))).has(field)
  // thousands of fields may have been read from one piece, and each of them asks
  const isSaid = remembered((piece: string) => fieldsByPlace(reading)(piece).some(isWritten))
  const whole = (part: string): readonly string[] => {
    const sources = from(part)
    if (sources.length < 2) return sources
    // many places are in one piece: of each it is asked once
    const isOwn = remembered((piece: string) => piece !== '' && isAlone(reading, piece, rename(part)))
    const pieces = new Set(sources.map((source) => largest(source, isOwn)))
    // what another field says as well, and has written, is not lost
    const left = [...pieces].filter((piece) => isOwn(piece) || !isSaid(piece))
    return left.length > 0 ? left : sources
  }
  return (field) => {
    const items = Array.from({ length: lengthOf?.(field) ?? count(reading, rename(field)) }, (_, index) => `${field}/${index}`)
    return items.some((item) => from(item).length > 1) ? items.flatMap(whole) : whole(field)
  }
}

/** The largest piece around a place that is as it should be. */
function largest(path: string, isRight: (piece: string) => boolean): string {
  let piece = path
  for (let above = piece.slice(0, piece.lastIndexOf('/')); isRight(piece) && isRight(above); above = piece.slice(0, piece.lastIndexOf('/')))
    piece = above
  return piece
}
