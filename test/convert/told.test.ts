/** What is told of a conversion: of the right place, once, and no more than is so. */
import { describe, expect, test } from 'vitest'
import { type Conversion, convert } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { passOf } from '../../src/lib/mapping/pass.ts'
import { below } from '../../src/lib/mapping/place.ts'
import { told } from '../../src/lib/mapping/told.ts'
import { validate } from '../../src/validate.ts'
import { bases } from './bases.ts'
import { placed } from './fixture-run.ts'

const keysOf = (pointer: string): readonly string[] => pointer.slice(1).split('/')
const withValues = (document: Document, values: Readonly<Record<string, unknown>>): Document =>
  Object.entries(values).reduce<unknown>((made, [pointer, value]) => placed(made, keysOf(pointer), value), document) as Document
const losses = ({ diagnostics }: Conversion, about: RegExp): readonly string[] =>
  diagnostics.flatMap(({ kind, code, source }) => (kind === 'loss' && about.test(source ?? '') ? [`${code} ${source}`] : []))

test('of two pieces of evidence that one is lost which is, and once', async () => {
  const evidence = [
    { id: 'https://portfolio.example/ilse', narrative: 'Photos' },
    { id: 'https://portfolio.example/tides', narrative: 'Seen by the supervisor', audience: 'Sailors' },
  ]
  const source = withValues(bases.ob2, { '/evidence': evidence })
  expect(losses(await convert(source, { to: 'elm' }), /evidence/)).toEqual(['lost /evidence/1/audience'])
})

