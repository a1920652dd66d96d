/** Bun and Deno, installed from npm in a folder of their own that git ignores: nothing that we depend on knows of them. */
import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { root } from '../runtime/bundle.ts'

const folder = `${root}node_modules/.cache/credlens-runtimes/`
const versions = { bun: '1.4.5', deno: '2.9.6' }
export type ProgramName = keyof typeof versions

/** The words before the name of a module. Deno allows nothing by itself. */
const commands: Readonly<Record<ProgramName | 'node', readonly string[]>> = {
  node: [process.execPath],
  bun: [`${folder}node_modules/bun/bin/bun.exe`],
  deno: [process.execPath, `${folder}node_modules/deno/bin.cjs`, 'run', '--allow-all', '--quiet'],
}

export function install(): void {
  const wanted = JSON.stringify({ private: true, dependencies: versions })
  const manifest = `${folder}package.json`
  if (existsSync(manifest) && readFileSync(manifest, 'utf8') === wanted) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(manifest, wanted)
  try {
    done('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'])
    // it puts the program for this system in its place; Deno's finds its own when it is called
    done(process.execPath, ['node_modules/bun/install.js'])
  } catch (error) {
    // half of it would pass for all of it the next time
    writeFileSync(manifest, '{}')
    throw error
  }
}

function done(program: string, words: readonly string[]): void {
  const { status } = spawnSync(program, words, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' && program === 'npm' })
  if (status !== 0) throw new Error(`the runtimes could not be installed: ${words.join(' ')}`)
}

/** What a module prints, whatever its exit code; folders of one run have another name in the next. */
export async function output(name: ProgramName | 'node', flags: readonly string[], words: readonly string[]): Promise<string> {
  const [program = '', ...before] = commands[name]
  const ran = promisify(execFile)(program, [...before, ...flags, ...words], { maxBuffer: 2 ** 26, cwd: root })
  const { stdout, stderr } = await ran.catch((error: { readonly stdout: string; readonly stderr: string }) => error)
  if (stdout === '') throw new Error(`${name} printed nothing: ${stderr}`)
  return stdout.replaceAll(/credlens-[A-Za-z0-9]{6}\b/g, 'credlens-')
}
