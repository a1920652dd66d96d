/** Writes what is generated. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** A file that is to be otherwise than it is, all at once: tests that run meanwhile read the one before or the one after. */
export function write(path, text) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  const made = `${path}.${process.pid}`
  writeFileSync(made, text)
  renameSync(made, path)
}

/** A text as an expression, with as few escapes as can be. */
export const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
