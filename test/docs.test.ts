/** Pages that follow from the code: `UPDATE=1 npm run vitest test/docs` writes them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { codes } from '../src/lib/codes.ts'
import { diagnosticCodes } from '../src/lib/diagnostics.ts'

const file = new URL('../docs/codes.md', import.meta.url)

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
const page = [
  '# Codes\n\nStable: a code may be added, never renamed. This page is generated from `src/lib/codes.ts` and `src/lib/diagnostics.ts`\nby `UPDATE=1 npx vitest run --config .vitest.config.ts test/docs.test.ts`.\n\n',
  '## Checks and errors\n\n',
  row('code', 'meaning'),
  row('---', '---'),
  ...Object.entries(codes).map(([code, meaning]) => row(`\`${code}\``, meaning)),
  '\n## Diagnostics of a conversion\n\n',
  row('code', 'kind', 'meaning'),
  row('---', '---', '---'),
  ...Object.entries(diagnosticCodes).map(([code, [kind, meaning]]) => row(`\`${code}\``, kind, meaning)),
].join('')

test('docs/codes.md is current', () => {
  if (process.env['UPDATE']) writeFileSync(file, page)
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(page)
})
