/**
 * Hosted badges: what is at the badge's address must say the same, and the address must be one of the
 * issuer's (OB 2.0, Hosted Verification).
 *
 * @module
 */
import type { Outline, Parsed, Proof, Proven } from '../../lib/contract.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { type Document, own, text } from '../../lib/json.ts'
import { type Check, checkOf, fail, pass, skip, unknown, warn } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { revoked } from '../../status/revoked-ids.ts'
import { isToBe } from '../badge-verification.ts'
import type { Published as Named } from '../open-badge.ts'
import { claims } from './claims.ts'
import { differences, type Published } from './differences.ts'
import { type Hosted, hostedAt } from './hosted.ts'
import { originChecks } from './origin.ts'

async function verify({ document, envelope }: Parsed, outline: Outline, scope: Scope): Promise<Proven> {
  if (isToBe(document, 'merkle')) {
    return {
      checks: [
        unknown('proof', 'ERR_UNSUPPORTED', 'The proof cannot be verified: it is a Merkle proof anchored in a blockchain (Blockcerts).'),
      ],
    }
  }
  if (envelope.kind !== 'hosted') throw new CredentialError('ERR_INTERNAL', 'this is no hosted badge')
  let hosted: Hosted
  try {
    hosted = await hostedAt(envelope.url, scope)
  } catch (error) {
    const failure = credentialError(error)
    return { checks: [checkOf('proof', failure), checkOf('key-binding', failure)] }
  }
  if (hosted.state === 'revoked')
    return { checks: [notCompared, revoked('', hosted.reason === undefined ? {} : { reason: hosted.reason })] }
  const { checks, badge, issuer } = await originChecks(hosted, outline, scope)
  const bound = checks.every(({ outcome }) => outcome === 'pass')
  const name = text(own(issuer?.document, 'name'))
  return {
    checks: [
      ...(hosted.moved ? [moved] : []),
      ...(hosted.answeredBy === undefined ? [] : [elsewhere(hosted.answeredBy)]),
      comparison(document, hosted.document, issuer && publishedBy(badge, issuer)),
      ...checks,
    ],
    ...(bound && {
      standing: {
        ...(issuer?.id !== undefined && { id: issuer.id }),
        ...(name !== undefined && { name, nameIsFrom: 'domain' }),
        control: 'domain',
      },
    }),
  }
}

const notCompared = skip('proof', 'ERR_REVOKED', 'The credential was withdrawn from its address, so there is nothing to compare it with.')
const moved = warn('proof', 'ERR_HOSTED', 'The hosted credential states another address than the one it was found at: that one was asked.')

const elsewhere = (answeredBy: string): Check =>
  warn('proof', 'ERR_HOSTED', 'The credential’s address leads to another host, which answered in its place.', { detail: { answeredBy } })

/** The class and the issuer by their addresses. */
const publishedBy = (...things: readonly (Named | undefined)[]): ReadonlyMap<string, Document> =>
  new Map(things.flatMap((thing) => (thing?.id === undefined ? [] : [[thing.id, thing.document]])))

function comparison(document: Document, hosted: Document, published: Published): Check {
  const [first, ...more] = differences(document, hosted, published)
  if (first === undefined) return pass('proof', 'The credential says what is hosted at its address.')
  return fail('proof', 'ERR_HOSTED', 'The credential says something else than what is hosted at its address.', {
    path: first,
    detail: { differences: [first, ...more] },
  })
}

export const proof: Proof = { ...claims, verify }
