/** Facts of the golden five, and where each format says them: pointers from the crosswalk, none from our own output. */
import { at, isObject, list } from '../../src/lib/json.ts'

export type Format = 'ob2' | 'ob3' | 'clr1' | 'clr2' | 'elm'
/** What a document says, in the same words for every format. */
type Look = (document: unknown) => unknown
export type Fact = readonly [name: string, looks: Partial<Readonly<Record<Format, Look>>>]

/** A pointer that takes a lone value for a list of one. */
const get =
  (pointer: string): Look =>
  (document) =>
    pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((node, key) => (key === '0' && !Array.isArray(node) ? node : at(node, `/${key}`)), document)

const text =
  (pointer: string): Look =>
  (document) => {
    const value = get(pointer)(document)
    return isObject(value) ? value['en'] : value
  }

const instant =
  (pointer: string): Look =>
  (document) => {
    const value = get(pointer)(document)
    return typeof value === 'string' ? new Date(value).getTime() : undefined
  }

const number =
  (pointer: string): Look =>
  (document) => {
    const value = get(pointer)(document)
    return value === undefined ? undefined : Number(value)
  }

/** A picture as a data URI, in the three shapes that formats have for it. */
const picture =
  (pointer: string): Look =>
  (document) => {
    const value = get(pointer)(document)
    if (!isObject(value)) return value
    return value['content'] === undefined ? value['id'] : `data:image/png;base64,${value['content']}`
  }

/** The member of the item that has another member with a value. */
const where =
  (pointer: string, key: string, value: string, member: string): Look =>
  (document) => {
    const item = list(get(pointer)(document)).find((each) => at(each, `/${key}`) === value)
    return text(`/${member}`)(item)
  }

const badge = '/credentialSubject/verifiableCredential/0'
const assertion = '/assertions/0'
const claim = '/credentialSubject/hasClaim/0'
const spec = `${claim}/specifiedBy`
const proof = `${claim}/provenBy/0`

/** Open Badges 3.0 and the badge in a CLR 2.0 say the same, further in. */
const both = (look: (pointer: string) => Look, pointer: string): Partial<Readonly<Record<Format, Look>>> => ({
  ob3: look(pointer),
  clr2: look(`${badge}${pointer}`),
})
const achievement = '/credentialSubject/achievement'
const identity = (key: string): Look => get(key)

const alignment = (url: string, member: string, elm?: Look): Partial<Readonly<Record<Format, Look>>> => ({
  ob2: where('/badge/alignment', 'targetUrl', url, member),
  ...both((pointer) => where(pointer, 'targetUrl', url, member), `${achievement}/alignment`),
  clr1: where(`${assertion}/achievement/alignments`, 'targetUrl', url, member),
  ...(elm ? { elm } : {}),
})

const esco = 'http://data.europa.eu/esco/skill/5fd5c985-eaaa-47aa-8314-62359c54505a'
const snb = 'http://data.europa.eu/snb'
const named = (looks: Partial<Readonly<Record<Format, Look>>>, names: Readonly<Record<string, string>>): typeof looks =>
  Object.fromEntries(
    Object.entries(looks).map(([format, look]) => [
      format,
      (document: unknown) => {
        const value = look(document)
        return typeof value === 'string' && Object.hasOwn(names, value) ? names[value] : value
      },
    ]),
  )

