/** Which files of tests have a process of their own, and modules that nobody else has loaded. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./', import.meta.url))

/**
 * What puts something else in the place of a module or of the platform; what measures time or memory, which others would spoil; what calls
 * the package jsonld with contexts of its own, which keeps those of others; what works in the folder of OpenSSL, which goes with the first
 * file that has it; what has threads killed or run out of memory, which once took the whole process, and seventy files' work, with it.
 */
const particular =
  /from 'jsonld'|\/openssl\.ts'|\bvi\.(?:mock|doMock|spyOn|stubGlobal|resetModules)\(|globalThis\.Promise =|\/growth\.ts'|process\.memoryUsage|HeapSpace|EventLoopDelay|'process\.exit\(/

/** In the order of their names, told from the root of the project. */
export const alone: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts') && !/^(?:bench|browser|runtimes)\//.test(path))
  .filter((path) => particular.test(readFileSync(folder + path, 'utf8')))
  .map((path) => `test/${path}`)
  .sort()
