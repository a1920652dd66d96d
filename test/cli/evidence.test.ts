/** Evidence: whoever has the archive comes to the same report, byte for byte, and sees it when the archive was changed. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { unpacked } from '../../src/cli/evidence/format.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import { own } from '../../src/lib/json.ts'
import type { Fetch } from '../../src/lib/options.ts'
import { web } from '../web.ts'
import { at, credlens, credlensIn, fixture, folder } from './credlens.ts'

const path = folder()
/** Whoever replays has no network at all. */
const nothing: Fetch = () => {
  throw new Error('a replay asked the network')
}
const replayed = (name: string) => credlensIn({ network: nothing }, 'replay', path(name))
const badges = ['status.ERR_REVOKED.json', 'domain.json', 'microcredential.json', 'microcredential.ERR_PROOF.json'].map(fixture)

const keyIssuer = String(own(own(JSON.parse(readFileSync(fixture('microcredential.json'), 'utf8')), 'issuer'), 'id'))

describe('replay', () => {
  test.each([[[]], [['--details']], [['--json']], [['--ndjson']], [['--csv']], [['--email', 'nora@example.org']]])(
    '%j',
    async (options) => {
      const seen = await credlens('verify', ...badges, '--now', at, '--evidence', path('e.zip'), ...options)
      expect(seen.code).toBe(1)
      const again = await replayed('e.zip')
      expect(again.out).toBe(seen.out)
      expect([again.code, again.err.includes('byte for byte')]).toEqual([1, true])
    },
  )

  test('what was answered decides, not what is answered today', async () => {
    await credlens('verify', fixture('status.json'), '--now', at, '--evidence', path('good.zip'))
    const again = await replayed('good.zip')
    expect([again.code, again.out.includes('VALID: unchanged and in force')]).toEqual([0, true])
  })

  test.each([
    ['cannot be reached', () => Promise.reject(new TypeError('no route'))],
    ['is not to be asked', () => Promise.reject(new CredentialError('ERR_FORBIDDEN_ADDRESS', 'the address is a private one'))],
    ['answers nonsense', async () => new Response('<html>')],
    ['answers with an error', async () => new Response('gone', { status: 410 })],
    [
      'says one thing and then another',
      (() => {
        let asked = 0
        return async (url: string, init: Parameters<Fetch>[1]) => (asked++ > 0 ? new Response('changed') : web(url, init))
      })(),
    ],
  ] as const)('a network that %s fails in the same way', async (_, network) => {
    const files = [fixture('status.json'), fixture('domain.json'), 'https://university.example.org/badge.json']
    const seen = await credlensIn({ network: network as Fetch }, 'verify', ...files, '--now', at, '--evidence', path('failed.zip'))
    const again = await replayed('failed.zip')
    expect(again.out).toBe(seen.out)
    expect(again.code).toBe(seen.code)
  })

  test('files of lines, archives and files that are not there', async () => {
    const lines = badges.map((name) => JSON.stringify(JSON.parse(readFileSync(name, 'utf8')))).join('\n')
    writeFileSync(path('lines.ndjson'), `${lines}\n{"broken"\n`)
    writeFileSync(path('some.zip'), zipSync({ 'a.json': readFileSync(badges[0] ?? ''), 'b.json': readFileSync(badges[1] ?? '') }))
    writeFileSync(path('empty.json'), '')
    const seen = await credlens(
      'verify',
      path('lines.ndjson'),
      path('some.zip'),
      path('none.json'),
      path('empty.json'),
      '--now',
      at,
      '--evidence',
      path('all.zip'),
    )
    expect(seen.out).toContain('9 credentials')
    expect((await replayed('all.zip')).out).toBe(seen.out)
  })

  test('a name that is given twice is looked at twice', async () => {
    const [first = '', second = ''] = badges
    const address = 'https://university.example.org/badge.json'
    mkdirSync(path('both'), { recursive: true })
    for (const name of [first, second]) copyFileSync(name, join(path('both'), basename(name)))
    const inside = join(path('both'), basename(second))
    for (const names of [
      [first, first],
      [path('both'), inside],
      [address, address],
      [path('none.json'), first, path('none.json')],
    ]) {
      const seen = await credlens('verify', ...names, '--now', at, '--evidence', path('twice.zip'))
      const again = await replayed('twice.zip')
      expect([again.out, again.code], names.join()).toEqual([seen.out, seen.code])
    }
  })

  test('trust and anchors are kept with it', async () => {
    const trust = path('trust.json')
    writeFileSync(
      trust,
      JSON.stringify({ name: 'Our partners', issuers: { 'did:web:university.example.org': 'University of Vesterhavn' } }),
    )
    const seen = await credlens('verify', fixture('domain.json'), '--now', at, '--trust', trust, '--evidence', path('trusted.zip'))
    expect(seen.out).toContain('listed by Our partners')
    // a list is outside the credential: that nothing there confirms the issuer would contradict it
    const listed = path('listed.json')
    writeFileSync(listed, JSON.stringify({ issuers: { [keyIssuer]: 'Vesterhavn Sea Rescue' } }))
    const byKey = await credlens('verify', fixture('microcredential.json'), '--now', at, '--trust', listed)
    expect(byKey.out).toContain('no domain and no certificate confirms the key; listed by')
    expect(byKey.out).not.toContain('nothing outside')
    writeFileSync(trust, '{}')
    expect((await replayed('trusted.zip')).out).toBe(seen.out)
  })
})

