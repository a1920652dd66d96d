/** Relations of a stack that no credential of it tells: the stack made them itself, or an original told them. @module */
import type { SourceField } from '../conversion.ts'
import type { Association, Award } from '../credential.ts'

/** What relates two achievements names them as the credentials do of which they are: the fields in which these stand. */
export function endsOf(
  associations: readonly { readonly item: Association; readonly from?: SourceField }[],
  awards: readonly { readonly item: Award; readonly from: SourceField }[],
): (field: string) => readonly SourceField[] {
  return (field) => {
    const [, index, end] = /^\/associations\/(\d+)\/(source|target)$/.exec(field) ?? []
    const { item, from } = associations[Number(index)] ?? {}
    if (item === undefined || from !== undefined) return []
    const name = end === 'source' ? item.source : item.target
    return awards.flatMap((award): SourceField[] =>
      award.item.achievement?.id === name ? [[award.from[0], `${award.from[1]}/achievement/id`]] : [],
    )
  }
}
