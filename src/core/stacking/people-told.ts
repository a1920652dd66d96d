/** Whom the sources of one document are about, and who of them can be one person. @module */

import type { Choices } from '../../lib/conversion-choices.ts'
import type { Credential } from '../../lib/credential.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { readDocument } from '../../lib/mapping/passes.ts'
import { subjectsIn } from '../../lib/mapping/subjects.ts'
import type { Mapped } from '../convert/mapped.ts'
import type { People } from './same-person.ts'

const persons = /* @__PURE__ */ loadOnce(() => import('./same-person.ts'))

/** As far as they say it; nothing where none names anybody. */
export async function peopleTold(credentials: readonly Credential[]): Promise<People | undefined> {
  const people = credentials.map(({ recipient }) => recipient)
  return people.every((person) => person === undefined) ? undefined : (await persons()).peopleOf(people)
}

/** One for each person of each source. */
export const credentialsIn = (sources: readonly Mapped[], choices: Choices): readonly Credential[] =>
  sources.flatMap(({ document, mapping }) =>
    subjectsIn(document, mapping).map((subject) => readDocument(subject.document, mapping, choices).credential),
  )
