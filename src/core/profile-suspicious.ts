/** Values that are well formed and were most likely not meant (real-world section 2.4, crosswalk T2 and T6). @module */
import type { Credential } from '../lib/credential.ts'
import type { Document } from '../lib/json.ts'
import type { Say } from '../profiles/messages.ts'

export interface Suspicion {
  readonly at: string
  readonly key: string
  readonly values: Readonly<Record<string, number>>
  readonly message: string
}

export function suspicious(credential: Credential, document: Document, say: Say): readonly Suspicion[] {
  const doubt = (at: string, key: string, values: Readonly<Record<string, number>> = {}): Suspicion => ({
    at,
    key,
    values,
    message: say(key, values),
  })
  const workloads = (credential.awards ?? []).flatMap(({ achievement, activity }, index) => [
    [`/awards/${index}/achievement/workload`, achievement?.workload] as const,
    [`/awards/${index}/activity/workload`, activity?.workload] as const,
  ])
  return [
    ...workloads.flatMap(([at, workload]) => {
      const months = Number(/^P(\d{1,4})M$/.exec(workload ?? '')?.[1] ?? 0)
      return months >= 12 ? [doubt(at, 'suspicious.minutes-as-months', { months })] : []
    }),
    ...(isShifted(document) ? [doubt('/recipient/dateOfBirth', 'suspicious.birth-date-shift')] : []),
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
