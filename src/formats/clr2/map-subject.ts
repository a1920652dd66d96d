/** What a subject is: of a record, or of a badge in it. @module */
import { type Document, strings } from '../../lib/json.ts'
import { isPersonal } from '../../tables/achievement-classes.ts'

export function subjectType(node: Document): readonly string[] {
  const isRecord = 'verifiableCredential' in node || strings(node['type']).includes('ClrSubject')
  return [isRecord ? 'ClrSubject' : 'AchievementSubject', ...(isPersonal(node) ? ['Profile'] : [])]
}

/** The type of a record's own subject, which a record without badges could not be told by. */
export const recordSubject = (node: Document): readonly string[] => subjectType({ ...node, type: ['ClrSubject'] })
