/** The editions of JSON Schema that are evaluated here. @module */

/** 7 stands for draft-06 too, which it extends. */
export type Edition = 7 | 2019 | 2020

const editions: Readonly<Record<string, Edition>> = {
  'http://json-schema.org/draft-06/schema': 7,
  'http://json-schema.org/draft-07/schema': 7,
  'https://json-schema.org/draft/2019-09/schema': 2019,
  'https://json-schema.org/draft/2020-12/schema': 2020,
}

/** That which `$schema` names, however its address is written. `undefined`: it is of none of these. */
export const editionOf = (schema: string): Edition | undefined => {
  const [, rest = ''] = /^https?:(.*?)#?$/s.exec(schema) ?? []
  return editions[`https:${rest}`] ?? editions[`http:${rest}`]
}
