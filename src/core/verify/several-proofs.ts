/** What the proofs of several families say together. @module */
import type { Certified, Proven } from '../../lib/contract.ts'

export function together(answers: readonly Proven[]): Proven {
  const anchor = answers.find((answer) => answer.anchor !== undefined)?.anchor
  const certified = answers.flatMap((answer) => answer.certified ?? [])
  return {
    checks: answers.flatMap(({ checks }) => checks),
    standing: Object.assign({}, ...answers.map(({ standing }) => standing)),
    ...(anchor && { anchor }),
    ...(certified.length > 0 && { certified: allOf(certified) }),
    nested: answers.flatMap(({ nested }) => nested ?? []),
  }
}

const allOf = (certified: readonly Certified[]): Certified => ({
  until: Math.min(...certified.map(({ until }) => until)),
  anchors: certified.flatMap(({ anchors }) => anchors),
  timestampAnchors: certified.flatMap(({ timestampAnchors }) => timestampAnchors),
  checks: certified.flatMap(({ checks }) => checks),
})
