/** The official schemas, compiled by ajv; read from the reference folder, never copied. */
import { Ajv } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { referenceJson } from '../reference.ts'

type Accepts = (document: unknown) => boolean

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
