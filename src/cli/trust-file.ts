/** The option `--trust`: a file that says whom to trust. @module */
import { basename } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { fromUtf8 } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import { parseObject } from '../lib/json-text.ts'
import { sentence } from '../lib/sentence.ts'
import { sourcesIn, type TrustFile } from '../trust/file.ts'
import { smallFile } from './small-file.ts'

/** The file, behind those before it. */
export const trustFile = (path: string, before: readonly TrustFile[] = []): readonly TrustFile[] => {
  const file = { name: basename(path).replace(/\.json$/, ''), document: documentAt(path) }
  try {
    sourcesIn(file)
  } catch (error) {
    throw error instanceof CredentialError ? new InvalidArgumentError(sentence(error.message)) : error
  }
  return [...before, file]
}

/** All the authorities of the European Union have some megabytes. */
const most = 32 * 2 ** 20

function documentAt(path: string): TrustFile['document'] {
  const bytes = smallFile(path, most)
  try {
    return parseObject(fromUtf8(bytes), { text: most, depth: 32 })
  } catch {
    throw new InvalidArgumentError('The file cannot be read as a JSON object.')
  }
}
