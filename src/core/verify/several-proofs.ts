/** What the proofs of several families say together. @module */
import type { Certified, Proven } from '../../lib/contract.ts'

export function together(answers: readonly Proven[]): Proven {
  const { anchor, anchoredAt } = answers.find((answer) => answer.anchor !== undefined) ?? {}
  const certified = answers.flatMap((answer) => answer.certified ?? [])
  return {
    checks: answers.flatMap(({ checks }) => checks),
    standing: Object.assign({}, ...answers.map(({ standing }) => standing)),
    ...(anchor && { anchor, anchoredAt }),
    ...(certified.length > 0 && { certified: allOf(certified) }),
    nested: answers.flatMap(({ nested }) => nested ?? []),
  }
}

function allOf(certified: readonly Certified[]): Certified {
  const [at, ...others] = new Set(certified.map((each) => each.at))
  return {
    until: Math.min(...certified.map(({ until }) => until)),
    // paths that are judged at different times hold as long as they do now
    ...(at !== undefined && others.length === 0 && { at }),
    anchors: certified.flatMap(({ anchors }) => anchors),
    timestampAnchors: certified.flatMap(({ timestampAnchors }) => timestampAnchors),
    checks: certified.flatMap(({ checks }) => checks),
  }
}
