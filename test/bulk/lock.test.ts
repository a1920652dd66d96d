/** One run at a time for an output; what a dead run left behind is in nobody's way. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lock, lockAt } from '../../src/bulk/lock.ts'

const folder = mkdtempSync(join(tmpdir(), 'credlens-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))
let names = 0
const fresh = (): string => join(folder, `${++names}.lock`)

/** A process that runs, and the number of one that has ended. */
let sleeper: ChildProcess
let ended = 0
beforeAll(async () => {
  sleeper = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'])
  const child = spawn(process.execPath, ['-e', '0'])
  await once(child, 'exit')
  ended = child.pid ?? 0
})
afterAll(() => sleeper.kill())

/** A lock as somebody else left it, some seconds ago. */
function left(holder: object | string, seconds = 0): string {
  const path = fresh()
  writeFileSync(path, typeof holder === 'string' ? holder : JSON.stringify({ token: 'another', host: hostname(), ...holder }))
  const then = new Date(Date.now() - 1000 * seconds)
  utimesSync(path, then, then)
  return path
}
const taken = async (path: string): Promise<string> => {
  const lock = await lockAt(path).catch(({ code }: { code: string }) => code)
  if (typeof lock === 'string') return lock
  await lock.release()
  return 'taken'
}

describe('a lock', () => {
  test('is for one at a time, and leaves nothing behind', async () => {
    const path = fresh()
    const lock = await lockAt(path)
    await lock.hold()
    expect(await taken(path)).toBe('ERR_OUTPUT')
    await lock.release()
    expect(await taken(path)).toBe('taken')
    expect(readdirSync(folder).filter((name) => path.endsWith(name))).toEqual([])
  })

  test('of a process that is there is respected, until it gives no sign of life', async () => {
    const { pid } = sleeper
    expect(await taken(left({ pid }))).toBe('ERR_OUTPUT')
    expect(await taken(left({ pid }, 30))).toBe('ERR_OUTPUT')
    expect(await taken(left({ pid }, 90))).toBe('taken')
  })

  test('of a process that has ended counts for nothing, at once', async () => expect(await taken(left({ pid: ended }))).toBe('taken'))

  test('of an earlier process with our number counts for nothing', async () =>
    expect(await taken(left({ pid: process.pid }))).toBe('taken'))

  test('of another machine counts until it gives no sign of life', async () => {
    expect(await taken(left({ pid: ended, host: 'elsewhere' }))).toBe('ERR_OUTPUT')
    expect(await taken(left({ pid: ended, host: 'elsewhere' }, 90))).toBe('taken')
  })

  test.each(['', '{', '{}'])('that says nothing (%j) is being written, or was never finished', async (text) => {
    expect(await taken(left(text))).toBe('ERR_OUTPUT')
    expect(await taken(left(text, 20))).toBe('taken')
  })

  test('that was left behind is taken by one of many', async () => {
    for (let round = 0; round < 5; round++) {
      const path = left({ pid: ended })
      const all = await Promise.allSettled(Array.from({ length: 12 }, () => lockAt(path)))
      const won = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      expect(won.length).toBe(1)
      await won[0]?.hold()
      await won[0]?.release()
    }
  })

  test('that is gone, with its folder or without, is told as that', async () => {
    const path = fresh()
    const lock = await lockAt(path)
    rmSync(path)
    await expect(lock.hold()).rejects.toMatchObject({ code: 'ERR_OUTPUT', message: expect.stringContaining('is gone') })
    await lock.release()
  })

  test('that another has taken over is held no more, and stays with the other', async () => {
    const path = fresh()
    const lock: Lock = await lockAt(path)
    const other = JSON.stringify({ token: 'other', pid: sleeper.pid, host: hostname() })
    writeFileSync(path, other)
    await expect(lock.hold()).rejects.toMatchObject({ code: 'ERR_OUTPUT', message: expect.stringContaining('another run') })
    await lock.release()
    expect(existsSync(path) && readFileSync(path, 'utf8')).toBe(other)
  })
})
