/** The command line as a test runs it: in this process, with the web of the fixtures. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { run } from '../../src/cli/program.ts'
import type { Fetch } from '../../src/lib/options.ts'
import { web } from '../web.ts'

export interface Answered {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** With what is known of a terminal: none unless given. */
export async function credlensIn(
  { network = web, ...terminal }: { readonly network?: Fetch; readonly isTTY?: boolean; readonly columns?: number },
  ...words: readonly string[]
): Promise<Answered> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await run(words, { ...terminal, write: (text) => out.push(text) }, { write: (text) => err.push(text) }, () => network)
  return { code, out: out.join(''), err: err.join('') }
}

export const credlens = (...words: readonly string[]): Promise<Answered> => credlensIn({}, ...words)

export const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/ob3/${name}`, import.meta.url))

/** A folder that is gone after the tests of the file. */
export function folder(): (name: string) => string {
  const path = mkdtempSync(join(tmpdir(), 'credlens-test-'))
  afterAll(() => rmSync(path, { recursive: true }))
  return (name) => join(path, name)
}

export const at = '2026-06-01T00:00:00Z'
