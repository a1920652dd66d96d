/** What became of a conversion, as people read it: the same words once, whatever codes and places they are about. */
import { expect, test } from 'vitest'
import { diagnosticsText } from '../../src/cli/print-losses.ts'
import { styleOf } from '../../src/cli/style.ts'
import { type DiagnosticCode, diagnostic } from '../../src/lib/diagnostics.ts'

const shown = (...told: readonly (readonly [code: DiagnosticCode, source: string, reason: string])[]): readonly string[] =>
  diagnosticsText(
    told.map(([code, source, reason]) => diagnostic(code, { source }, reason)),
    { style: styleOf(false), wrapAt: 200 },
  ).split('\n')

test('one reason with two codes is one line', () => {
  const reason = 'only the credential has a picture'
  expect(shown(['lost', '/a', reason], ['widened', '/b', reason], ['lost', '/c', reason], ['lost', '/d', 'it has no place'])).toEqual([
    'Lost or narrowed: 4',
    '  ! Only the credential has a picture. [lost] /a, /c; [widened] /b',
    '  ! It has no place. [lost] /d',
    'Required by the target, not in the source: nothing',
    'Filled in: nothing',
    'Noted: nothing',
    '',
  ])
})

test('of very many places the first are named', () => {
  const many = shown(...Array.from({ length: 30 }, (_, n) => ['lost', `/p${n}`, 'it has no place'] as const))
  expect(many[1]).toMatch(/\[lost\] \/p0, .*\/p7 and 22 more places \(--json names them\)$/)
})
