/** Endorsements and credentials inside a credential, each with a report of its own. @module */
import { type Awaitable, after, allOf } from '../../lib/awaitable.ts'
import type { Nested, Outline, Proven } from '../../lib/contract.ts'
import { type CredentialError, credentialError } from '../../lib/errors.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { breather } from '../../lib/pause.ts'
import { type Check, checkOf, type NestedReport, type Report, skip, unknown } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { checkOn, words } from './nested-check.ts'

interface Inside {
  readonly checks: readonly Check[]
  readonly reports: readonly NestedReport[]
}

/** The checks `endorsement` and `nested`, one for each that is inside. */
export function nestedIn({ nested, presents, issuer }: Around, scope: Scope, proven: Awaitable<Proven> = unproven): Awaitable<Inside> {
  if (nested.length > most)
    return { checks: [unknown('nested', 'ERR_LIMIT', 'More credentials are inside than are looked at.')], reports: [] }
  const holder = presents && issuer?.id
  const answered = (inside: Nested): Promise<Answer> => answerOf(inside, scope, holder, proven)
  return after(nested.length > few ? inTurns(nested, answered) : allOf(nested.map(answered)), (answers) => ({
    checks: answers.map(({ check }) => check),
    reports: answers.flatMap(({ report }) => (report ? [report] : [])),
  }))
}

/** What it is inside of: of a presentation, its holder may be the issuer too. */
type Around = Pick<Outline, 'nested'> & Partial<Pick<Outline, 'presents' | 'issuer'>>
const unproven: Proven = { checks: [] }

/** So many are verified before anybody would want a turn. */
const few = 4
/** Of more than these none is looked at: no issuer puts so many into one document. */
const most = 10_000

/** All of them, with turns for others in between; what waits for the network waits while the next begin. */
async function inTurns(nested: readonly Nested[], answered: (inside: Nested) => Promise<Answer>): Promise<readonly Answer[]> {
  const breathe = breather()
  const started: Promise<Answer>[] = []
  for (const inside of nested) {
    await breathe()
    started.push(answered(inside))
  }
  return Promise.all(started)
}

interface Answer {
  readonly check: Check
  readonly report?: NestedReport
}

const isAddress = (input: Nested['input']): input is string => typeof input === 'string' && /^\s*[a-z][\w+.-]*:/i.test(input)

/** Whoever endorses publishes it himself (OB 2.0, Endorsement), and asking there would tell who looks at what: it adds nothing, and takes nothing. */
const publishedElsewhere = (address: string, path: string): Check =>
  skip('endorsement', 'ERR_ENDORSEMENT', 'An endorsement is named by its address alone: it was not looked at.', {
    path,
    detail: { endorsement: address.trim() },
  })

/** Few holders say something themselves. */
const asserting = /* @__PURE__ */ loadOnce(() => import('./self-asserted.ts'))
const lacksProof = ({ checks }: Report): boolean => checks.some(({ code }) => code === 'ERR_NO_PROOF')

async function answerOf(
  { relation, input, path }: Nested,
  scope: Scope,
  holder: string | undefined,
  proven: Awaitable<Proven>,
): Promise<Answer> {
  const { id } = words[relation]
  if (relation === 'endorsement' && isAddress(input)) return { check: publishedElsewhere(input, path) }
  try {
    const found = await scope.verify(input, scope, true)
    const isHolders = holder !== undefined && found.issuer.id === holder && lacksProof(found)
    const report = isHolders ? (await asserting()).underItsPresentation(found, await proven) : found
    return { check: checkOn(report, relation, path), report: { ...report, path } }
  } catch (error) {
    return { check: unreadable(id, credentialError(error), path) }
  }
}

/** What has no format known here could not be checked; that is not bad. */
function unreadable(id: string, error: CredentialError, path: string): Check {
  const check = checkOf(id, error, { path })
  return error.code === 'ERR_UNKNOWN_FORMAT' ? { ...check, outcome: 'unknown' } : check
}
