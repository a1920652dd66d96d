/** The option `--trust`: a file that says whom to trust. @module */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { CredentialError } from '../lib/errors.ts'
import { parseObject } from '../lib/json-text.ts'
import { sentence } from '../lib/sentence.ts'
import { sourcesIn, type TrustFile } from '../trust/file.ts'

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

function documentAt(path: string): TrustFile['document'] {
  try {
    return parseObject(readFileSync(path, 'utf8'), { text: 8 * 2 ** 20, depth: 32 })
  } catch {
    throw new InvalidArgumentError('The file cannot be read as a JSON object.')
  }
}
