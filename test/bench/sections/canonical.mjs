/** The canonical form, ours and the package `jsonld`: documents of all kinds, and learner records of 1 to 60 badges. */
import { interleaved, ms, table, times } from '../measure.mjs'
import { withSource } from '../source.mjs'

/** A record of many badges that differ in their ids. */
function record(named, count) {
  const { verifiableCredential: _, ...subject } = named.clr.credentialSubject
  const badge = (number) => ({ ...named.badge, id: `urn:uuid:badge-${number}` })
  return {
    ...named.clr,
    credentialSubject: { ...subject, verifiableCredential: Array.from({ length: count }, (_, number) => badge(number)) },
  }
}

const sources = ['src/jsonld/index.ts', 'test/jsonld/differential/oracle.ts', 'test/jsonld/differential/templates.ts']

const run = ({ rounds }) => withSource(sources, (modules) => compared(modules, rounds))

async function compared([{ canonize }, { oracle }, { templates }], rounds) {
  const named = Object.fromEntries(templates.map(({ name, document }) => [name, document]))
  const documents = [
    ...['badge', 'badge with an endorsement', 'badge of VC 1.1', 'proof options', 'edc'].map((name) => [name, named[name]]),
    ...[1, 5, 20, 60].map((count) => [`record of ${count}`, record(named, count)]),
  ]
  const rows = []
  for (const [name, document] of documents) {
    if ((await canonize(document)) !== (await oracle(document))) throw new Error(`${name}: two canonical forms`)
    const count = /\d+$/.test(name) ? Math.max(4, Math.round(60 / Number(/\d+$/.exec(name)?.[0]))) : 100
    const found = await interleaved(
      { ours: () => canonize(document), theirs: () => oracle(document) },
      Array.from({ length: count }),
      rounds,
    )
    const badges = /^record/.test(name) ? ms(found.ours.median / Number(/\d+$/.exec(name)?.[0])) : ''
    rows.push([
      name,
      ms(found.ours.median),
      ms(found.ours.p99),
      badges,
      ms(found.theirs.median),
      times(found.theirs.median / found.ours.median),
    ])
  }
  return `Each document's two canonical forms are compared first. Records are of Comprehensive Learner Record 2.0, with so many badges inside.

${table(['', 'ours', 'p99', 'a badge', 'jsonld 9, rdf-canonize 5', 'faster'], rows)}`
}

export const section = { id: 'canonical', title: 'The canonical form', run }
