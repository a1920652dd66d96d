/** Import and first validation in this process: `node first-validation.mjs ours|ajv SCHEMA TEXT`. Prints its processor time. */
import { readFileSync } from 'node:fs'
import { load } from './peers.mjs'

const [name, schema, text] = process.argv.slice(2)
const used = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const before = used()
if (name === 'ours') {
  const { validate } = await import('../../dist/validate.js')
  const { verdict } = await validate(JSON.parse(text))
  if (verdict !== 'valid') throw new Error('ours refuses what is measured')
} else {
  const { default: Ajv } = await import(new URL('.peers/node_modules/ajv/dist/2019.js', import.meta.url))
  const { default: addFormats } = await load('ajv-formats')
  const ajv = new (Ajv.default ?? Ajv)({ strict: false, allErrors: true })
  ;(addFormats.default ?? addFormats)(ajv)
  ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))(JSON.parse(text))
}
console.log(JSON.stringify({ processor: used() - before }))
