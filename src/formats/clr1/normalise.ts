/** What of a Comprehensive Learner Record 1.0 is repaired before it is checked or mapped; a wrapper is taken off. @module */
import type { Normalised } from '../../lib/contract.ts'
import { type Document, isObject, own, pointer } from '../../lib/json.ts'
import { isAddress, linked, properties, type Repairs, repair, repaired, type ValueRepair } from '../../lib/repair.ts'
import { type Check, warn } from '../../lib/report.ts'
import { party, statedObjects } from '../../lib/verifiable-credential.ts'
import { wrapped } from './claims.ts'

const addressed = (more?: Document): ValueRepair => linked(more, true, isAddress)

/** A picture is an address here: an object that says no more is that address. */
const picture: ValueRepair = (value) =>
  isObject(value) && typeof value['id'] === 'string' && Object.keys(value).every((name) => name === 'id' || name === 'type')
    ? { value: value['id'], message: '“image” is the address of a picture: write the address alone.' }
    : undefined

const table: Repairs = {
  lists: properties(
    'achievements',
    'alignments',
    'allowedOrigins',
    'allowedValues',
    'artifacts',
    'assertions',
    'associations',
    'endorsements',
    'evidence',
    'identifiers',
    'resultDescriptions',
    'results',
    'rubricCriterionLevels',
    'signedAssertions',
    'signedEndorsements',
    'startsWith',
    'tags',
  ),
  ones: properties(
    'achievement',
    'claim',
    'issuer',
    'learner',
    'parentOrg',
    'publisher',
    'recipient',
    'requirement',
    'source',
    'verification',
  ),
  typeIsList: () => undefined,
  aliases: { alignment: 'alignments', dateOfBirth: 'birthDate', phone: 'telephone', tag: 'tags', verify: 'verification' },
  mayBeEmpty: new Set(['salt']),
  opaque: (name) => name === '@context',
  values: {
    achievement: addressed({ type: 'Achievement' }),
    image: picture,
    ...Object.fromEntries(['issuer', 'learner', 'parentOrg', 'publisher', 'source'].map((name) => [name, addressed({ type: 'Profile' })])),
    requirement: addressed(),
  },
}

/** Who wraps a record and signs that need not be its publisher, whatever the record says. */
function foreign(document: Document, record: Document, base: string): readonly Check[] {
  const [issuer, publisher] = [party(document, 'issuer').id, party(record, 'publisher').id]
  if (publisher === undefined || publisher === issuer) return []
  const message = 'The record names another publisher than the issuer of the credential around it.'
  return [warn('schema', 'ERR_RULE', message, { path: `${base}/publisher` })]
}

/** The document with its repairs made, and what was repaired. */
export function normalise(document: Document): Normalised {
  const inside = wrapped(document)
  if (!inside) return repair(document, table)
  const subject = statedObjects(document, 'credentialSubject')[0]
  const base = own(subject?.value, 'clr') === inside ? pointer(subject?.path ?? '', 'clr') : (subject?.path ?? '/credentialSubject')
  const { document: made, repairs } = repair(inside, table)
  const message = 'The record is the subject of a Verifiable Credential, which CLR 1.0 does not foresee: it is read from there.'
  return {
    document: made,
    base,
    repairs: [
      repaired(message, base),
      ...foreign(document, inside, base),
      ...repairs.map((check) => ({ ...check, path: `${base}${check.path ?? ''}` })),
    ],
  }
}
