/** The TypeScript types say what the schemas say: what one takes the other takes, a member left out or of another kind is an error in both. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { validator } from '../../src/lib/schema.ts'
import { bundle, formats } from './bundles.ts'
import { instance } from './instance.ts'

/** Where the package exports them; the data model of W3C has no subpath. */
const exportedBy = (format: string): string => (format === 'vc' ? 'types/vc' : `registry/formats/${format}`)
const modulePath = (format: string): string => fileURLToPath(new URL(`../../src/generated/types/${format}.ts`, import.meta.url))

interface Sample {
  readonly name: string
  readonly what: string
  readonly value: Readonly<Record<string, unknown>>
  readonly right: boolean
}

/** The lines of a file of declarations that TypeScript has something against. */
function faultyLines(format: string, lines: readonly string[]): ReadonlySet<number> {
  const name = fileURLToPath(new URL(`./samples-of-${format}.ts`, import.meta.url))
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile
  host.getSourceFile = (file, ...rest) =>
    file === name ? ts.createSourceFile(file, lines.join('\n'), ts.ScriptTarget.ES2022) : read.call(host, file, ...rest)
  host.fileExists = (file) => file === name || ts.sys.fileExists(file)
  const program = ts.createProgram([name], options, host)
  const source = program.getSourceFile(name)
  return new Set(program.getSemanticDiagnostics(source).map(({ start = 0 }) => source?.getLineAndCharacterOfPosition(start).line ?? -1))
}

/** Whole objects of each definition, and such with one fault at the top. */
function samples(format: string): readonly Sample[] {
  const { defs } = bundle(format)
  const names = [...readFileSync(modulePath(format), 'utf8').matchAll(/^export interface (\w+)/gm)].map(([, name]) => name ?? '')
  return names.flatMap((name) => {
    const whole = instance(name, defs, 'first', true)
    const valid = (value: Readonly<Record<string, unknown>>): boolean => validator(name, defs)(value).length === 0
    const faults = Object.keys(whole).flatMap((member) => {
      const { [member]: value, ...rest } = whole
      return [
        { name, what: `without ${member}`, value: rest, right: valid(rest) },
        {
          name,
          what: `${member} true`,
          value: { ...whole, [member]: value === true ? 'yes' : true },
          right: valid({ ...whole, [member]: value === true ? 'yes' : true }),
        },
      ]
    })
    return [{ name, what: 'whole', value: whole, right: valid(whole) }, ...faults]
  })
}

/** What types cannot say: conditions between members. */
const untold: readonly RegExp[] = [
  // data model 1.1 has other dates, and lets an endorsement go without id and name
  /^(ClrCredential|AchievementCredential|EndorsementCredential|OtherCredential) without validFrom/,
  /^EndorsementCredential without (id|name)/,
]

describe.each(formats)('the types of %s', (format) => {
  it('agree with the schema', () => {
    const all = samples(format)
    const names = [...new Set(all.map(({ name }) => name))]
    const head = `import type { ${names.join(', ')} } from '../../src/generated/${exportedBy(format)}.ts'`
    const faulty = faultyLines(format, [
      head,
      ...all.map(({ name, value }, index) => `export const v${index}: ${name} = ${JSON.stringify(value)}`),
    ])
    const parted = all.flatMap(({ name, what, right }, index) =>
      faulty.has(index + 1) === right ? [`${name} ${what}: the schema says ${right}`] : [],
    )
    process.stdout.write(
      `types: ${format}: ${names.length} types, ${all.length} samples, ${all.filter(({ right }) => !right).length} of them wrong\n`,
    )
    expect(parted.filter((text) => !untold.some((pattern) => pattern.test(text)))).toEqual([])
    expect(all.filter(({ right }) => !right).length).toBeGreaterThan(all.length / 4)
  })
})
