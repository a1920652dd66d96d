/** The commands as a person or a script uses them. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { run } from '../../src/cli/program.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/ob3/${name}`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'credlens-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

const now = ['--now', '2026-06-01T00:00:00Z', '--offline']
async function credlens(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await run(words, { write: (text: string) => (out += text) }, { write: (text: string) => (err += text) })
  return { code, out, err }
}

describe('exit codes', () => {
  test.each([
    [0, ['verify', ...now, fixture('microcredential.json')]],
    [1, ['verify', ...now, fixture('microcredential.ERR_PROOF.json')]],
    [1, ['verify', ...now, fixture('microcredential.ERR_NO_PROOF.json')]],
    [2, ['verify', ...now, fixture('domain.json')]],
    [2, ['verify', ...now, 'https://university.example.org/badge.json']],
    [0, ['validate', fixture('microcredential.ERR_PROOF.json')]],
    [1, ['validate', fixture('microcredential.ERR_SCHEMA.json')]],
    // no credential is to blame, and the worst of many is told
    [64, ['verify', ...now, join(folder, 'no-such-file.json')]],
    [64, ['verify', ...now, fixture('microcredential.ERR_PROOF.json'), join(folder, 'no-such-file.json')]],
    [1, ['verify', ...now, fileURLToPath(import.meta.url)]],
    [64, ['verify']],
    [64, ['forge', 'x.json']],
    [64, ['verify', '--now', 'yesterday-ish', 'x.json']],
    [64, ['convert', fixture('microcredential.json')]],
    [64, ['convert', ...now, '--to', 'docx', fixture('microcredential.json')]],
    [0, ['--help']],
  ] as const)('%d: %j', async (code, words) => {
    expect((await credlens(...words)).code).toBe(code)
  })

  test('of many, the worst: invalid is worse than indeterminate', async () => {
    const answer = await credlens(
      'verify',
      '--details',
      ...now,
      fixture('microcredential.ERR_PROOF.json'),
      fixture('domain.json'),
      fixture('microcredential.json'),
    )
    expect(answer.code).toBe(1)
    expect(answer.out.match(/Unchanged and in force\?/g)).toHaveLength(3)
  })
})

describe('verify', () => {
  test('for machines', async () => {
    const { out } = await credlens('verify', '--json', ...now, fixture('microcredential.json'))
    expect(JSON.parse(out)).toMatchObject({ verdict: 'valid', format: 'ob3', issuer: { nameIsFrom: 'credential', control: 'none' } })
  })

  test('a good signature of a name that nobody confirms does not read as confirmed', async () => {
    const { out } = await credlens('verify', ...now, fixture('microcredential.json'))
    expect(out).toContain('as the credential itself says')
    expect(out).toContain('nothing outside the credential confirms it')
  })

  test('text of a credential cannot drive the terminal', async () => {
    const path = join(folder, 'hostile.json')
    const badge = JSON.parse(readFileSync(fixture('microcredential.json'), 'utf8')) as { issuer: { name: string } }
    badge.issuer.name = '\u001b[2J\u001b[1;32mVALID\u202e\u0007'
    writeFileSync(path, JSON.stringify(badge))
    const { out, err } = await credlens('verify', ...now, path)
    expect([...(out + err)].filter((char) => char < ' ' && char !== '\n').concat((out + err).match(/[\u202e\u009b]/g) ?? [])).toEqual([])
  })
})

describe('convert and back', () => {
  const badge = readFileSync(fixture('microcredential.json'), 'utf8')
  test.each([
    ['own.json', badge, ['convert', ...now, '--to', 'elm']],
    ['own.json', badge, ['convert', ...now, '--to', 'ob3', '--force']],
    ['own.svg', '<svg xmlns="http://www.w3.org/2000/svg"></svg>', ['strip']],
  ] as const)('nothing is written over its own input: %s', async (name, content, words) => {
    const own = join(folder, name)
    writeFileSync(own, content)
    const { code, err } = await credlens(...words, '-o', own, own)
    expect([code, err.includes('is an input'), readFileSync(own, 'utf8') === content]).toEqual([64, true, true])
  })

  test('nor over an input whose turn comes later, or over the credential that is baked', async () => {
    const [first, later] = [join(folder, 'first', 'same.json'), join(folder, 'later', 'same.json')]
    for (const path of [first, later]) {
      mkdirSync(join(path, '..'), { recursive: true })
      writeFileSync(path, badge)
    }
    const into = join(folder, 'later/')
    const kept = (...words: readonly string[]): Promise<readonly unknown[]> =>
      credlens(...words, '--offline').then(({ code, out, err }) => [
        code,
        /is\s+an\s+input/.test(out + err),
        readFileSync(later, 'utf8') === badge,
      ])
    expect(await kept('convert', '--to', 'clr2', first, later, '-o', into)).toEqual([64, true, true])
    expect(await kept('convert', '--to', 'clr2', first, into, '-o', into)).toEqual([64, true, true])
    expect(await kept('bundle', '--to', 'clr2', '--same-person', first, later, '-o', later)).toEqual([64, true, true])
    expect(await kept('verify', first, later, '--report', later)).toEqual([64, true, true])
    writeFileSync(join(folder, 'bare.svg'), '<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    expect(await kept('bake', join(folder, 'bare.svg'), '--credential', later, '-o', later)).toEqual([64, true, true])
  })

  test('the document alone goes to standard output, what is lost beside it', async () => {
    const { code, out, err } = await credlens('convert', ...now, '--to', 'elm', fixture('registered.json'))
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ issuer: { legalName: { en: 'University of Vesterhavn' } } })
    expect(err).toContain('Lost or narrowed')
  })

  test('restore gives the very bytes', async () => {
    const converted = join(folder, 'converted.jsonld')
    const restored = join(folder, 'restored.json')
    expect((await credlens('convert', ...now, '--to', 'elm', '-o', converted, fixture('registered.json'))).code).toBe(0)
    expect((await credlens('restore', '-o', restored, converted)).code).toBe(0)
    expect(readFileSync(restored)).toEqual(readFileSync(fixture('registered.json')))
  })

  test('restore says what was changed since, and gives the original with it when asked to', async () => {
    const converted = join(folder, 'to-change.jsonld')
    expect((await credlens('convert', ...now, '--to', 'elm', '-o', converted, fixture('registered.json'))).code).toBe(0)
    const document = JSON.parse(readFileSync(converted, 'utf8'))
    document.credentialSubject.hasClaim[0].specifiedBy.description = { en: 'Corrected.' }
    writeFileSync(converted, JSON.stringify(document))
    const original = await credlens('restore', converted)
    expect(original.out).toBe(readFileSync(fixture('registered.json'), 'utf8'))
    expect(original.err).toContain('/credentialSubject/hasClaim/0/specifiedBy/description/en')
    const { credentialSubject, proof } = JSON.parse((await credlens('restore', '--edited', converted)).out)
    expect([credentialSubject.achievement.description, proof]).toEqual(['Corrected.', undefined])
    const { edited } = JSON.parse((await credlens('restore', '--json', converted)).out)
    expect(edited).toEqual([{ original: 0, changes: ['/credentialSubject/hasClaim/0/specifiedBy/description/en'], lost: [] }])
  })

  test('restore gives every original of a bundle, in a folder', async () => {
    const bundled = join(folder, 'bundled.jsonld')
    const sources = [fixture('microcredential.json'), fixture('microcredential.json')]
    // a European credential is complete when it is sealed
    expect((await credlens('bundle', '--to', 'elm', '-o', bundled, ...sources)).code).toBe(2)
    const one = await credlens('restore', '-o', join(folder, 'one.json'), bundled)
    expect([one.code === 0, one.out + one.err]).toEqual([false, expect.stringContaining('name a folder')])
    const into = join(folder, 'originals')
    expect((await credlens('restore', '-o', `${into}/`, bundled)).code).toBe(0)
    const files = readdirSync(into).map((name) => readFileSync(join(into, name)))
    expect(files).toEqual(sources.map((source) => readFileSync(source)))
  })

  test('the options of a conversion are taken', async () => {
    const url = 'https://badges.example/1.json'
    const { out } = await credlens('convert', ...now, '--to', 'ob2', '--hosted-url', url, '--no-bridge', fixture('registered.json'))
    expect(JSON.parse(out)).toMatchObject({ id: url, verification: { type: 'HostedBadge' } })
    expect(out).toContain('"bridge": false')
    const wrong = await credlens('convert', ...now, '--to', 'ob2', '--hosted-url', 'x', fixture('registered.json'))
    expect(wrong.code).not.toBe(0)
  })

  test('two documents are not published at one address', async () => {
    const sources = ['registered.json', 'microcredential.json'].map(fixture)
    const into = (name: string) => `${join(folder, `published-${name}`)}/`
    const words = ['convert', ...now, '--to', 'ob2', '--hosted-url']
    const url = 'https://badges.example/1.json'
    const one = into('one')
    const { code, out } = await credlens(...words, url, '-o', one, ...sources)
    expect([code, out.includes('{id}'), readdirSync(one)]).toEqual([64, true, ['registered.json']])
    const each = into('each')
    await credlens(...words, 'https://badges.example/{id}.json', '-o', each, ...sources)
    const ids = readdirSync(each).map((name) => JSON.parse(readFileSync(join(each, name), 'utf8')).id)
    expect(new Set(ids).size).toBe(2)
    // a format that takes no address has none to give twice
    expect((await credlens('convert', ...now, '--to', 'clr2', '--hosted-url', url, '-o', into('clr2'), ...sources)).code).toBe(0)
  })

  test('a tampered source is not converted, unless the caller insists', async () => {
    const words = ['convert', ...now, '--to', 'elm', fixture('microcredential.ERR_PROOF.json')]
    const refused = await credlens(...words)
    expect([refused.code, refused.out]).toEqual([1, ''])
    expect(JSON.parse((await credlens(...words, '--force')).out)).toHaveProperty('credentialSubject')
  })

  test('what the target requires and the source lacks makes it incomplete, not wrong', async () => {
    expect((await credlens('convert', ...now, '--to', 'elm', fixture('microcredential.json'))).code).toBe(2)
  })
})

describe('seals', () => {
  const pki = (name: string): string => fileURLToPath(new URL(`../../fixtures/pki/${name}`, import.meta.url))
  const { root } = JSON.parse(readFileSync(pki('certificates.json'), 'utf8')) as { root: string }
  const words = ['verify', ...now, pki('seals/rsa.B-LTA.json')]

  test('without anchors nobody vouches for a seal: indeterminate', async () => {
    expect((await credlens(...words)).code).toBe(2)
  })

  test.each(['pem', 'der'])('with its anchors (%s) it is valid', async (kind) => {
    const path = join(folder, `root.${kind}`)
    writeFileSync(
      path,
      kind === 'der'
        ? Buffer.from(root, 'base64')
        : `-----BEGIN CERTIFICATE-----\n${root.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    )
    const { code, out } = await credlens(...words, '--seal-anchor', path, '--timestamp-anchor', path, '--min-level', 'B-LTA')
    expect([code, out.includes('a certificate confirms the key')]).toEqual([0, true])
    // beside another one, whichever comes last
    const { leaves } = JSON.parse(readFileSync(pki('certificates.json'), 'utf8')) as { leaves: { p256: string } }
    const other = join(folder, 'other.der')
    writeFileSync(other, Buffer.from(leaves.p256, 'base64'))
    const twice = ['--seal-anchor', '--timestamp-anchor'].flatMap((option) => [option, path, option, other])
    expect((await credlens(...words, ...twice, '--min-level', 'B-LTA')).code).toBe(0)
  })

  test('one’s own seal needs no name for its key: the certificate has one', async () => {
    const file = (name: string, content: string): string => {
      writeFileSync(join(folder, name), content, { mode: 0o600 })
      return join(folder, name)
    }
    const { leaves } = JSON.parse(readFileSync(pki('certificates.json'), 'utf8')) as { leaves: { p256: string } }
    const { keys } = JSON.parse(readFileSync(pki('keys.json'), 'utf8')) as { keys: { leafP256: { jwk: object } } }
    const key = file('seal-key.json', JSON.stringify(keys.leafP256.jwk))
    const certificate = file('seal.pem', `-----BEGIN CERTIFICATE-----\n${leaves.p256}\n-----END CERTIFICATE-----\n`)
    const plain = file('to-seal.json', JSON.stringify(credential()))
    const words = ['issue', '--now', '2026-04-01T12:00:00Z', plain, '--key', key, '--certificate', certificate]
    const { code, out } = await credlens(...words, '--json', '--proof', 'jades')
    expect([code, JSON.parse(out).report.checks.find(({ id }: { id: string }) => id === 'seal.signature').outcome]).toEqual([0, 'pass'])
    expect((await credlens(...words)).err).toContain('--proof jades for a seal')
    const without = await credlens(...words.filter((word) => word !== '--certificate' && word !== certificate), '--proof', 'jades')
    expect([without.code, without.err]).toEqual([64, expect.stringMatching(/^✗ [^\n]*--certificate[^\n]*\n$/)])
    expect(without.err).not.toContain('--key-id')
  })

  test.each([
    ['--seal-anchor', 'no-such-file'],
    ['--seal-anchor', fixture('domain.json')],
    ['--min-level', 'B-Z'],
  ])('%s %s is wrong usage', async (option, value) => {
    const { code } = await credlens(...words, option, value)
    expect(code).not.toBe(0)
  })

  test.each(['--seal-anchor', '--timestamp-anchor'])(
    'a file for %s that only looks like a certificate is told before a credential is',
    async (option) => {
      const pem = (base64: string): string => `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`
      const wrong = join(folder, 'wrong.pem')
      writeFileSync(wrong, pem(root) + pem(Buffer.from('no certificate').toString('base64')))
      const { code, err, out } = await credlens(...words, option, wrong)
      expect([code, out]).toEqual([64, ''])
      expect(err).toMatch(new RegExp(`${option} <file>.*wrong\\.pem.*holds no certificate`, 's'))
    },
  )
})

describe('a result that cannot be written, and one whose format is none', () => {
  test.each([
    ['convert', '--to', 'elm'],
    ['bundle', '--to', 'clr2'],
  ])('%s', async (...words) => {
    const output = join(folder, 'no', 'such', 'folder.json')
    const { code, err } = await credlens(...words, '--offline', '-o', output, fixture('microcredential.json'))
    expect([code, err]).toEqual([2, expect.stringMatching(/folder\.json cannot be written: there is no such folder \[ERR_OUTPUT\]/)])
    const misspelt = await credlens(words[0] ?? '', '--to', 'elmo', fixture('microcredential.ERR_PROOF.json'))
    expect([misspelt.code, misspelt.err]).toEqual([64, expect.stringContaining('Allowed choices are')])
  })

  test('what several inputs become goes into a folder, also into one that is not there yet, and never over a file', async () => {
    const [to, taken] = [join(folder, 'not-there-yet'), join(folder, 'taken.json')]
    writeFileSync(taken, 'mine')
    const two = [fixture('microcredential.json'), fixture('registered.json')]
    const words = ['convert', '--offline', '--to', 'ob3', '-o']
    expect((await credlens(...words, to, ...two)).code).toBe(0)
    expect(readdirSync(to).sort()).toEqual(['microcredential.json', 'registered.json'])
    const { code, out, err } = await credlens(...words, taken, ...two)
    expect([code, out, err.match(/several results/g)?.length, readFileSync(taken, 'utf8')]).toEqual([64, '', 1, 'mine'])
    expect((await credlens(...words, taken, fixture('registered.json'))).code).toBe(0)
    expect(JSON.parse(readFileSync(taken, 'utf8'))).toMatchObject({ name: 'Monitoring Water Quality' })
  })

  test('a file that is named after one inside another has one ending', async () => {
    const [archive, out] = [join(folder, 'two.zip'), `${join(folder, 'unpacked')}/`]
    writeFileSync(
      archive,
      zipSync({ 'a.json': readFileSync(fixture('microcredential.json')), 'b.json': readFileSync(fixture('registered.json')) }),
    )
    expect((await credlens('unbake', '-o', out, archive)).code).toBe(0)
    expect(readdirSync(out)).toEqual(['two-zip-a.json', 'two-zip-b.json'])
  })

  test('one whose name is too long for a file is cut off, and two that many systems take for one are told apart', async () => {
    const [archive, out] = [join(folder, 'names.zip'), `${join(folder, 'named')}/`]
    const long = `${'é'.repeat(200)}/b.json`
    const names = ['Ö.json', 'ö.json', 'O\u0308.json', long, long.replace('b.', 'c.')]
    const badge = JSON.parse(readFileSync(fixture('microcredential.json'), 'utf8'))
    const files = names.map((name) => [name, Buffer.from(JSON.stringify({ ...badge, id: `https://example.org/${name}` }))] as const)
    writeFileSync(archive, zipSync(Object.fromEntries(files)))
    const { code, out: told } = await credlens('unbake', '-o', out, archive)
    const written = readdirSync(out)
    expect([code, told.includes('5 done'), new Set(written.map((name) => name.normalize('NFC').toLowerCase())).size]).toEqual([0, true, 5])
    for (const name of written) expect(Buffer.byteLength(name)).toBeLessThan(230)
  })
})

describe('bundle', () => {
  test('two credentials of one person into one record', async () => {
    const words = ['--to', 'clr2', '--name', 'Water', '--criteria', 'Both', '--issuer', 'did:example:registrar']
    const { code, out, err } = await credlens('bundle', ...words, fixture('microcredential.json'), fixture('registered.json'))
    expect([code, err.includes('2 credentials into one clr2')]).toEqual([0, true])
    expect(JSON.parse(out)).toMatchObject({ type: expect.arrayContaining(['ClrCredential']) })
  })

  test('as parts of a whole, under the options of a conversion', async () => {
    const sources = [fixture('microcredential.json'), fixture('registered.json')]
    const { code, out } = await credlens('bundle', '--to', 'elm', '--name', 'Water', '--no-capsule', '--privacy', 'minimal', ...sources)
    const { credentialSubject, evidence } = JSON.parse(out)
    expect([code, credentialSubject.hasClaim[0].title, evidence]).toEqual([2, { en: 'Water' }, undefined])
    expect(credentialSubject.hasClaim[0].hasPart).toHaveLength(2)
  })

  test('in the name of whoever puts them together, who can sign it', async () => {
    const sources = [fixture('microcredential.json'), fixture('registered.json')]
    const [key, record] = [join(folder, 'registrar.json'), join(folder, 'record.json')]
    const { out } = await credlens('keygen', '-o', key, '--json')
    const { did: id } = JSON.parse(out)
    const words = ['--to', 'clr2', '--name', 'Water', '--placeholders', '--issuer', id, '--issuer-name', 'Registrar']
    expect((await credlens('bundle', ...words, '-o', record, ...sources)).code).toBe(0)
    expect(JSON.parse(readFileSync(record, 'utf8')).issuer).toMatchObject({ id, name: 'Registrar' })
    const signed = join(folder, 'record.signed.json')
    const { code, err } = await credlens('issue', '--key', key, '-o', signed, record)
    expect([code, err]).toEqual([0, expect.not.stringContaining('ERR_')])
    expect((await credlens('verify', '--offline', '--json', signed)).out).not.toMatch(/ERR_(SCHEMA|PROOF|KEY_BINDING)"/)
    expect((await credlens('bundle', '--to', 'clr2', '--issuer-name', 'Registrar', ...sources)).code).toBe(64)
  })

  test('says at once which option supplies what is missing, and that the record is not well formed without it', async () => {
    const sources = [fixture('microcredential.json'), fixture('registered.json')]
    const open = await credlens('bundle', '--to', 'clr2', '--name', 'Water', ...sources)
    const hints = /ERR_SCHEMA[\s\S]*--criteria says[\s\S]*--issuer and --issuer-name say[\s\S]*--placeholders/
    expect([open.code, open.err]).toEqual([2, expect.stringMatching(hints)])
    const by = ['--to', 'clr2', '--issuer', 'did:example:registrar']
    const given = await credlens('bundle', ...by, '--name', 'Water', '--criteria', 'Both of them', '--json', ...sources)
    const { document, result, diagnostics } = JSON.parse(given.out)
    expect([given.code, result.verdict]).toEqual([0, 'valid'])
    expect(document.credentialSubject.achievement[0]).toMatchObject({ name: 'Water', criteria: { narrative: 'Both of them' } })
    expect(diagnostics.filter(({ kind }: { kind: string }) => kind === 'missing')).toEqual([])
    const named = await credlens('bundle', ...by, ...sources)
    expect([named.code, named.err]).toEqual([2, expect.stringMatching(/Lost or narrowed: nothing[\s\S]*--name says/)])
    // a title that one of the parts lends to the whole is there, and is none of the whole
    expect((await credlens('bundle', '--to', 'elm', ...by.slice(2), ...sources)).err).toContain('--name says')
    expect((await credlens('bundle', '--to', 'clr2', '--criteria', 'Both', ...sources)).code).toBe(64)
  })

  test('credentials that may be of different people are not one record, unless it is said', async () => {
    const sources = [fixture('microcredential.json'), fixture('first-aid.json')]
    const { code, out, err } = await credlens('bundle', '--to', 'clr2', '--offline', ...sources)
    expect([code, out, err]).toEqual([1, '', expect.stringContaining('ERR_RECIPIENT_NOT_STATED')])
    expect(JSON.parse((await credlens('bundle', '--to', 'clr2', '--offline', '--same-person', ...sources)).out)).toHaveProperty('type')
  })

  test('a tampered source is not put together, unless the caller insists; which one it is is said', async () => {
    const tampered = fixture('microcredential.ERR_PROOF.json')
    const words = ['bundle', '--to', 'clr2', '--offline', '--same-person', fixture('microcredential.json'), tampered]
    const { code, out, err } = await credlens(...words)
    expect([code, out, err]).toEqual([1, '', expect.stringMatching(/microcredential\.ERR_PROOF\.json: .*not valid.*--force/)])
    expect(JSON.parse((await credlens(...words, '--force')).out)).toHaveProperty('type')
  })

  test.each([['bundle', '--to', 'clr2'], ['stack']])('%s says for machines too why there is no result', async (...words) => {
    const missing = join(folder, 'missing.json')
    const { code, out, err } = await credlens(...words, '--json', '--offline', fixture('microcredential.json'), missing)
    expect(code).toBe(64)
    expect(JSON.parse(out)).toEqual({ error: { code: 'ERR_OPTION', message: `${missing}: there is no such file` } })
    expect(err).toBe('')
  })

  test.each([['bundle', '--to', 'clr2'], ['stack']])('%s has no table to print, and does not take the option', async (...words) => {
    expect((await credlens(...words, '--csv', fixture('microcredential.json'))).code).toBe(64)
    expect((await credlens(...words, '--ndjson', fixture('microcredential.json'))).code).toBe(64)
  })

  test.each([['bundle', '--to', 'clr2'], ['stack']])('%s says which of many cannot be used', async (...words) => {
    const { code, err } = await credlens(...words, fixture('microcredential.json'), join(folder, 'is-not-there.json'))
    expect([code, err]).toEqual([64, expect.stringContaining('is-not-there.json: there is no such file')])
    // it can be verified, and is no badge or record
    const other = join(folder, 'library-card.json')
    const card = { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiableCredential'], issuer: 'did:example:library' }
    writeFileSync(other, JSON.stringify({ ...card, credentialSubject: { id: 'did:example:nora' } }))
    const refused = await credlens(...words, '--offline', fixture('microcredential.json'), other)
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/library-card\.json: .*ERR_UNKNOWN_FORMAT/)])
  })
})

test('inspect says what is inside', async () => {
  const { out } = await credlens('inspect', fixture('microcredential.json'))
  for (const words of [
    'Monitoring Water Quality',
    'University of Vesterhavn',
    'Nora Lindqvist',
    'EQF level 6',
    'Environmental sciences',
    '87',
  ])
    expect(out).toContain(words)
  expect(JSON.parse((await credlens('inspect', '--json', fixture('microcredential.json'))).out)).toMatchObject({
    format: 'ob3',
    achievements: [{ credits: [{ points: 5 }] }],
  })
})
