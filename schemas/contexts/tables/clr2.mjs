/** CLR 2.0 (1EdTech). The prefix `xsd:` is declared nowhere: literals are typed `<xsd:anyURI>`, and signatures cover that. @module */
import { context } from '../notation.mjs'

const names = {
  clr: 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#',
}

export default {
  'https://purl.imsglobal.org/spec/clr/v2p0/context.json': context(
    `
id  @id
type  @type
ClrCredential  clr~
  id  @id
  type  @type
ClrSubject  clr~
  id  @id
  type  @type
  cred  https://www.w3.org/2018/credentials#
  obi  https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#
  achievement  clr~  obi:Achievement  set
  association  clr~  clr~Association  set
  verifiableCredential  clr~  cred:verifiableCredential  set
Association  clr~
  associationType  clr~AssociationType  object
  sourceId  clr~  xsd:anyURI
  targetId  clr~  xsd:anyURI
`,
    { names },
  ),
  'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json': context(
    `
id  @id
type  @type
ClrCredential  clr~
  id  @id
  type  @type
  partial  clr~  xsd:boolean
ClrSubject  clr~
  id  @id
  type  @type
  cred  https://www.w3.org/2018/credentials#
  obi  https://purl.imsglobal.org/spec/vc/ob/vocab.html#
  achievement  clr~  obi:Achievement  set
  association  clr~  clr~Association  set
  verifiableCredential  clr~  cred:verifiableCredential  set
  identifier  clr~identifier-1  obi:Identifier  set
Association  clr~
  associationType  clr~AssociationType  object
  sourceId  clr~  xsd:anyURI
  targetId  clr~  xsd:anyURI
`,
    { names },
  ),
}