export const facts: readonly Fact[] = [
  ['A4 title', { ...both(text, '/name'), clr1: text('/name'), elm: text('/displayParameter/title') }],
  [
    'A8 issue date',
    {
      ob2: instant('/issuedOn'),
      ob3: instant('/validFrom'),
      clr1: instant('/issuedOn'),
      clr2: instant('/validFrom'),
      elm: instant('/validFrom'),
    },
  ],
  [
    'A10 award date',
    {
      ob2: instant('/issuedOn'),
      ...both(instant, '/awardedDate'),
      clr1: instant(`${assertion}/issuedOn`),
      elm: instant(`${claim}/awardedBy/awardingDate`),
    },
  ],
  ['A11 expiry', { ob2: instant('/expires'), ...both(instant, '/validUntil'), clr1: instant(`${assertion}/expires`) }],
  ['B2 issuer id', { ob2: get('/badge/issuer/id'), ...both(get, '/issuer/id'), clr1: get('/publisher/id'), elm: get('/issuer/id') }],
  [
    'B4 issuer name',
    { ob2: get('/badge/issuer/name'), ...both(text, '/issuer/name'), clr1: get('/publisher/name'), elm: text('/issuer/legalName') },
  ],
  [
    'B6 website',
    { ob2: get('/badge/issuer/url'), ...both(get, '/issuer/url'), clr1: get('/publisher/url'), elm: get('/issuer/homepage/0/contentURL') },
  ],
  [
    'B7 e-mail',
    {
      ob2: get('/badge/issuer/email'),
      ...both(get, '/issuer/email'),
      clr1: get('/publisher/email'),
      elm: (document) => /^mailto:(.*)$/.exec(String(get('/issuer/contactPoint/0/emailAddress/0/id')(document)))?.[1],
    },
  ],
  [
    'B10 logo',
    {
      ob2: picture('/badge/issuer/image'),
      ...both(picture, '/issuer/image'),
      clr1: picture('/publisher/image'),
      elm: picture('/issuer/logo'),
    },
  ],
  [
    'B12 country',
    {
      ...both(get, '/issuer/address/addressCountryCode'),
      clr1: (document) => (get('/publisher/address/addressCountry')(document) === 'Netherlands' ? 'NL' : undefined),
      elm: (document) => (String(get('/issuer/location/0/address/0/countryCode/id')(document)).endsWith('/country/NLD') ? 'NL' : undefined),
    },
  ],
  [
    'B18 VAT number',
    {
      ...both((pointer) => where(pointer, 'identifierType', 'ext:VAT', 'identifier'), '/issuer/otherIdentifier'),
      clr1: where('/publisher/identifiers', 'identifierType', 'ext:VAT', 'identifier'),
      elm: get('/issuer/vatIdentifier/0/notation'),
    },
  ],
  [
    'C2 hashed identity',
    {
      ob2: identity('/recipient/identity'),
      ...both(identity, '/credentialSubject/identifier/0/identityHash'),
      clr1: identity(`${assertion}/recipient/identity`),
      elm: identity('/credentialSubject/identifier/0/notation'),
    },
  ],
  [
    'C2 type of identity',
    named(
      {
        ob2: get('/recipient/type'),
        ...both(get, '/credentialSubject/identifier/0/identityType'),
        clr1: get(`${assertion}/recipient/type`),
        elm: get('/credentialSubject/identifier/0/schemeName'),
      },
      { emailAddress: 'email', 'IdentityHash:emailAddress': 'email' },
    ),
  ],
  [
    'C3 salt',
    { ob2: get('/recipient/salt'), ...both(get, '/credentialSubject/identifier/0/salt'), clr1: get(`${assertion}/recipient/salt`) },
  ],
  [
    'D2 achievement id',
    { ob2: get('/badge/id'), ...both(get, `${achievement}/id`), clr1: get(`${assertion}/achievement/id`), elm: get(`${spec}/id`) },
  ],
  [
    'D4 achievement name',
    {
      ob2: get('/badge/name'),
      ...both(text, `${achievement}/name`),
      clr1: get(`${assertion}/achievement/name`),
      elm: text(`${spec}/title`),
    },
  ],
  [
    'D6 description',
    {
      ob2: get('/badge/description'),
      ...both(text, `${achievement}/description`),
      clr1: get(`${assertion}/achievement/description`),
      elm: text(`${spec}/description`),
    },
  ],
  [
    'D7 narrative',
    {
      ob2: get('/narrative'),
      ...both(text, '/credentialSubject/narrative'),
      clr1: get(`${assertion}/narrative`),
      elm: text(`${claim}/description`),
    },
  ],
  ['D8 image', { ob2: picture('/badge/image'), ...both(picture, `${achievement}/image`), clr1: picture(`${assertion}/achievement/image`) }],
  [
    'D11 kind',
    named(
      {
        ...both(get, `${achievement}/achievementType`),
        clr1: get(`${assertion}/achievement/achievementType`),
        elm: get(`${claim}/dcType/0/id`),
      },
      { 'ext:MicroCredential': 'MicroCredential', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#MicroCredential': 'MicroCredential' },
    ),
  ],
  [
    'D14 language',
    {
      ob2: get('/badge/@language'),
      ...both(get, `${achievement}/inLanguage`),
      elm: (document) => (String(get('/displayParameter/primaryLanguage/id')(document)).endsWith('/ENG') ? 'en' : undefined),
    },
  ],
  ['D16 field of study', { ...both(text, `${achievement}/fieldOfStudy`), clr1: get(`${assertion}/achievement/fieldOfStudy`) }],
  ['D17 ISCED-F', alignment(`${snb}/isced-f/0211`, 'targetUrl', get(`${spec}/thematicArea/0/id`))],
  [
    'D21 tags',
    {
      ob2: get('/badge/tags'),
      ...both(get, `${achievement}/tag`),
      clr1: get(`${assertion}/achievement/tags`),
      elm: get(`${spec}/category/en`),
    },
  ],
  ['D28 entry requirement', { ...both(text, `${achievement}/entryRequirement`), elm: text(`${spec}/entryRequirement/noteLiteral`) }],
  ['E2 name of skill', alignment(esco, 'targetName', text(`${spec}/learningOutcome/0/relatedESCOSkill/0/prefLabel`))],
  ['E6 framework', alignment(esco, 'targetFramework')],
  ['E8 ESCO skill', alignment(esco, 'targetUrl', get(`${spec}/learningOutcome/0/relatedESCOSkill/0/id`))],
  ['E10 EQF level', alignment(`${snb}/eqf/6`, 'targetUrl', get(`${spec}/eqfLevel/id`))],
  ['E4 code of level', alignment(`${snb}/eqf/6`, 'targetCode')],
  ['E11 NQF level', alignment(`${snb}/qdr/c_1711a061`, 'targetUrl', get(`${spec}/nqfLevel/0/id`))],
  [
    'F1 criteria page',
    {
      ob2: get('/badge/criteria/id'),
      ...both(get, `${achievement}/criteria/id`),
      clr1: get(`${assertion}/achievement/requirement/id`),
      elm: get(`${spec}/supplementaryDocument/0/contentURL`),
    },
  ],
  [
    'F2 criteria',
    {
      ob2: get('/badge/criteria/narrative'),
      ...both(text, `${achievement}/criteria/narrative`),
      clr1: get(`${assertion}/achievement/requirement/narrative`),
      elm: text(`${spec}/additionalNote/0/noteLiteral`),
    },
  ],
  [
    'F6 assessment',
    {
      ...both((pointer) => text(`${pointer}/name`), `${achievement}/resultDescription/0`),
      clr1: get(`${assertion}/achievement/resultDescriptions/0/name`),
      elm: text(`${proof}/title`),
    },
  ],
  ['F8 kind of assessment', { ...both(get, `${achievement}/assessmentType/0`), elm: get(`${proof}/specifiedBy/dcType/id`) }],
  ['F10 supervision', { ...both(get, `${achievement}/idVerification`), elm: get(`${proof}/idVerification/id`) }],
  [
    'F15 start',
    {
      ...both(instant, '/credentialSubject/activityStartDate'),
      clr1: instant(`${assertion}/activityStartDate`),
      elm: instant(`${claim}/influencedBy/0/temporal/0/startDate`),
    },
  ],
  [
    'F15 end',
    {
      ...both(instant, '/credentialSubject/activityEndDate'),
      clr1: instant(`${assertion}/activityEndDate`),
      elm: instant(`${claim}/influencedBy/0/temporal/0/endDate`),
    },
  ],
  ['F17 mode', { ...both(get, `${achievement}/mode/0`), elm: get(`${spec}/mode/0/id`) }],
  ['F18 setting', { ...both(get, `${achievement}/learningSetting`), elm: get(`${spec}/learningSetting/id`) }],
  [
    'G2 grade',
    {
      ...both(text, '/credentialSubject/result/0/value'),
      clr1: get(`${assertion}/results/0/value`),
      elm: text(`${proof}/grade/noteLiteral`),
    },
  ],
  [
    'G5 result to definition',
    { ...both(get, '/credentialSubject/result/0/resultDescription'), clr1: get(`${assertion}/results/0/resultDescription`) },
  ],
  [
    'G7 scale',
    {
      ...both(get, `${achievement}/resultDescription/0/resultType`),
      clr1: get(`${assertion}/achievement/resultDescriptions/0/resultType`),
      elm: text(`${proof}/specifiedBy/gradingScheme/title`),
    },
  ],
  [
    'G8 allowed values',
    {
      ...both(get, `${achievement}/resultDescription/0/allowedValue`),
      clr1: get(`${assertion}/achievement/resultDescriptions/0/allowedValues`),
    },
  ],
  [
    'G9 required value',
    {
      ...both(get, `${achievement}/resultDescription/0/requiredValue`),
      clr1: get(`${assertion}/achievement/resultDescriptions/0/requiredValue`),
    },
  ],
  [
    'H1 credits',
    {
      ...both(number, `${achievement}/creditsAvailable`),
      clr1: number(`${assertion}/achievement/creditsAvailable`),
      elm: number(`${spec}/creditPoint/0/point`),
    },
  ],
  [
    'H2 credits earned',
    {
      ...both(number, '/credentialSubject/creditsEarned'),
      clr1: number(`${assertion}/creditsEarned`),
      elm: number(`${claim}/creditReceived/0/point`),
    },
  ],
  ['H3 framework of credits', { ...both(get, `${achievement}/creditFramework`), elm: get(`${spec}/creditPoint/0/framework/id`) }],
  ['H5 workload', { ...both(get, `${achievement}/volumeOfLearning`), elm: get(`${spec}/volumeOfLearning`) }],
  [
    'I1 evidence',
    {
      ob2: get('/evidence/0/id'),
      ...both(get, '/evidence/0/id'),
      clr1: get(`${assertion}/evidence/0/artifacts/0/url`),
      elm: get(`${claim}/supplementaryDocument/0/contentURL`),
    },
  ],
  [
    'I3 name of evidence',
    {
      ob2: get('/evidence/0/name'),
      ...both(text, '/evidence/0/name'),
      clr1: get(`${assertion}/evidence/0/name`),
      elm: text(`${claim}/supplementaryDocument/0/title`),
    },
  ],
  ['I5 genre', { ob2: get('/evidence/0/genre'), ...both(get, '/evidence/0/genre'), clr1: get(`${assertion}/evidence/0/genre`) }],
]
