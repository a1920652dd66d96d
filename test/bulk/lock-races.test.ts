/** Locks that change hands between two looks at them. */
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { lockAt } from '../../src/bulk/lock.ts'

/** What happens just before a file is taken away, and just before one is made. */
const before = vi.hoisted(() => ({ rename: () => undefined as unknown, open: () => undefined as unknown }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const hooked =
    (name: keyof typeof before) =>
    (...given: readonly never[]) => {
      before[name]()
      return (real[name] as (...all: readonly never[]) => unknown)(...given)
    }
  return { ...real, rename: hooked('rename'), open: hooked('open') }
})

const folder = mkdtempSync(join(tmpdir(), 'credlens-lock-races-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => Object.assign(before, { rename: () => undefined, open: () => undefined }))
/** Of a process that is there: the first of the machine. */
const another = JSON.stringify({ token: 'another', pid: 1, host: hostname() })
const dead = JSON.stringify({ token: 'dead', pid: process.pid, host: hostname() })

test('the lock of a third, who came between the look at a dead one and its removal, is put back', async () => {
  const path = join(folder, 'third.lock')
  writeFileSync(path, dead)
  before.rename = () => writeFileSync(path, another)
  await expect(lockAt(path)).rejects.toMatchObject({ code: 'ERR_OUTPUT', message: expect.stringContaining('process 1 of') })
  expect(readFileSync(path, 'utf8')).toBe(another)
  expect(readdirSync(folder)).toEqual(['third.lock'])
})

test('a lock that was taken for the dead one, and put back at the last moment, is held', async () => {
  const path = join(folder, 'own.lock')
  const aside = join(folder, 'aside')
  let opened = 0
  before.open = () => {
    opened += 1
    // whoever looked before it was made took it away: by now it has seen whose it is
    if (opened === 2) renameSync(aside, path)
  }
  const lock = lockAt(path)
  await vi.waitFor(() => expect(readFileSync(path, 'utf8')).not.toBe(''), { interval: 1 })
  renameSync(path, aside)
  const { hold, release } = await lock
  expect(opened).toBe(2)
  await hold()
  await release()
  expect(readdirSync(folder)).toEqual(['third.lock'])
})
