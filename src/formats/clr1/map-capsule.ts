/** The original as an artefact, which is the one open place in a CLR 1.0 (crosswalk section 7.3). @module */
import { base64OfText, fromBase64, fromUtf8 } from '../../lib/bytes.ts'
import { originalOf } from '../../lib/capsule.ts'
import { type Document, isObject, list, own, pointer } from '../../lib/json.ts'
import type { Capsule } from '../../lib/mapping.ts'

const data = /^data:application\/(?:ld\+json|json|jwt);base64,(.*)$/s
const title = /^Source credential \(.*\)$/

const nameOf: Readonly<Record<string, string>> = { 'application/jwt': 'source.jwt' }

function recordOf(artifact: unknown): Document | undefined {
  const bytes = fromBase64(data.exec(String(own(artifact, 'url')))?.[1] ?? '')
  if (!bytes) return undefined
  try {
    const value: unknown = JSON.parse(fromUtf8(bytes))
    return isObject(value) ? value : undefined
  } catch {
    // whatever stands there is no record of ours
    return undefined
  }
}

const recordAmong = (artifacts: readonly unknown[]): Document | undefined =>
  recordOf(artifacts.find((artifact) => own(artifact, 'name') === 'conversion.json'))

const isSource = (artifact: unknown): boolean => /^source\./.test(String(own(artifact, 'name'))) && data.test(String(own(artifact, 'url')))

/** Where nothing was awarded the original has an assertion of its own, which says nothing else: it is ours as a whole, and no award. */
const isBare = (assertion: unknown): boolean =>
  isObject(assertion) &&
  Object.keys(assertion).every((key) => key === 'id' || key === 'type' || key === 'evidence') &&
  list(assertion['evidence']).length === 1

export const capsule: Capsule = {
  type: 'https://purl.imsglobal.org/spec/clr/vocab#dtClr',
  seal(document, { base64, mediaType, type, title: from, record }) {
    const artifact = { name: nameOf[mediaType] ?? 'source.json', description: type, url: `data:${mediaType};base64,${base64}` }
    const note = {
      name: 'conversion.json',
      description: 'How it was converted.',
      url: `data:application/json;base64,${base64OfText(JSON.stringify(record))}`,
    }
    const evidence = { name: `Source credential (${from})`, artifacts: [artifact, note] }
    const assertions = [...list(document['assertions'])]
    const [first] = assertions
    const holder = isObject(first) ? first : {}
    assertions[0] = { ...holder, evidence: [...list(holder['evidence']), evidence] }
    document['assertions'] = assertions
  },
  open(document) {
    for (const [index, assertion] of list(document['assertions']).entries())
      for (const [at, evidence] of list(own(assertion, 'evidence')).entries()) {
        const artifacts = list(own(evidence, 'artifacts'))
        const source = artifacts.find(isSource)
        if (source === undefined || !title.test(String(own(evidence, 'name')))) continue
        const content = data.exec(String(own(source, 'url')))?.[1] ?? ''
        const record = recordAmong(artifacts)
        const path = Array.isArray(document['assertions']) ? pointer('/assertions', index) : '/assertions'
        const inside = Array.isArray(own(assertion, 'evidence')) ? pointer(path, 'evidence', at) : pointer(path, 'evidence')
        return {
          paths: isBare(assertion) ? [inside, pointer(path, 'id'), path] : [inside],
          text: () => originalOf(content),
          ...(record ? { record } : {}),
        }
      }
    return undefined
  },
  record: (document) =>
    recordAmong(
      list(document['assertions'])
        .flatMap((assertion) => list(own(assertion, 'evidence')))
        .flatMap((evidence) => (title.test(String(own(evidence, 'name'))) ? list(own(evidence, 'artifacts')) : [])),
    ),
}
