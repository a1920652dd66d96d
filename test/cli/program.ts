/** The command line as a program of its own, made of the sources, to be run through pipes and in a pseudo-terminal. */
import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}
export interface Program {
  readonly path: () => string
  /** Through pipes: what is given is its standard input. */
  readonly piped: (words: readonly string[], given?: string | AsyncIterable<string>, node?: readonly string[]) => Promise<Ran>
  /** In a terminal of so many columns. */
  readonly inTerminal: (
    words: readonly string[],
    columns?: number,
    given?: string,
  ) => Promise<{ readonly code: number | null; readonly shown: string }>
}

/** Beside the packages, so that it finds them; a folder for each file of tests. */
export function program(name: string): Program {
  const folder = `${root}node_modules/.cache/credlens-test-${name}`
  beforeAll(async () => {
    await build({
      absWorkingDir: root,
      entryPoints: ['src/cli.ts'],
      bundle: true,
      splitting: true,
      outdir: folder,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      conditions: ['credlens-source'],
      logLevel: 'silent',
    })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const path = (): string => `${folder}/cli.js`
  return {
    path,
    piped: async (words, given = '', node = []) => {
      const child = spawn(process.execPath, [...node, path(), ...words])
      const answer = heard(child)
      if (typeof given === 'string') child.stdin.end(given)
      else {
        for await (const part of given) if (!child.stdin.write(part)) await new Promise((then) => child.stdin.once('drain', then))
        child.stdin.end()
      }
      return answer
    },
    // `script` (util-linux) gives a program a terminal of its own; what it shows comes out of ours
    inTerminal: async (words, columns = 80, given) => {
      const quoted = [process.execPath, path(), ...words].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
      const input = given === undefined ? '' : ` < '${given}'`
      const child = spawn('script', ['-qec', `stty cols ${columns} rows 24; ${quoted}${input}`, '/dev/null'], {
        env: { ...process.env, TERM: 'xterm-256color', NO_COLOR: '' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const { code, out } = await heard(child)
      return { code, shown: out.replaceAll('\r\n', '\n') }
    },
  }
}

function heard(child: ChildProcess): Promise<Ran> {
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout?.on('data', (part: Buffer) => out.push(part))
  child.stderr?.on('data', (part: Buffer) => err.push(part))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }))
  })
}
