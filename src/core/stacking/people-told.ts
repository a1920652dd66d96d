/** Whom the sources of one document are about, and who of them can be one person. @module */
import { loadOnce } from '../../lib/load-once.ts'
import { readDocument } from '../../lib/mapping/passes.ts'
import { subjectsIn } from '../../lib/mapping/subjects.ts'
import type { Order } from '../bundle/sources.ts'
import type { People } from './same-person.ts'

const persons = /* @__PURE__ */ loadOnce(() => import('./same-person.ts'))

/** As far as they say it; nothing where none names anybody. */
export async function peopleTold({ sources, choices }: Pick<Order, 'sources' | 'choices'>): Promise<People | undefined> {
  const people = sources.flatMap(({ document, mapping }) =>
    subjectsIn(document, mapping).map((subject) => readDocument(subject.document, mapping, choices).credential.recipient),
  )
  return people.every((person) => person === undefined) ? undefined : (await persons()).peopleOf(people)
}
