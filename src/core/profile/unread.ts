/** What of an element stands in the pieces of a document that the hub does not hold. @module */
import { isObject, keysOf, type Pointer, pointer } from '../../lib/json.ts'
import type { Member } from '../../profiles/members.ts'
import type { Looked } from '../reading.ts'
import { isStated } from './find.ts'

export interface Unread {
  readonly state: 'present' | 'unclear'
  readonly paths: readonly Pointer[]
}

interface Piece {
  readonly name: string
  readonly path: Pointer
  readonly value: unknown
}

/** A piece is told as large as it is: the member may be the piece, around it, or inside it. */
export function* piecesOf({ path, value }: Looked['left'][number]): Generator<Piece> {
  for (const name of keysOf(path)) yield { name, path, value }
  yield* inside(value, path)
}

function* inside(value: unknown, path: Pointer): Generator<Piece> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* inside(item, pointer(path, index))
  else if (isObject(value))
    for (const [name, member] of Object.entries(value)) {
      const at = pointer(path, name)
      yield { name, path: at, value: member }
      yield* inside(member, at)
    }
}

export function findUnread(left: Looked['left'], members: readonly Member[]): Unread | undefined {
  for (const { names, settles, when } of members) {
    const found = left.flatMap((piece) => {
      const first = [...piecesOf(piece)].find(({ name, value }) => names.includes(name) && isStated(value) && (when?.(value) ?? true))
      return first ? [first.path] : []
    })
    if (found.length > 0) return { state: settles ? 'present' : 'unclear', paths: found }
  }
  return undefined
}
