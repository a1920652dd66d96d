/** The Commission's shapes of European Digital Credentials, as the judge of what is written. */
import { DataFactory, Parser, Store } from 'n3'
import { Validator } from 'shacl-engine'
import { canonize } from '../../src/jsonld/index.ts'
import type { Document } from '../../src/lib/json.ts'
import { referenceText } from '../reference.ts'

const country = 'http://publications.europa.eu/resource/authority/country'
/** What whoever seals the document supplies; the converter never does. */
const eIDASIdentifier = {
  id: 'urn:epass:legalIdentifier:test',
  type: 'LegalIdentifier',
  notation: 'VATXX-000000',
  spatial: {
    id: `${country}/NLD`,
    type: 'Concept',
    inScheme: { id: country, type: 'ConceptScheme' },
    prefLabel: { en: 'Netherlands' },
  },
}
export const sealed = (document: Document): Document => ({ ...document, issuer: { ...(document['issuer'] as Document), eIDASIdentifier } })

export type Profile = 'EDC-generic-no-cv' | 'EDC-generic-full' | 'EDC-converted'

const imports: Readonly<Record<Profile, readonly Profile[]>> = {
  'EDC-generic-no-cv': ['EDC-generic-no-cv'],
  'EDC-generic-full': ['EDC-generic-no-cv', 'EDC-generic-full'],
  'EDC-converted': ['EDC-generic-no-cv', 'EDC-generic-full', 'EDC-converted'],
}

const validators = new Map<Profile, Validator>()

function validator(profile: Profile): Validator {
  const known = validators.get(profile)
  if (known) return known
  const store = new Store()
  for (const part of imports[profile]) store.addQuads(new Parser().parse(referenceText(`shacl/edc/${part}.ttl`)))
  const made = new Validator(store, { factory: DataFactory })
  validators.set(profile, made)
  return made
}

export interface Conformance {
  readonly quads: number
  /** Whether the credential itself is in the graph: no quads conform to everything. */
  readonly hasTarget: boolean
  readonly faults: readonly string[]
}

/** What the shapes say of a document. */
export async function conformance(document: Document, profile: Profile): Promise<Conformance> {
  const data = new Store(new Parser({ format: 'N-Quads' }).parse(await canonize(document)))
  const target = data.getQuads(
    null,
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
    'http://data.europa.eu/snb/model/elm/EuropeanDigitalCredential',
    null,
  )
  const report = await validator(profile).validate({ dataset: data })
  const faults = report.results.map(({ path = [], constraintComponent, focusNode }) => {
    const names = path.flatMap((step) => step.predicates.map(({ value }) => value.replace(/.*[/#]/, '')))
    return `${names.join('/')} ${constraintComponent.value.replace(/.*#/, '')} ${focusNode?.term?.value ?? ''}`
  })
  return { quads: data.size, hasTarget: target.length === 1, faults }
}
