/** Issue Identifier (RDF Dataset Canonicalization section 4.5). @module */

/** Names given so far: the first is `_:b0` or `_:c14n0`. */
export interface Issuer {
  readonly prefix: string
  /** Old names and new, in the order of issue. */
  readonly issued: Map<string, string>
}

export const newIssuer = (prefix: string): Issuer => ({ prefix, issued: new Map() })
export const copyIssuer = ({ prefix, issued }: Issuer): Issuer => ({ prefix, issued: new Map(issued) })

export function issue({ prefix, issued }: Issuer, name: string): string {
  const known = issued.get(name)
  if (known !== undefined) return known
  const made = `_:${prefix}${issued.size}`
  issued.set(name, made)
  return made
}
