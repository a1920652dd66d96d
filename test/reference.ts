/** The reference data beside the repository: official schemas, vectors, samples. Tests skip where it is absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../shared/reference/', import.meta.url))

export const hasReference: boolean = existsSync(root)

export const reference = (path: string): Uint8Array => new Uint8Array(readFileSync(root + path))
export const referenceText = (path: string): string => readFileSync(root + path, 'utf8')
export const referenceJson = (path: string): unknown => JSON.parse(referenceText(path))

/** The files below a folder, as paths from the reference root, sorted. */
export const referenceFiles = (folder: string): readonly string[] =>
  hasReference
    ? readdirSync(root + folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.parentPath.slice(root.length)}/${entry.name}`.replaceAll('//', '/'))
        .sort()
    : []

/** Says how many reference files a test ran on: a silent zero would look like success. */
export const ran = (what: string, count: number): void => void process.stdout.write(`reference: ${what}: ${count} ran\n`)