test('neither evidence nor a page is written over what it is about', async () => {
  const original = readFileSync(fixture('domain.json'))
  for (const option of ['--evidence', '--report']) {
    writeFileSync(path('mine.json'), original)
    const { code, err } = await credlens('verify', path('mine.json'), '--now', at, option, path('mine.json'))
    expect([option, code, err.includes('is an input'), readFileSync(path('mine.json')).equals(original)]).toEqual([option, 64, true, true])
  }
})

test('nothing is written over a file that an option names', async () => {
  const trust = JSON.stringify({ issuers: { 'did:web:university.example.org': 'University' } })
  const pki = JSON.parse(readFileSync(new URL('../../fixtures/pki/certificates.json', import.meta.url), 'utf8')) as { root: string }
  const anchor = Buffer.from(pki.root, 'base64')
  for (const [option, content] of [
    ['--trust', trust],
    ['--seal-anchor', anchor],
    ['--timestamp-anchor', anchor],
  ] as const)
    for (const writing of [
      ['verify', '--report'],
      ['verify', '--evidence'],
      ['convert', '--to', 'elm', '-o'],
    ]) {
      writeFileSync(path('named'), content)
      const { code, err } = await credlens(...writing, path('named'), option, path('named'), fixture('domain.json'), '--now', at)
      expect([writing, option, code, err.includes('is an input'), readFileSync(path('named')).equals(Buffer.from(content))]).toEqual([
        writing,
        option,
        64,
        true,
        true,
      ])
    }
})

test('that evidence cannot be written is told before the work', async () => {
  for (const name of [path('.'), path('no/such/folder.zip')]) {
    const { code, out, err } = await credlens('verify', fixture('domain.json'), '--offline', '--evidence', name)
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(/^✗ the evidence file cannot be written: .* \[ERR_OUTPUT\]\n$/)])
  }
})

test('evidence, a page and a result are not written over each other', async () => {
  const both = ['--report', path('both.zip'), '--evidence', `${path('both.zip')}/../both.zip`]
  for (const words of [
    ['verify', ...both],
    ['convert', '--to', 'elm', '-o', path('both.zip'), '--report', path('both.zip')],
  ]) {
    const { code, err } = await credlens(words[0] ?? '', fixture('domain.json'), '--now', at, ...words.slice(1))
    expect([code, err.includes('name one file'), existsSync(path('both.zip'))]).toEqual([64, true, false])
  }
  const apart = await credlens('verify', fixture('domain.json'), '--now', at, '--report', path('a.html'), '--evidence', path('a.zip'))
  expect([apart.code, existsSync(path('a.html')), existsSync(path('a.zip'))]).toEqual([0, true, true])
})

test('when a list was answered is kept: how old it was is a part of the report', async () => {
  const date = 'Mon, 01 Jun 2026 00:00:00 GMT'
  const dated: Fetch = async (url, init) => {
    const response = await web(url, init)
    return new Response(response.body, { status: response.status, headers: { date } })
  }
  await credlensIn({ network: dated }, 'verify', fixture('status.json'), '--now', at, '--evidence', path('dated.zip'))
  const { answers } = unpacked(readFileSync(path('dated.zip')))
  expect(answers.map((answer) => answer.date)).toEqual([date, date])
})

