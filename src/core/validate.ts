/** The shape of a document, the rules of its format, and JSON-LD's safe mode. Never the network. @module */

import { type Awaitable, after, orElse } from '../lib/awaitable.ts'
import type { Normalised, Validation } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { limitsOf } from '../lib/limits.ts'
import { loadOnce } from '../lib/load-once.ts'
import type { Input, Options } from '../lib/options.ts'
import { pathIn } from '../lib/original.ts'
import { type Check, checkOf, pass, type Report, skip, verdictOf } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import { type Opened, openIn } from './opened.ts'
import type { ParseOptions, ParseRegistry } from './parse/document.ts'
import { parseIn } from './parse/one.ts'
import { claimedBy } from './verify/standing.ts'

/** No `fetch`: validation never uses the network. */
export type ValidateOptions = Omit<ParseOptions, 'fetch'> & Pick<Options, 'contexts'>

/** Whether a credential has the shape and keeps the rules of its format. */
export async function validateIn(registry: ParseRegistry, input: Input, options: ValidateOptions = {}): Promise<Report> {
  // one object may hold the options of other calls too
  const { fetch: _, ...offline }: ParseOptions & ValidateOptions = options
  const opened = await openIn(registry, await parseIn(registry, input, offline))
  return reportOfForm(opened, await validityOfForm(opened, options))
}

type ContextOptions = Pick<Options, 'contexts' | 'signal' | 'limits'>

/**
 * The checks `schema` and `context`.
 * @param scope of a call that asks more of the document than this
 */
export const validityOfForm = (
  { parsed, format, normalised }: Opened,
  options: ContextOptions = {},
  scope?: Scope,
): Awaitable<readonly Check[]> =>
  after(format.validation(), (validation) => {
    const checks = [...normalised.repairs, ...schemaChecks(validation, normalised, parsed.document, format.title)]
    return validation.linked
      ? after(contextChecks(parsed.document, validation, options, scope), (linked) => [...checks, ...linked])
      : checks
  })

function schemaChecks(validation: Validation, normalised: Normalised, original: Document, title: string): readonly Check[] {
  const { document } = normalised
  const found = [...validation.schema(document)]
  // a rule may take for granted what the schema asks, so a broken rule is told as well as a broken shape
  for (const rule of validation.rules) for (const check of rule(document, original)) found.push(check)
  const placed = found.map((check) => (check.path === undefined ? check : { ...check, path: pathIn(original, check.path, normalised) }))
  return placed.some(({ outcome }) => outcome === 'fail')
    ? placed
    : [pass('schema', `The document has the shape and keeps the rules of ${title}.`), ...placed]
}

const defined = pass('context', 'Every member is defined by the document’s own contexts.')
const definedByOthers = pass('context', 'Every member is defined by the contexts of the format, which the document does not name.')

/** A document of plain JSON needs none of it. */
const jsonld = /* @__PURE__ */ loadOnce(() => import('../jsonld/index.ts'))

function contextChecks(
  given: Document,
  { contexts: meant }: Validation,
  options: ContextOptions,
  scope: Scope | undefined,
): Awaitable<readonly Check[]> {
  const isWhole = meant === undefined || '@context' in given
  const document = isWhole ? given : { '@context': meant, ...given }
  const { contexts, signal } = options
  return after(jsonld(), ({ inWords, linkedIn, revisionsOf, safeMode }) =>
    orElse(
      () => {
        const answer = scope
          ? linkedIn(scope, document).safeMode()
          : safeMode(document, { ...(contexts && { contexts }), signal, limits: limitsOf(options) })
        return after(answer, (found) => {
          if (found.length > 0) return inWords(found, document)
          const [passed, revisions] = [isWhole ? defined : definedByOthers, revisionsOf(document, contexts)]
          return [revisions === undefined ? passed : { ...passed, detail: { revisions } }]
        })
      },
      (error) => {
        if (error instanceof CredentialError) return [checkOf('context', error)]
        throw error
      },
    ),
  )
}

/** The report of a document that was not verified: nothing is said of who stands behind it. */
export function reportOfForm(
  { parsed, format, normalised }: Opened,
  checks: readonly Check[],
  notVerified = 'Validation does not look at proofs: verify does.',
): Report {
  const issuer = format.issuer(normalised, parsed.document)
  return {
    verdict: verdictOf(checks),
    format: parsed.format,
    version: parsed.version,
    issuer: claimedBy(issuer),
    checks: [...checks, skip('proof', 'ERR_OPTION', notVerified)],
  }
}
