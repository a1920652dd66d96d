/** An invented micro-credential that says all that the European list asks for. */
export type Tree = Record<string, unknown>

const snb = 'http://data.europa.eu/snb'

export const full = (achievement: Tree = {}, subject: Tree = {}): Tree => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:2c1b1a0e-7d0c-4f1c-9f5e-0d7f5a1c0001',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Reading tide tables',
  issuer: {
    id: 'https://harbour.example/issuer',
    type: ['Profile'],
    name: 'Harbour College',
    address: { type: ['Address'], addressCountryCode: 'NL' },
  },
  validFrom: '2026-01-05T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    id: 'did:example:ines',
    result: [{ type: ['Result'], value: '8' }],
    achievement: {
      id: 'https://harbour.example/tides',
      type: ['Achievement'],
      name: 'Reading tide tables',
      description: 'Tide tables of one sea.',
      criteria: { id: 'https://harbour.example/tides/criteria', narrative: 'Plans a passage.' },
      inLanguage: 'en',
      creditsAvailable: 3,
      creditFramework: `${snb}/education-credit/6fcec5c5af`,
      mode: [`${snb}/learning-assessment/920fbb3cbe`],
      assessmentType: [`${snb}/assessment/6e6cb2cc78`],
      idVerification: `${snb}/supervision-verification/70be69aaf9`,
      entryRequirement: 'None',
      isPartialQualification: true,
      alignment: [
        { type: ['Alignment'], targetName: 'EQF 6', targetUrl: `${snb}/eqf/6`, targetFramework: 'EQF' },
        {
          type: ['Alignment'],
          targetName: 'navigate',
          targetUrl: 'http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000001',
          targetFramework: 'ESCO',
        },
        {
          type: ['Alignment'],
          targetName: 'Accredited programme',
          targetUrl: 'https://quality.example/1',
          targetType: 'ext:QualityAssurance',
        },
      ],
      ...achievement,
    },
    ...subject,
  },
})

/** A copy without one member, by pointer. */
export function without(document: Tree, ...pointers: readonly string[]): Tree {
  const copy = structuredClone(document)
  for (const pointer of pointers) {
    const keys = pointer.split('/').slice(1)
    const last = keys.pop() ?? ''
    const parent: unknown = keys.reduce<unknown>((node, key) => Reflect.get(Object(node), key), copy)
    if (Array.isArray(parent)) parent.splice(Number(last), 1)
    else Reflect.deleteProperty(Object(parent), last)
  }
  return copy
}
