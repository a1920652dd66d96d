/** Credentials to measure with: distinct ones of invented people, signed afresh with test keys. */
import { testKey } from '../../fixtures/keys.mjs'

const context = {
  2: ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  1: [
    'https://www.w3.org/2018/credentials/v1',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
    'https://w3id.org/security/suites/ed25519-2020/v1',
  ],
}

/** A badge of about 1.7 kB. @param version of the W3C data model */
export const badge = (number, version, issuer) => ({
  '@context': context[version],
  id: `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: `Weaving ${number}`,
  issuer: { id: issuer, type: ['Profile'], name: 'Imagined College', url: 'https://college.example.org/' },
  ...(version === 2 ? { validFrom: '2025-06-01T00:00:00Z' } : { issuanceDate: '2025-06-01T00:00:00Z' }),
  credentialSubject: {
    id: `did:example:learner-${number}`,
    type: ['AchievementSubject'],
    achievement: {
      id: `urn:uuid:10000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      type: ['Achievement'],
      achievementType: 'Course',
      name: `Weaving ${number}`,
      description: 'Sets up a loom, and weaves a cloth of two colours on it.',
      criteria: { narrative: 'A cloth was woven, and its pattern explained.' },
      alignment: [
        {
          type: ['Alignment'],
          targetName: 'Handicraft',
          targetUrl: 'https://college.example.org/frameworks/handicraft',
          targetFramework: 'Crafts',
        },
      ],
      tag: ['loom', 'cloth'],
    },
  },
})

const proofs = [
  [2, 'eddsa-rdfc-2022'],
  [1, 'Ed25519Signature2020'],
]

/** A badge of about 3.3 kB: more of everything. */
export const long = (badge) => {
  const { credentialSubject: subject, ...rest } = badge
  const { achievement } = subject
  const alignment = Array.from({ length: 8 }, (_, level) => ({
    ...achievement.alignment[0],
    targetName: `Handicraft of level ${level}`,
    targetUrl: `https://college.example.org/frameworks/handicraft/${level}`,
  }))
  const criteria = { narrative: 'A cloth was woven, and its pattern explained. '.repeat(18).trim() }
  return { ...rest, credentialSubject: { ...subject, achievement: { ...achievement, alignment, criteria } } }
}

/**
 * So many signed badges of twenty issuers, as JSON text: each measurement parses its own.
 * @param form makes another of a badge before it is signed
 */
export async function badges(count, form = (one) => one) {
  const { issue, signer } = await import('../../dist/issue.js')
  const texts = []
  for (let number = 0; number < count; number += 1) {
    const { jwk, did, keyId } = testKey(`bench ${number % 20}`)
    const [version, proof] = proofs[number % proofs.length]
    const signed = await issue(form(badge(number, version, did)), {
      signer: await signer(jwk, keyId),
      proof,
      created: '2025-06-01T00:00:00Z',
    })
    texts.push(JSON.stringify(signed))
  }
  return texts
}

/** The same with one letter of the proof changed. */
export const tampered = (text) => text.replace(/("proofValue":"z.{20})(.)/, (_, start, letter) => start + (letter === 'a' ? 'b' : 'a'))
