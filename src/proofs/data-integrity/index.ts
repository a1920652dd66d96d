/**
 * Proofs inside a document: VC Data Integrity 1.0 and the Linked Data Signatures before it. Every proof of
 * a set is verified and reported; one that builds on others covers them too.
 *
 * @module
 */
import { type Awaitable, after, allOf } from '../../lib/awaitable.ts'
import type { Outline, Parsed, Proof, Proven } from '../../lib/contract.ts'
import { own, pointer } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { type Check, unknown } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { claims } from './claims.ts'
import { securedDocument } from './secured.ts'
import { type Verified, verifyProof } from './verify-proof.ts'

/** More proofs than this on one document cost a verifier more than they are worth. */
const mostProofs = 32

function verify({ document }: Parsed, { issuer }: Outline, scope: Scope): Awaitable<Proven> {
  const secured = securedDocument(document)
  const many = Array.isArray(own(document, 'proof'))
  if (secured.proofs.length > mostProofs) {
    return { checks: [unknown('proof', 'ERR_LIMIT', `The document has more than ${mostProofs} proofs.`, { path: '/proof' })] }
  }
  const verified = secured.proofs.map((proof, index) => {
    const path = many ? pointer('/proof', index) : '/proof'
    return verifyProof(proof, secured, { path, issuer: issuer.id }, scope)
  })
  return after(allOf(verified), (all) => {
    const [only, another] = all
    if (only !== undefined && another === undefined) return provenBy(all, only.checks)
    return after(set(), ({ together }) => {
      const { counted, checks } = together(all, secured.proofs, scope.proofSet)
      return provenBy(counted, checks)
    })
  })
}

/** Most documents have one proof. */
const set = /* @__PURE__ */ loadOnce(() => import('./proof-set.ts'))

function provenBy(counted: readonly Verified[], checks: readonly Check[]): Proven {
  const controls = counted.map(({ control }) => control)
  if (controls.includes(undefined)) return { checks }
  return { checks, standing: { control: controls.includes('domain') ? 'domain' : 'none' } }
}

/** Verifiers do not issue. */
const issue: Proof['issue'] = async (...order) => (await import('./issue.ts')).issue(...order)

export const proof: Proof = { ...claims, verify, issue, takesMembers: true }
