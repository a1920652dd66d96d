/** What a report keeps so that it can be brought up to date without its credential. @module */

import type { Envelope, Outline, Parsed, Proven, Stated } from '../../lib/contract.ts'
import { type Document, isObject, own, pointer } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import type { Ageing } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { claimsOf, isDated } from '../../proofs/vc-jwt/claims.ts'
import { isSecondOf } from '../../proofs/vc-jwt/cross-check.ts'
import type { Converted } from '../convert/converted.ts'

export async function ageingOf(
  parsed: Parsed,
  { id, otherIds, issuer, from, alsoFrom, until, statuses, presents }: Outline,
  { checks, standing, certified, originals = [] }: Proven & Partial<Converted>,
  scope: Pick<Scope, 'now' | 'seals'>,
): Promise<Ageing> {
  const { envelope } = parsed
  const tokenStatus = tokenStatusOf(envelope)
  const asksIssuer = !tokenStatus && checks.some((check) => check.id === 'status')
  const asks = envelope.kind === 'hosted' ? envelope.url : asksIssuer ? (issuer.id ?? '') : undefined
  const ends = endsOf(parsed, until)
  return {
    ...(id !== undefined && { id }),
    ...(otherIds && { otherIds }),
    issuer,
    ...(from && { from }),
    ...(alsoFrom && { alsoFrom }),
    until,
    statuses,
    ...(presents && { presents }),
    ...(standing && { standing }),
    ...(certified && { certified: (await certificates()).certifiedThen(certified, scope) }),
    ...(originals.length > 0 && { originals }),
    ...(ends.length > 0 && { ends }),
    ...(tokenStatus && { tokenStatus }),
    ...(asks !== undefined && { asks }),
  }
}

/** Few proofs rest on certificates. */
const certificates = /* @__PURE__ */ loadOnce(() => import('./certified.ts'))

function tokenStatusOf(envelope: Envelope): Document | undefined {
  const status = envelope.kind === 'jws' ? own(claimsOf(envelope.jws), 'status') : undefined
  return isObject(status) && own(status, 'status_list') !== undefined ? status : undefined
}

/** A proof in the document may say until when it holds itself (VC Data Integrity 1.0 section 2.1), and so may a token (RFC 7519 section 4.1.4). */
function endsOf({ document, envelope }: Parsed, until: Outline['until']): readonly Stated<unknown>[] {
  if (envelope.kind === 'data-integrity') {
    const isList = Array.isArray(own(document, 'proof'))
    return envelope.proofs.flatMap(({ expires }, index) =>
      expires === undefined ? [] : [{ value: expires, path: isList ? pointer('/proof', index) : '/proof' }],
    )
  }
  // what is no date was told when the token was verified, and what is in no year of four digits (milliseconds, say) does not end
  return membersOf(envelope, document).flatMap((members) => {
    const seconds = own(members, 'exp')
    return isDated(seconds) && !(envelope.kind === 'jws' && isSecondOf(seconds, until))
      ? [{ value: new Date(seconds * 1000).toISOString(), path: '' }]
      : []
  })
}

/**
 * A token says it among its claims, where that does not repeat the end of the credential in it (`vc`), a seal in its header; one that was made
 * of a token in what it seals.
 */
function membersOf(envelope: Envelope, document: Document): readonly unknown[] {
  if (envelope.kind === 'jws') {
    const claims = claimsOf(envelope.jws)
    return own(claims, 'vc') === undefined ? [claims] : []
  }
  return envelope.kind === 'jades' ? [envelope.jws.signatures[0]?.header, document] : []
}
