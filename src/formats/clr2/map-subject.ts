/** What a subject is: of a record, of a badge in it, of an endorsement. @module */
import { type Document, strings } from '../../lib/json.ts'

/** Terms of `Profile`: a subject that uses one is a profile too, or the terms are not defined (T28). */
const personal =
  'name givenName familyName additionalName patronymicName familyNamePrefix honorificPrefix honorificSuffix dateOfBirth email phone address'.split(
    ' ',
  )

export function subjectType(node: Document): readonly string[] {
  if ('endorsementComment' in node) return ['EndorsementSubject']
  const isRecord = 'verifiableCredential' in node || strings(node['type']).includes('ClrSubject')
  return [isRecord ? 'ClrSubject' : 'AchievementSubject', ...(personal.some((key) => key in node) ? ['Profile'] : [])]
}

/** The type of a record's own subject, which a record without badges could not be told by. */
export const recordSubject = (node: Document): readonly string[] => subjectType({ ...node, type: ['ClrSubject'] })
