/**
 * What a register gets in a day: pictures, sealed European credentials, learner records, tokens, hosted badges. Counts, rate and
 * p99 of each kind, in one run that takes the kinds in turns; what the hosted ones ask for comes out of a recorder.
 */
import { readFileSync } from 'node:fs'
import { testKey } from '../../../fixtures/keys.mjs'
import { levels, world } from '../../../fixtures/pki/pki.mjs'
import { general } from '../../../fixtures/pki/seal.mjs'
import { badge } from '../credentials.mjs'
import { median, ms, quantile, table } from '../measure.mjs'

const each = Number(process.env.EACH ?? 100)
export const now = new Date('2026-06-01T00:00:00Z')
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg==', 'base64')
/** Its keys are published: of whatever they seal, each has a timestamp of its own, and the revocation lists are those of its authority. */
const pki = world(JSON.parse(readFileSync(new URL('../../../fixtures/pki/keys.json', import.meta.url), 'utf8')).keys)
const { root, authorities, leaves, lists, answer } = pki
const sealedBy = [
  ['rsa', 'B-LT', { authority: authorities.rsa, list: lists.rsa }],
  ['p256', 'B-LT', { authority: authorities.p256, answers: [answer] }],
  ['p384', 'B-LTA', { authority: authorities.p384, list: lists.p384 }],
  ['pss', 'B-LTA', { authority: authorities.rsa, list: lists.rsa }],
]
function sealed(number) {
  const [leaf, level, facts] = sealedBy[number % sealedBy.length]
  return JSON.stringify(general(levels(pki, leaves[leaf], { ...facts, number: 1000 + 2 * number })[level]))
}

const site = 'https://college.example.org'
/** A hosted badge, and what stands at its addresses. */
function hosted(number) {
  const context = 'https://w3id.org/openbadges/v2'
  const assertion = {
    '@context': context,
    type: 'Assertion',
    id: `${site}/assertions/${number}.json`,
    recipient: { type: 'email', hashed: false, identity: `learner-${number}@college.example.org` },
    issuedOn: '2026-01-01T00:00:00Z',
    verification: { type: 'HostedBadge' },
    badge: `${site}/badge.json`,
  }
  const badgeClass = {
    '@context': context,
    type: 'BadgeClass',
    id: `${site}/badge.json`,
    name: 'Weaving',
    description: 'Sets up a loom.',
    image: `${site}/badge.png`,
    criteria: { narrative: 'A cloth was woven.' },
    issuer: `${site}/issuer.json`,
  }
  const issuer = {
    '@context': context,
    type: 'Issuer',
    id: `${site}/issuer.json`,
    name: 'Imagined College',
    url: `${site}/`,
    email: 'badges@college.example.org',
  }
  return { assertion, documents: [assertion, badgeClass, issuer] }
}

/** So many of each kind, with the options that each is verified with. */
export async function stock() {
  const [{ issue, signer }, { bake }, { bundle }, { recorder, replay }, { verify }] = await Promise.all(
    ['issue', 'bake', 'bundle', 'index', 'verify'].map((name) => import(`../../../dist/${name}.js`)),
  )
  const key = testKey('college')
  const own = await signer(key.jwk, key.keyId)
  const learner = 'did:example:learner'
  const unsigned = (number) => {
    const made = badge(number, 2, key.did)
    return { ...made, credentialSubject: { ...made.credentialSubject, id: learner } }
  }
  const signed = (number, proof) => issue(unsigned(number), { signer: own, proof, now })
  const some = async (make) => Promise.all(Array.from({ length: each }, (_, number) => make(number)))
  const badges = await some((number) => signed(number, 'eddsa-rdfc-2022'))
  const record = async (number) => {
    const inside = Array.from({ length: 5 }, (_, at) => JSON.stringify(badges[(number + at) % badges.length]))
    const { document } = await bundle(inside, {
      to: 'clr2',
      placeholders: true,
      name: 'Record',
      issuer: { id: key.did, name: 'Imagined College' },
      now,
    })
    return JSON.stringify(
      await issue(
        { ...document, id: `urn:uuid:20000000-0000-4000-8000-${String(number).padStart(12, '0')}` },
        { signer: own, proof: 'eddsa-rdfc-2022', now },
      ),
    )
  }
  const web = new Map()
  const hostedOnes = await some((number) => {
    const { assertion, documents } = hosted(number)
    for (const document of documents) web.set(document.id, JSON.stringify(document))
    return JSON.stringify(assertion)
  })
  // recorded once from what stands there, then answered without it
  const recording = recorder(async (url) => {
    const text = web.get(url)
    return new Response(text ?? '', { status: text === undefined ? 404 : 200, headers: { 'content-type': 'application/json' } })
  })
  for (const one of hostedOnes) await verify(one, { fetch: recording.fetch, now })
  return {
    'PNG with a badge of Open Badges 3.0': { items: await Promise.all(badges.map((one) => bake(pixel, JSON.stringify(one)))), options: {} },
    'European credential with a seal': {
      items: await some(sealed),
      options: { seals: { anchors: [root.certificate], timestampAnchors: [root.certificate] } },
    },
    'CLR 2.0 of five badges': { items: await some(record), options: {} },
    'VC-JWT': { items: await some((number) => signed(number, 'vc-jwt')), options: {} },
    'hosted badge of Open Badges 2.0': { items: hostedOnes, options: { fetch: replay(recording.recorded()) } },
  }
}

async function run({ rounds }) {
  const { verify } = await import('../../../dist/verify.js')
  const kinds = Object.entries(await stock())
  const found = Object.fromEntries(kinds.map(([name]) => [name, { times: [], verdicts: {} }]))
  for (let round = 0; round <= rounds; round += 1)
    for (let number = 0; number < each; number += 1)
      for (const [name, { items, options }] of kinds) {
        const start = performance.now()
        const { verdict } = await verify(items[number], { ...options, now })
        // the first round warms up
        if (round === 0) continue
        found[name].times.push(performance.now() - start)
        found[name].verdicts[verdict] = (found[name].verdicts[verdict] ?? 0) + 1
      }
  const rows = Object.entries(found).map(([name, { times, verdicts }]) => [
    name,
    Object.entries(verdicts)
      .map(([verdict, count]) => `${count} ${verdict}`)
      .join(', '),
    Math.round((1000 * times.length) / times.reduce((sum, time) => sum + time, 0)),
    ms(median(times)),
    ms(quantile(times, 0.99)),
  ])
  return `${each} distinct of each kind, in turns, ${rounds} rounds, one thread.

${table(['', 'verdicts', 'a second', 'median', 'p99'], rows)}`
}

export const section = { id: 'mix', title: 'A mix as in production', run }
