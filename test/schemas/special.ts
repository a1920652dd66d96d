/** Documents that systematic mutation does not come to: other branches of a condition, the far ends of a scale. */

const v1 = ['https://www.w3.org/2018/credentials/v1']
const address = 'https://example.org/x'
/** In the place of something that may be published elsewhere: its id alone, a bad id, an id and more. */
const references: readonly unknown[] = [{ id: address }, { id: 'abc def' }, { id: address, type: 'Foo' }]
const proof = { type: 'Ed25519Signature2020', verificationMethod: address, proofPurpose: 'assertionMethod', proofValue: 'z1' }
const position = { type: 'GeoCoordinates', latitude: 0, longitude: 0 }

/** Values for a definition, by its name; they are put into `whole` where only a member is meant. */
export function special(name: string, whole: unknown): readonly unknown[] {
  const having = (member: string, values: readonly unknown[]): readonly unknown[] =>
    values.map((value) => ({ ...(whole as object), [member]: value }))
  const listing = (member: string): readonly unknown[] =>
    having(
      member,
      references.map((value) => [value]),
    )
  const rows: Readonly<Record<string, () => readonly unknown[]>> = {
    dated: () => [
      { '@context': [], validFrom: '2024-05-31T12:00:00Z' },
      { '@context': ['https://www.w3.org/ns/credentials/v2'], validFrom: '2024-05-31T12:00:00Z' },
      { '@context': v1 },
      { '@context': v1, issuanceDate: 7, expirationDate: 7 },
    ],
    proof: () => [proof, { ...proof, type: 'DataIntegrityProof' }],
    GeoCoordinates: () => [
      { ...position, latitude: -91 },
      { ...position, longitude: -181 },
    ],
    claim: () => [{ type: 'Claim' }, { type: 'Claim', title: { en: 'x' }, awardedBy: 7 }],
    languageLists: () => [{ en: [] }],
    textOrTexts: () => [['a/b']],
    issuer: () => [
      { id: address, name: 7 },
      { id: address, description: 7 },
    ],
    Document: () => [
      { id: address, revoked: true },
      { revoked: true },
      { id: address, revoked: false },
      { id: address, revoked: true, badge: address },
    ],
    Assertion: () => [...having('badge', references), ...listing('endorsement')],
    BadgeClass: () => [...having('issuer', references), ...listing('endorsement')],
    Profile: () => listing('endorsement'),
    Endorsement: () => having('issuer', references),
    RevocationList: () => having('issuer', references),
  }
  return Object.hasOwn(rows, name) ? (rows[name]?.() ?? []) : []
}
