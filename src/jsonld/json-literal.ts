/** JSON as a literal (JSON-LD 1.1 section 4.2.2, API section 8.2.2 step 4): few documents have any. @module */
import { refuseProto } from './hazards.ts'
import { jcs } from './jcs.ts'
import { quoted, rdf } from './n-quads.ts'

/** A JSON value as N-Quads write it. @throws CredentialError where the package `jsonld` would lose a part of it. */
export function jsonLiteral(value: unknown, depth: number, path: string): string {
  refuseProto(value, depth, path)
  return `${quoted(jcs(value))}^^${rdf.json}`
}
