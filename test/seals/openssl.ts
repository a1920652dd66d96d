/** OpenSSL, where the machine has it, in a folder of its own. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

export const hasOpenssl: boolean = spawnSync('openssl', ['version']).status === 0
export const folder: string = mkdtempSync(join(tmpdir(), 'seals-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

export const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
export const pem = (der: Uint8Array, label = 'CERTIFICATE'): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n')}\n-----END ${label}-----\n`
export const openssl = (...args: string[]): boolean => spawnSync('openssl', args, { cwd: folder }).status === 0
export const said = (...args: string[]): string =>
  execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
