/** What a certificate claims of itself in its QC statements (EN 319 412-5, RFC 3739 section 3.2.6). @module */
import { CredentialError } from '../../lib/errors.ts'
import { madeOnce } from '../../lib/made-once.ts'
import { type Certificate, type Extension, extensionIds } from './certificate.ts'
import { type Der, decode, oid, sequence } from './der.ts'

interface QualifiedClaims {
  /** It claims to be an EU qualified certificate. */
  readonly compliance: boolean
  readonly types: readonly ('eseal' | 'esign' | 'web')[]
  /** It claims that its key is in a qualified device. */
  readonly device: boolean
  /** It is qualified under the law of other countries: not under that of the EU. */
  readonly otherLaw: boolean
  /** The statements that its names follow EN 319 412-1. */
  readonly semantics: boolean
}

const ids = {
  compliance: '0.4.0.1862.1.1',
  device: '0.4.0.1862.1.4',
  types: '0.4.0.1862.1.6',
  otherLaw: '0.4.0.1862.1.7',
  syntax: '1.3.6.1.5.5.7.11.2',
} as const
const legalPerson = '0.4.0.194121.1.2'

const typeNames = new Map([
  ['0.4.0.1862.1.6.1', 'esign'],
  ['0.4.0.1862.1.6.2', 'eseal'],
  ['0.4.0.1862.1.6.3', 'web'],
] as const)

/** `undefined`: it claims nothing. `unread`: nothing that could be read, which says nothing against a signature. */
export function qualifiedClaims({ extensions }: Certificate): QualifiedClaims | 'unread' | undefined {
  const extension = extensions.get(extensionIds.qualifiedStatements)
  try {
    return extension && claimsIn(extension)
  } catch (error) {
    if (error instanceof CredentialError) return 'unread'
    throw error
  }
}

/** @throws CredentialError `ERR_ASN1`. */
const claimsIn = madeOnce((extension: Extension): QualifiedClaims => {
  const statements = new Map<string, Der | undefined>(
    sequence(decode(extension.value, 'QC statements'), 'QC statements').map((statement) => {
      const [id, info] = sequence(statement, 'QC statement')
      return [oid(id, 'QC statement'), info]
    }),
  )
  const listed = (id: string): readonly string[] => {
    const info = statements.get(id)
    return info === undefined ? [] : sequence(info, 'QC statement').map((each) => (each.tag === 6 ? oid(each) : ''))
  }
  return {
    compliance: statements.has(ids.compliance),
    types: listed(ids.types).flatMap((id) => typeNames.get(id as '0.4.0.1862.1.6.1') ?? []),
    device: statements.has(ids.device),
    otherLaw: statements.has(ids.otherLaw),
    semantics: listed(ids.syntax).includes(legalPerson),
  }
})