describe('the archive', () => {
  test('is the same, byte for byte, for the same look', async () => {
    for (const name of ['1.zip', '2.zip']) await credlens('verify', ...badges, '--now', at, '--evidence', path(name))
    expect(readFileSync(path('1.zip')).equals(readFileSync(path('2.zip')))).toBe(true)
  })

  test('has everything: the inputs, the answers, the report, the options, the time, the version', async () => {
    await credlens('verify', badges[0] ?? '', '--now', at, '--evidence', path('whole.zip'))
    const files = unzipSync(readFileSync(path('whole.zip')))
    const about = JSON.parse(Buffer.from(files['evidence.json'] ?? []).toString())
    expect(about).toMatchObject({
      evidence: 1,
      command: 'verify',
      now: '2026-06-01T00:00:00.000Z',
      exit: 1,
      credlens: expect.stringMatching(/^\d/),
    })
    expect(Buffer.from(files['inputs/1'] ?? []).equals(readFileSync(badges[0] ?? ''))).toBe(true)
    expect(about.answers.map(({ url }: { url: string }) => url)).toEqual([
      'https://university.example.org/.well-known/did.json',
      'https://university.example.org/status/1',
    ])
  })

  const changed = (
    change: (files: Record<string, Uint8Array>, about: { report: { sha256: string }; exit: number; evidence: number }) => void,
  ): string => {
    const files = unzipSync(readFileSync(path('base.zip')))
    const about = JSON.parse(Buffer.from(files['evidence.json'] ?? []).toString())
    change(files, about)
    files['evidence.json'] ??= new Uint8Array()
    if (files['evidence.json'].length > 0) files['evidence.json'] = Buffer.from(JSON.stringify(about))
    writeFileSync(path('changed.zip'), zipSync(files))
    return 'changed.zip'
  }

  test.each([
    ['an answer', (files: Record<string, Uint8Array>) => void (files['answers/1'] = Buffer.from('{}'))],
    ['an input', (files: Record<string, Uint8Array>) => void (files['inputs/1'] = Buffer.from('{}'))],
    ['the report', (files: Record<string, Uint8Array>) => void (files['report.txt'] = Buffer.from('VALID'))],
    ['a file that is missing', (files: Record<string, Uint8Array>) => void delete files['inputs/1']],
    ['no evidence in it', (files: Record<string, Uint8Array>) => void (files['evidence.json'] = new Uint8Array())],
  ])('%s: changed, and so refused', async (_, change) => {
    await credlens('verify', badges[0] ?? '', '--now', at, '--evidence', path('base.zip'))
    const { code, out, err } = await replayed(changed(change))
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/ERR_CONTAINER|ERR_NOT_JSON|ERR_EMPTY/)
  })

  test('a report that was forged with its digest is seen, for it does not come out again', async () => {
    await credlens('verify', badges[0] ?? '', '--now', at, '--evidence', path('base.zip'))
    const { createHash } = await import('node:crypto')
    const forged = Buffer.from('All is well.\n')
    const name = changed((files, about) => {
      files['report.txt'] = forged
      about.report.sha256 = createHash('sha256').update(forged).digest('hex')
    })
    const { code, out, err } = await replayed(name)
    expect([code, out.includes('INVALID'), err.includes('NOT the report')]).toEqual([1, true, true])
  })

  test('an exit code that was forged is seen too, and what another version wrote is not guessed at', async () => {
    await credlens('verify', badges[0] ?? '', '--now', at, '--evidence', path('base.zip'))
    const forged = await replayed(changed((_, about) => void (about.exit = 0)))
    expect([forged.code, forged.err.includes('NOT the report')]).toEqual([1, true])
    const later = await replayed(changed((_, about) => void (about.evidence = 2)))
    expect([later.code, later.err.includes('of a version that is not known here')]).toEqual([1, true])
  })

  test('--json says the same for machines: one object, or a list of several', async () => {
    const seen = await credlens('verify', badges[0] ?? '', '--now', at, '--evidence', path('base.zip'))
    const { code, out, err } = await credlens('replay', path('base.zip'), '--json')
    expect([code, err]).toEqual([seen.code, ''])
    expect(JSON.parse(out)).toMatchObject({ input: path('base.zip'), same: true, command: 'verify', report: seen.out })
    const several = await credlens('replay', path('base.zip'), path('none.zip'), '--json')
    expect([several.code, several.err]).toEqual([64, ''])
    expect(JSON.parse(several.out)).toMatchObject([{ same: true }, { input: path('none.zip'), error: { code: 'ERR_OPTION' } }])
  })

  test('what is no archive is refused', async () => {
    const { code, err } = await credlens('replay', fixture('domain.json'))
    expect([code, err.includes('ERR_CONTAINER')]).toEqual([1, true])
  })
})
