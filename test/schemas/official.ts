/** The official schemas, compiled by ajv; read from the reference folder, never copied. */
import { Ajv } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { referenceJson } from '../reference.ts'

export type Accepts = (document: unknown) => boolean

/** A schema of 1EdTech (draft 2019-09). */
export function edtech(name: string): Accepts {
  const ajv = new Ajv2019({ strict: false, logger: false })
  addFormats(ajv)
  const validate = ajv.compile(referenceJson(`schemas/1edtech/${name}.json`) as object)
  return (document) => validate(document) === true
}

/** A schema of CLR 1.0: draft-04, whose keywords here mean the same in draft-07. */
export function clr1(name: string): Accepts {
  const ajv = new Ajv({ strict: false, logger: false })
  addFormats(ajv)
  const { $schema: _draft, $id: _id, ...schema } = referenceJson(`schemas/clr1/${name}.json`) as Record<string, unknown>
  const validate = ajv.compile(schema)
  return (document) => validate(document) === true
}

/**
 * The EDC part of EBSI's schema (2020-12), with two relaxations without which no credential of the European Union passes: the type
 * VerifiableAttestation is not asked for, and a geographic name is a text and no address, as the shapes have it.
 */
export function ebsi(): Accepts {
  const { $defs } = referenceJson('schemas/ebsi/vcdm2.0-europass-edc-schema.json') as { $defs: Readonly<Record<string, Definition>> }
  const { EuropeanDigitalCredentialType: credential, LocationType: location } = $defs
  if (!credential || !location) throw new Error('the schema is another one')
  const type = { ...credential.properties['type'], minItems: 2 }
  const relaxed = {
    ...$defs,
    EuropeanDigitalCredentialType: { ...credential, properties: { ...credential.properties, type } },
    LocationType: { ...location, properties: { ...location.properties, geographicName: { $ref: '#/$defs/Many!LangStringType' } } },
  }
  const ajv = new Ajv2020({ strict: false, logger: false })
  addFormats(ajv)
  const validate = ajv.compile({ $ref: '#/$defs/EuropeanDigitalCredentialType', $defs: relaxed })
  return (document) => validate(document) === true
}
interface Definition {
  readonly properties: Readonly<Record<string, object>>
}
