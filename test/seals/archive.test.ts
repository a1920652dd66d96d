/** What an archive timestamp covers, and the level that a seal has by it (TS 119 182-1 clauses 5.3.6 and 6.3). */
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { general, seal, withArchiveTimestamp, withSignatureTimestamp, withTimestampData, withValues } from '../../fixtures/pki/seal.mjs'
import { timestamp } from '../../fixtures/pki/timestamp.mjs'
import { judge, level, pki, times, trust } from './seals.ts'

const { leaves, authorities, stampers, lists, root, answer } = pki()
type Made = ReturnType<typeof seal>
const sealed = (): Made => seal(JSON.stringify(credential()), leaves.p256, { at: times.sealed })
const stamped = (made: Made): Made => withSignatureTimestamp(made, stampers.now, { at: times.stamped })
const archived = (made: Made): Made => withArchiveTimestamp(made, stampers.now, { at: times.archived })
const values = { certificates: [authorities.p256.certificate, root.certificate], lists: [lists.root], answers: [answer] }
const valued = (made: Made): Made => withValues(made, values)

describe('what stands behind the newest archive timestamp', () => {
  const of = async (made: Made) => {
    const judged = await judge(general(made), { ...trust, minLevel: 'B-LTA' })
    return [level(judged), judged.of('seal.level')?.outcome, judged.of('seal.archive')?.outcome, judged.of('seal.timestamp')?.outcome]
  }
  const whole = ['B-LTA', 'pass', 'pass', 'pass']
  const part = ['B-LT', 'unknown', 'warn', 'pass']

  test.each<[string, Made, readonly unknown[]]>([
    ['nothing', archived(valued(stamped(sealed()))), whole],
    ['data of that timestamp itself', withTimestampData(archived(valued(stamped(sealed()))), values), whole],
    ['the same data again', valued(archived(valued(stamped(sealed())))), whole],
    ['the data of the seal', valued(archived(stamped(sealed()))), part],
    ['the timestamp of the signature', stamped(archived(valued(sealed()))), part],
    ['the data of the seal, and another that covers them', archived(valued(archived(stamped(sealed())))), whole],
  ])('%s', async (_, made, expected) => {
    expect(await of(made)).toEqual(expected)
  })

  test('how much it is, and that the level is a lower one, is said', async () => {
    const judged = await judge(general(valued(archived(stamped(sealed())))))
    expect(judged.of('seal.archive')).toMatchObject({ outcome: 'warn', code: 'ERR_SEAL_TIMESTAMP', detail: { uncovered: 2 } })
    expect(judged.of('seal.level')).toMatchObject({ outcome: 'warn', detail: { claimed: 'B-LTA', achieved: 'B-LT' } })
    expect(judged.verdict).toBe('valid')
  })
})

// a member of drafts: clause 5.4.3.3 has none of that name
describe('an archive timestamp that names what it covers', () => {
  const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const naming = async (timeStamped: unknown, covers: (made: Made) => string) => {
    const made = archived(valued(stamped(sealed())))
    const token = timestamp(stampers.now, covers(made), { at: times.archived + 1000 })
    const arcTst = { tstTokens: [{ val: Buffer.from(token).toString('base64') }], timeStamped }
    return judge(general({ ...made, unsigned: [...made.unsigned, base64url({ arcTst })] }))
  }
  const all = (made: Made) => `${made.payload}.${made.protected}.${made.signature}.${made.unsigned.join('')}`
  const last = (made: Made) => made.unsigned.at(-1) ?? ''

  test('is open where that is the one before alone, and neither broken nor whole', async () => {
    for (const covers of [last, all]) {
      const judged = await naming('previousArcTst', covers)
      expect(judged.of('seal.archive')).toMatchObject({ outcome: 'unknown', code: 'ERR_UNSUPPORTED' })
      expect([judged.verdict, level(judged)]).toEqual(['indeterminate', 'B-LT'])
    }
  })

  test('counts where that is all, as without', async () => {
    expect(level(await naming('all', all))).toBe('B-LTA')
    expect(level(await naming(undefined, all))).toBe('B-LTA')
    expect((await naming('all', last)).of('seal.archive')?.outcome).toBe('fail')
  })
})
