/** Which certificates of a service a list means: criteria read, and asked of a certificate (TS 119 612 clause 5.5.9.2.2). @module */
import type { Certificate } from '../../keys/x5c/certificate.ts'
import type { Criteria, Criterion, QualificationRule } from './authority.ts'
import { additional, ecc, xades } from './namespaces.ts'
import { attribute, booleanOf, elementAt, elements, isElement, textIn, type XmlElement } from './xml.ts'

/** RFC 5280 section 4.2.1.3, in the order of the bits. */
const usages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'crlSign',
  'encipherOnly',
  'decipherOnly',
]

export const qualificationRule = (element: XmlElement): QualificationRule => ({
  qualifiers: elements(elementAt(element, ecc, 'Qualifiers'), ecc, 'Qualifier').map(
    (each) => attribute(each, 'uri')?.trim().split('/').at(-1) ?? '',
  ),
  criteria: criteriaOf(elementAt(element, ecc, 'CriteriaList')),
})

const asserts = ['all', 'atLeastOne', 'none'] as const

function criteriaOf(element: XmlElement | undefined): Criteria {
  const stated = attribute(element, 'assert') ?? 'all'
  const assert = asserts.find((each) => each === stated)
  const criteria = (element?.children.filter(isElement) ?? []).flatMap(criterionOf)
  // without a criterion it would be said of all, or of none
  if (assert === undefined || criteria.length === 0) return { assert: 'all', criteria: [unread] }
  return { assert, criteria }
}

function criterionOf(element: XmlElement): readonly Criterion[] {
  if (element.uri !== ecc) return [unread]
  switch (element.local) {
    case 'KeyUsage':
      return [keyUsageOf(element)]
    case 'PolicySet':
      return [namedBy('policies', elements(element, ecc, 'PolicyIdentifier'))]
    case 'CriteriaList':
      return [criteriaOf(element)]
    case 'otherCriteriaList':
      return element.children.filter(isElement).map(otherCriterionOf)
    case 'Description':
      return []
    default:
      return [unread]
  }
}

function otherCriterionOf(element: XmlElement): Criterion {
  if (element.uri !== additional) return unread
  if (element.local === 'ExtendedKeyUsage') return namedBy('purposes', elements(element, additional, 'KeyPurposeId'))
  if (element.local === 'CertSubjectDNAttribute') return namedBy('subject', elements(element, additional, 'AttributeOID'))
  return unread
}

const unread: Criterion = { unread: true }

function keyUsageOf(element: XmlElement): Criterion {
  const bits = elements(element, ecc, 'KeyUsageBit')
  const keyUsage = bits.flatMap((each) => {
    const [bit, isSet] = [usages.indexOf(attribute(each, 'name') ?? ''), booleanOf(textIn(each))]
    return bit < 0 || isSet === undefined ? [] : [[bit, isSet] as const]
  })
  return keyUsage.length === 0 || keyUsage.length < bits.length ? unread : { keyUsage }
}

/** Object identifiers. Without any, every certificate would be meant. */
function namedBy(kind: 'policies' | 'purposes' | 'subject', holders: readonly XmlElement[]): Criterion {
  const ids = holders.map((each) => textIn(elementAt(each, xades, 'Identifier'))?.replace(/^urn:oid:/i, ''))
  const read = ids.filter((id) => id !== undefined && /^\d+(\.\d+)+$/.test(id))
  if (read.length === 0 || read.length < ids.length) return unread
  return { [kind]: read } as unknown as Criterion
}

/** `undefined`: not known, for a criterion is one that is not read here. */
export function meets(certificate: Certificate, { assert, criteria }: Criteria): boolean | undefined {
  const answers = criteria.map((each) => isMet(certificate, each))
  const deciding = assert !== 'all'
  if (answers.includes(deciding)) return assert === 'atLeastOne'
  return answers.includes(undefined) ? undefined : assert !== 'atLeastOne'
}

function isMet(certificate: Certificate, criterion: Criterion): boolean | undefined {
  if ('assert' in criterion) return meets(certificate, criterion)
  if ('keyUsage' in criterion) return criterion.keyUsage.every(([bit, isSet]) => (certificate.keyUsage?.has(bit) ?? false) === isSet)
  if ('policies' in criterion) return criterion.policies.every((each) => certificate.policies.includes(each))
  if ('purposes' in criterion) return criterion.purposes.every((each) => certificate.purposes?.includes(each) ?? false)
  if ('subject' in criterion) return criterion.subject.every((each) => certificate.subject.attributes.some(({ type }) => type === each))
  return undefined
}
