/** What is inside a credential, in plain data, whatever its format. @module */
import type { Parsed, Stated } from '../lib/contract.ts'
import type { Credential } from '../lib/credential.ts'
import { type Document, list, own, type Pointer, text as textIn } from '../lib/json.ts'
import { contextsOf } from '../lib/linked.ts'
import { lookup } from '../lib/mapping/languages.ts'
import { andAbove } from '../lib/mapping/trace.ts'
import type { Input } from '../lib/options.ts'
import { type Messages, speakerOf } from '../messages/speaker.ts'
import { elsewhereIn } from './elsewhere.ts'
import type { ParseOptions, ParseRegistry } from './parse/document.ts'
import { present } from './present.ts'
import { type Looked, lookIn } from './reading.ts'
import { strangersIn } from './strangers.ts'
import { type Around, achievementOf, type Words } from './summary/achievement.ts'
import { gradingIn } from './summary/grades.ts'
import type { Named, Signature, Summary } from './summary/model.ts'
import { person, vouchersIn } from './summary/parties.ts'
import { relationsIn } from './summary/relations.ts'

export interface SummaryOptions extends ParseOptions {
  /** The language to show where there are several, and of the entries of official lists (BCP 47). */
  readonly language?: string
  /** Words of official lists by their address, in place of those of the table. */
  readonly messages?: Messages
}

export async function summaryIn(registry: ParseRegistry, input: Input, options: SummaryOptions = {}): Promise<Summary> {
  const looked = await lookIn(registry, input, options)
  const { credential, opened, part } = looked
  const { format, version, document, envelope } = opened.parsed
  const language = options.language ?? credential.language ?? 'en'
  const [{ label, listOf }, say] = await Promise.all([import('../vocabularies/index.ts'), speakerOf(options.language, options.messages)])
  const words: Words = {
    text: (text) => (text === undefined ? undefined : text[lookup(Object.keys(text), language)]),
    label: (iri) => {
      const name = listOf(iri)
      return say.knows(iri) ? say(iri) : name && label(name, iri)
    },
  }
  const contexts = contextsOf(document)
  const outline = opened.format.outline(opened.normalised, document)
  const elsewhere = elsewhereIn(credential)
  const said = summaryOf(credential, words)
  const parts = revokedParts(outline.statuses, looked)
  return present<Summary>(
    {
      format,
      formatName: opened.format.title.replace(/ [\d.]+$/, ''),
      version,
      part,
      ...said,
      achievements: said.achievements?.map((one, index) => ({ ...one, ...revokedAt(parts.get(index)) })),
      others: looked.others.map((one) => {
        const { recipient, achievements = [] } = summaryOf(one, words)
        return { ...(recipient && { recipient }), achievements }
      }),
      ...statusOf(outline.statuses, new Set(parts.values())),
      elsewhere: elsewhere.length > 0 ? elsewhere : undefined,
      ofOthers: await strangersIn(registry, outline),
      contexts: contexts.length > 0 ? contexts : undefined,
      signature: signatureOf(envelope, looked),
      unread: unreadIn(looked),
    },
    'achievements',
  )
}

const isRevoked = ({ value }: Stated<Document>): boolean => value['revoked'] === true

/** Of several awards those that say of themselves that they were revoked: of the others, and of the whole, that is not said. */
function revokedParts(statuses: readonly Stated<Document>[], { credential, where }: Looked): ReadonlyMap<number, Stated<Document>> {
  const { awards = [] } = credential
  const said = statuses.filter(isRevoked)
  if (awards.length < 2 || said.length === 0) return new Map()
  // of each place that an award was read from, and of what that is in: the first award
  const first = new Map(
    awards
      .flatMap((_, index) =>
        where(`/awards/${index}`)
          .flatMap(andAbove)
          .map((path) => [path, index] as const),
      )
      .reverse(),
  )
  return new Map(
    said.flatMap((one) => {
      const index = first.get(one.path.slice(0, one.path.lastIndexOf('/')))
      return index === undefined ? [] : [[index, one] as const]
    }),
  )
}