describe('a record in which the part comes before its whole', () => {
  const part = {
    id: 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0001',
    achievement: {
      id: 'https://school.example/biology',
      name: 'Biology',
      issuer: { id: 'https://school.example', name: 'Prairie High' },
      associations: [
        { associationType: 'isChildOf', targetId: 'https://school.example/diploma', title: 'Of the diploma' },
        { associationType: 'precedes', targetId: 'https://school.example/latin', title: 'Before Latin' },
      ],
      resultDescriptions: [
        { id: 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0002', name: 'Grade', resultType: 'LetterGrade', allowedValues: ['A', 'B'] },
      ],
    },
    results: [{ resultDescription: 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0002', value: 'B' }],
  }
  const whole = {
    id: 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0003',
    achievement: { id: 'https://school.example/diploma', name: 'Diploma', issuer: { id: 'https://school.example', name: 'Prairie High' } },
  }
  const source = withValues(bases.clr1, { '/assertions': [part, whole] })

  test('is told to come in another order once, and what it says is where it is all the same', async () => {
    const conversion = await convert(source, { to: 'elm' })
    expect(losses(conversion, /assertions/)).toEqual([
      'widened /assertions/0/achievement/resultDescriptions/0/allowedValues',
      'narrowed /assertions/0/achievement/associations/0',
      'association-lost /assertions/0/achievement/associations/1',
      'narrowed /assertions',
      'narrowed /assertions/0/achievement/associations',
    ])
  })
})

describe('learning outcomes where a format has skills only', () => {
  const outcome = (name: string, ...skills: readonly string[]) => ({
    title: { en: name },
    relatedESCOSkill: skills.map((skill) => ({ id: `http://data.europa.eu/esco/skill/${skill}`, prefLabel: { en: skill } })),
  })
  const source = withValues(bases.elm, {
    '/credentialSubject/hasClaim/0/specifiedBy/learningOutcome': [outcome('Reads tides', 'navigate'), outcome('Sails', 'steer', 'reef')],
  })

  test('the skills are not told as lost', async () => {
    const found = losses(await convert(source, { to: 'clr1', bridge: false }), /learningOutcome/)
    expect(found.some((told) => told.includes('relatedESCOSkill'))).toBe(false)
    expect(found.filter((told) => /\/title/.test(told))).toHaveLength(2)
  })
})

test('a text put together of several in two languages loses what is in the other one', async () => {
  const source = withValues(bases.elm, {
    '/credentialSubject/hasClaim/0/specifiedBy/learningOutcome': [
      {
        title: { en: 'Reads tides', pl: 'Czyta pływy' },
        reusabilityLevel: { id: 'http://data.europa.eu/snb/skill-reuse-level/transversal' },
      },
    ],
  })
  const found = losses(await convert(source, { to: 'ob2' }), /learningOutcome/)
  expect(found.filter((told) => told.startsWith('language-dropped'))).toEqual([
    expect.stringMatching(/^language-dropped .*\/learningOutcome\/0\/title\/pl$/),
  ])
})

describe('what the target requires is listed wherever it is missing', () => {
  const source = withValues(bases.ob3, {
    '/issuer/address': undefined,
    '/credentialSubject/activityStartDate': '2024-01-15T00:00:00Z',
    '/credentialSubject/result': [{ type: ['Result'], value: 'B' }],
  })

  test('also in an organisation that stands in several places', async () => {
    const { document, diagnostics } = await convert(source, { to: 'elm' })
    const { checks } = await validate(document)
    const lacking = checks.flatMap(({ path, message }) => {
      const [, member] = / has no “(.*?)”/.exec(message) ?? []
      return member === undefined ? [] : [`${path}/${member}`]
    })
    const listed = diagnostics.flatMap(({ kind, target }) => (kind === 'missing' && target !== undefined ? [target] : []))
    expect(lacking.filter((path) => path.endsWith('/location')).length).toBeGreaterThan(2)
    expect(lacking.filter((path) => !listed.some((target) => target === path))).toEqual([])
    expect(new Set(listed).size).toBe(listed.length)
  })
})

test('what is left to the source is told by what it is', async () => {
  const { diagnostics } = await convert(withValues(bases.ob3, { '/refreshService': { id: 'https://a.example/r', type: 'Refresh' } }), {
    to: 'elm',
  })
  expect(diagnostics.find(({ source }) => source === '/refreshService')?.message).toMatch(/^A refresh service /)
})

test.each(['ob2', 'ob3', 'clr1', 'clr2', 'elm'] as const)(
  'the id of a source of %s is lost where the original is not embedded',
  async (from) => {
    const to = from === 'ob3' ? 'elm' : 'ob3'
    const source = withValues(bases[from], { '/id': 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0009' })
    expect(losses(await convert(source, { to, capsule: false }), /^\/id$/)).toEqual(['lost /id'])
    expect(losses(await convert(source, { to }), /^\/id$/)).toEqual([])
  },
)

test('a file in evidence is no address on the web, which a badge of 2.0 wants', async () => {
  const source = withValues(bases.ob3, { '/evidence': [{ id: 'data:application/pdf;base64,JVBERi0=', type: ['Evidence'], name: 'Scan' }] })
  const conversion = await convert(source, { to: 'ob2', placeholders: true })
  expect(losses(conversion, /evidence/)).toEqual(['lost /evidence'])
  expect((await validate(conversion.document)).checks.filter(({ outcome }) => outcome === 'fail')).toEqual([])
})

test('that a presentation around the credential is left is told', async () => {
  const source = { '@context': bases.elm['@context'], type: ['VerifiablePresentation'], verifiableCredential: [bases.elm] }
  const { diagnostics } = await convert(source, { to: 'ob3' })
  expect(diagnostics.filter(({ message }) => message.startsWith('The presentation around it'))).toHaveLength(1)
  expect((await convert(bases.elm, { to: 'ob3' })).diagnostics.some(({ message }) => message.startsWith('The presentation'))).toBe(false)
})

test('a field is called by words', async () => {
  const source = withValues(bases.elm, {
    '/credentialSubject/hasClaim/0/specifiedBy/supplementaryDocument': [{ contentURL: 'https://school.example/syllabus' }],
  })
  const { diagnostics } = await convert(source, { to: 'ob3' })
  expect(diagnostics.flatMap(({ code, message }) => (code === 'required-fallback' ? [message] : [])).join()).not.toMatch(/[a-z][A-Z]/)
  expect(diagnostics.some(({ message }) => message.includes('achievement criteria url'))).toBe(true)
})

test('two losses are two, whatever their fields and reasons are put together', () => {
  const writing = passOf()
  writing.losses.push(
    { hub: below(undefined, 'title'), reason: 'en,it has no room' },
    { hub: below(undefined, 'title,en'), reason: 'it has no room' },
  )
  const found = told({ pass: passOf(), left: [] }, writing, (field) => [field], {})
  expect(found.map(({ source }) => source)).toEqual(['/title', '/title,en'])
  writing.losses.push(...writing.losses)
  expect(told({ pass: passOf(), left: [] }, writing, () => [], {})).toHaveLength(2)
})

test('what is left is told by what it is: somebody else’s member, or one that is not in its shape', async () => {
  const made = await convert(withValues(bases.ob3, { '/example:colour': 'green', '/name': 5 }), { to: 'elm' })
  expect([...losses(made, /^\/(example:colour|name)$/)].sort()).toEqual(['lost /name', 'unknown-term /example:colour'])
})

test('that a list names its entry in other languages is told once', async () => {
  const spoken = { en: 'Italian', fr: 'italien', de: 'Italienisch' }
  const entry = { id: 'http://publications.europa.eu/resource/authority/language/ITA', type: 'Concept', prefLabel: spoken }
  const told = async (said: unknown) =>
    losses(
      await convert(withValues(bases.elm, { '/displayParameter/language': [{ ...entry, prefLabel: said }] }), { to: 'ob3' }),
      /language\/0\/prefLabel/,
    )
  expect(await told(spoken)).toEqual(['narrowed /displayParameter/language/0/prefLabel'])
  // and what is no label is told apart
  expect(await told({ ...spoken, it: { odd: 1 } })).toContain('lost /displayParameter/language/0/prefLabel/it')
})

test.each(['id', 'email'])('what is said of a learner and is the identity that the badge has of them is not lost: %s', async (name) => {
  const value = name === 'id' ? 'did:example:ilse' : 'ilse@student.example'
  const source = (identity: string): Document =>
    withValues(bases.clr1, {
      '/learner': { id: 'did:example:ilse', type: 'Profile', [name]: value },
      '/assertions/0/recipient': { type: name, identity, hashed: false },
    })
  const told = async (identity: string) => losses(await convert(source(identity), { to: 'ob2', capsule: false }), /^.learner/)
  expect(await told(value)).not.toContain(`lost /learner/${name}`)
  expect(await told('other@student.example')).toContain(`lost /learner/${name}`)
})

describe('of entitlements of which one names an occupation', () => {
  const by = { awardingBody: [{ legalName: { en: 'Prairie High' } }] }
  const right = (title: string, more: object) => ({ title: { en: title }, awardedBy: by, specifiedBy: { title: { en: title }, ...more } })
  const occupation = { id: 'https://occupations.example/hydrologist', prefLabel: { en: 'Hydrologist' } }
  const source = withValues(bases.elm, {
    '/credentialSubject/hasClaim/0/entitlesTo': [right('To go on learning', {}), right('To work', { limitOccupation: [occupation] })],
  })

  test.each(['ob2', 'clr1'] as const)('only that one is told as elsewhere in %s', async (to) => {
    const conversion = await convert(source, { to })
    const told = losses(conversion, /entitlesTo/)
    expect(told.filter((one) => one.startsWith('widened'))).toEqual(['widened /credentialSubject/hasClaim/0/entitlesTo/1'])
    expect(told.filter((one) => one.includes('/entitlesTo/0')).every((one) => one.startsWith('lost'))).toBe(true)
    expect(told.some((one) => one.includes('/entitlesTo/0'))).toBe(true)
  })

  test('the occupation comes from where it stands', async () => {
    const { provenance } = await convert(source, { to: 'ob3' })
    const place = '/credentialSubject/achievement/alignment/0/targetName'
    expect(provenance[place]).toEqual(['/credentialSubject/hasClaim/0/entitlesTo/1/specifiedBy/limitOccupation/0/prefLabel/en'])
  })
})

describe('who issued a badge of a record and defined it', () => {
  const badge = '/credentialSubject/verifiableCredential/0'
  const math = { id: 'https://school.example/math', type: ['Profile'], name: 'Mathematics' }
  const source = (issuer: object): Document =>
    withValues(bases.clr2, { [`${badge}/issuer`]: issuer, [`${badge}/credentialSubject/achievement/creator`]: math })

  test.each(['elm', 'clr1'] as const)('is lost in %s only where it is another one', async (to) => {
    expect(losses(await convert(source(math), { to, capsule: false }), /Credential.0.issuer/)).toEqual([])
    const other = { id: 'https://school.example/physics', type: ['Profile'], name: 'Physics' }
    expect(losses(await convert(source(other), { to, capsule: false }), /Credential.0.issuer/)).not.toEqual([])
  })
})

test('what kind a number of an awarding body is comes from that number, and not from all that is said of the issuer', async () => {
  const issuer = { id: 'https://school.example', type: 'Profile', name: 'Prairie High', url: 'https://school.example', sourcedId: 'psu-1' }
  const source = withValues(bases.clr1, { '/publisher': issuer, '/assertions/0/achievement/issuer': issuer })
  const { document, provenance } = await convert(source, { to: 'elm', capsule: false })
  const place = '/credentialSubject/hasClaim/0/awardedBy/awardingBody/0/identifier/0/schemeName'
  expect(at(document, place)).toBe('sourcedId')
  expect(provenance[place]).toEqual(['/publisher/sourcedId'])
})

test('of a name for evidence that is made of its address no language is told: an address is in none', async () => {
  const source = withValues(bases.ob2, { '/badge/@language': 'nl', '/evidence': ['https://portfolio.example/ilse/dijken'] })
  const made = await convert(source, { to: 'clr1', capsule: false })
  expect(at(made.document, '/assertions/0/evidence/0/name')).toBe('dijken')
  expect(losses(made, /evidence/)).toEqual([])
  // what is in Dutch is told
  expect(losses(made, /badge\/name/)).toEqual(['language-dropped /badge/name'])
})

describe('how results are graded, by a name that the target has not', () => {
  const scheme = '/credentialSubject/hasClaim/0/provenBy/0/specifiedBy/gradingScheme/title'
  const graded = (title: string) =>
    withValues(bases.elm, {
      '/credentialSubject/hasClaim/0/provenBy/0': {
        id: 'urn:epass:assessment:1',
        type: 'LearningAssessment',
        title: { en: 'Exam' },
        grade: { id: 'urn:epass:note:1', type: 'Note', noteLiteral: { en: '8' } },
        specifiedBy: {
          id: 'urn:epass:assessmentSpec:1',
          type: 'LearningAssessmentSpecification',
          title: { en: 'Exam' },
          gradingScheme: { id: 'urn:epass:scheme:1', type: 'GradingScheme', title: { en: title } },
        },
      },
    })
  const type = '/credentialSubject/achievement/resultDescription/0/resultType'

  test('is lost: what stands says nothing of it, and is a constant', async () => {
    const made = await convert(graded('Scale of ten'), { to: 'ob3' })
    expect(at(made.document, type)).toBe('Result')
    expect(losses(made, /gradingScheme/)).toEqual([`lost ${scheme}/en`])
    expect(made.provenance[type]).toBe('constant')
  })

  test('null control: one that it has stands', async () => {
    const made = await convert(graded('Percent'), { to: 'ob3' })
    expect(at(made.document, type)).toBe('Percent')
    expect(losses(made, /gradingScheme/)).toEqual([])
  })
})

describe('a kind of identifier that the source may not have', () => {
  const of = (identifierType: string) =>
    withValues(bases.clr1, {
      '/publisher/identifiers': [{ type: 'SystemIdentifier', identifier: '231174', identifierType }],
      '/learner/identifiers': [{ type: 'SystemIdentifier', identifier: 'S-77', identifierType }],
    })
  const schemaFaults = async ({ document }: Conversion) =>
    (await validate(document)).checks.filter(({ outcome, path }) => outcome === 'fail' && /dentif/.test(path ?? ''))

  test.each(['ob3', 'clr2', 'clr1'])('is one of the issuer’s own in %s, which is valid', async (to) => {
    for (const [type, own] of [
      ['IPEDS', 'ext:IPEDS'],
      ['Student ID', 'ext:Student_x20_ID'],
    ] as const) {
      const made = await convert(of(type), { to, capsule: false })
      expect(await schemaFaults(made)).toEqual([])
      expect(JSON.stringify(made.document)).toContain(`"identifier":"231174","identifierType":"${own}"`)
      expect(made.diagnostics).toContainEqual(
        expect.objectContaining({ code: 'identity-type-mapped', source: '/publisher/identifiers/0/identifierType' }),
      )
    }
  })

  test('is what it was in ELM, which has words for it', async () => {
    const { document } = await convert(of('Student ID'), { to: 'elm' })
    expect(at(document, '/issuer/identifier/0/schemeName')).toBe('Student ID')
  })

  test('is told of a badge, too', async () => {
    const otherIdentifier = [{ type: 'IdentifierEntry', identifier: '231174', identifierType: 'IPEDS' }]
    const made = await convert(withValues(bases.ob3, { '/issuer/otherIdentifier': otherIdentifier }), { to: 'clr2' })
    expect(at(made.document, '/issuer/otherIdentifier/0/identifierType')).toBe('ext:IPEDS')
    expect(await schemaFaults(made)).toEqual([])
  })

  test('null control: one of the issuer’s own is as it was, and nothing is told', async () => {
    const made = await convert(of('ext:IPEDS'), { to: 'ob3' })
    expect(at(made.document, '/issuer/otherIdentifier/0/identifierType')).toBe('ext:IPEDS')
    expect(made.diagnostics.filter(({ code }) => code === 'identity-type-mapped')).toEqual([])
  })
})

describe('a badge of a record that says no language, beside one that does', () => {
  const badge = (name: string, inLanguage?: string) => ({
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: { id: `https://school.example/${name}`, name, ...(inLanguage && { inLanguage }) },
    },
  })
  const assumed = async (...badges: readonly object[]) => {
    const source = withValues(bases.clr2, { '/credentialSubject/verifiableCredential': badges })
    const { diagnostics } = await convert(source, { to: 'clr1' })
    return diagnostics.flatMap(({ code, source: place }) => (code === 'language-assumed' ? [place] : []))
  }
  const place = (index: number) => `/credentialSubject/verifiableCredential/${index}/credentialSubject/achievement`

  test('is read in that one, which is told', async () => {
    expect(await assumed(badge('History'), badge('Arte', 'es'))).toEqual([place(0)])
    expect(await assumed(badge('Arte', 'es'), badge('History'))).toEqual([place(1)])
  })

  test('null control: where each says its own, or the other one the usual one, nothing is assumed', async () => {
    expect(await assumed(badge('History', 'en'), badge('Arte', 'es'))).toEqual([])
    expect(await assumed(badge('History', 'en'), badge('Art'))).toEqual([])
    expect(await assumed(badge('History'), badge('Art'))).toEqual([])
  })
})

test('of an old badge without an id nothing is told as lost but its number: its address goes with how it is verified', async () => {
  const { '@context': _, id: __, ...rest } = bases.ob2
  const badge = {
    name: 'Tides',
    description: 'Reads tides.',
    criteria: 'https://school.example/c',
    issuer: { name: 'School', url: 'https://school.example' },
  }
  const source = { ...rest, uid: 'f2c20', badge, verify: { type: 'hosted', url: 'https://school.example/a.json' }, verification: undefined }
  const made = await convert(source, { to: 'ob3', capsule: false })
  expect(losses(made, /^$|^\/(?:id|uid)/)).toEqual(['lost /uid'])
  expect(made.diagnostics).toContainEqual(expect.objectContaining({ code: 'proof-dropped', source: '/verify' }))
})
