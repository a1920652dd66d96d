/** Values that are well formed and were most likely not meant (real-world section 2.4, crosswalk T2 and T6). @module */
import type { Document, Pointer } from '../../lib/json.ts'
import { doubtfulMonths } from '../../lib/mapping/months.ts'
import type { Values } from '../../messages/speaker.ts'
import type { Looked } from '../reading.ts'
import { piecesOf } from './unread.ts'

export interface Suspicion {
  readonly path?: Pointer | undefined
  readonly key: string
  readonly values: Values
}

export function suspicious({ credential, opened, where, left }: Looked): readonly Suspicion[] {
  const workloads = [
    ...(credential.awards ?? []).flatMap(({ achievement, activity }, index) => [
      { path: where(`/awards/${index}/achievement/workload`)[0], workload: achievement?.workload },
      { path: where(`/awards/${index}/activity/workload`)[0], workload: activity?.workload },
    ]),
    // of an activity that led to it: no field of the hub holds that
    ...left
      .flatMap((piece) => [...piecesOf(piece)])
      .flatMap(({ name, path, value }) =>
        (name === 'volumeOfLearning' || name === 'workload') && typeof value === 'string' ? [{ path, workload: value }] : [],
      ),
  ]
  return [
    ...workloads.flatMap(({ path, workload }) => {
      const months = doubtfulMonths(workload)
      return months !== undefined ? [{ path, key: 'suspicious.minutes-as-months', values: { months } }] : []
    }),
    ...(isShifted(opened.normalised.document)
      ? [{ path: where('/recipient/dateOfBirth')[0], key: 'suspicious.birth-date-shift', values: {} }]
      : []),
  ]
}

/** A day that is written as a moment late in the evening of the day before: midnight somewhere east of Greenwich. */
function isShifted({ credentialSubject }: Document): boolean {
  const subjects = Array.isArray(credentialSubject) ? credentialSubject : [credentialSubject]
  return subjects.some((subject: unknown) => {
    const date: unknown =
      typeof subject === 'object' && subject !== null && Object.hasOwn(subject, 'dateOfBirth')
        ? Reflect.get(subject, 'dateOfBirth')
        : undefined
    return typeof date === 'string' && /T2[1-3]:00:00(?:\.0+)?(?:Z|\+00:00)$/.test(date)
  })
}