function revokedAt(said: Stated<Document> | undefined): Pick<Summary, 'revoked'> {
  const reason = said && textIn(said.value['revocationReason'])
  return said ? { revoked: reason === undefined ? { isSaid: true } : { isSaid: true, reason } } : {}
}

/** That a credential says itself that it was revoked, and who else is to be asked. */
function statusOf(statuses: readonly Stated<Document>[], parts: ReadonlySet<Stated<Document>>): Pick<Summary, 'revoked' | 'statusAt'> {
  const statusAt = texts(statuses.map((one) => (isRevoked(one) ? undefined : (one.value['statusListCredential'] ?? one.value['id']))))
  return {
    ...revokedAt(statuses.find((one) => isRevoked(one) && !parts.has(one))),
    ...(statusAt.length > 0 && { statusAt }),
  }
}

const unreadIn = ({ unread }: Looked): readonly Pointer[] => [...new Set(unread)]

type Said = Omit<
  Summary,
  | 'format'
  | 'formatName'
  | 'version'
  | 'part'
  | 'contexts'
  | 'signature'
  | 'unread'
  | 'revoked'
  | 'statusAt'
  | 'others'
  | 'ofOthers'
  | 'elsewhere'
>

function summaryOf(credential: Credential, words: Words): { readonly [Key in keyof Said]: Said[Key] | undefined } {
  const { text } = words
  const { awards = [] } = credential
  const around: Around = {
    credential,
    vouchers: vouchersIn(credential, text),
    grading: gradingIn(awards, text),
    relations: relationsIn(credential, text),
  }
  const awarded = new Set(awards.map(({ achievement }) => achievement?.id))
  // what is said of one of several is not said of all
  const only = awards.length === 1 ? awards[0] : undefined
  return {
    id: credential.id,
    title: text(credential.name) ?? text(only?.title) ?? text(only?.achievement?.name),
    description: text(credential.description),
    issuer: around.vouchers.ofOrganisation(credential.issuer),
    recipient: person(credential.recipient, text),
    issued: credential.issued,
    validFrom: credential.validFrom,
    validUntil: credential.validUntil,
    licence: credential.licence ?? only?.licence,
    languages: credential.languages ?? (credential.language === undefined ? undefined : [credential.language]),
    notAwarded: credential.achievements
      ?.filter(({ id }) => id === undefined || !awarded.has(id))
      .map(({ id, name }) => present<Named>({ id, name: text(name) })),
    achievements: awards.map((award) => achievementOf(award, around, words)),
  }
}

/** Where people put proofs: one that is of no kind known here was read by nothing. */
const securing: ReadonlySet<string> = new Set(['proof', 'signature', 'verification', 'verify'])

function signatureOf(envelope: Parsed['envelope'], { left }: Looked): Signature {
  if (envelope.kind === 'none') {
    const other = left.flatMap(({ path }) => (securing.has(path.slice(1)) ? [path] : []))
    return other.length > 0 ? { kind: 'none', other } : { kind: 'none' }
  }
  if (envelope.kind === 'hosted') return { kind: 'hosted', url: envelope.url }
  if (envelope.kind === 'data-integrity')
    return present<Signature>({
      kind: envelope.kind,
      how: texts(envelope.proofs.map((proof) => own(proof, 'cryptosuite') ?? list(own(proof, 'type'))[0])),
      keys: texts(envelope.proofs.map((proof) => own(own(proof, 'verificationMethod'), 'id') ?? own(proof, 'verificationMethod'))),
      url: undefined,
    })
  const headers = envelope.jws.signatures.map(({ header, unprotected }) => ({ ...unprotected, ...header }))
  return present<Signature>({
    kind: envelope.kind,
    how: texts(headers.map((header) => own(header, 'alg'))),
    keys: texts(headers.map((header) => own(header, 'kid'))),
    url: undefined,
  })
}

const texts = (values: readonly unknown[]): readonly string[] => [...new Set(values.flatMap((value) => textIn(value) ?? []))]
