/** Every row of every format's table of rules is killed: a mutant makes it speak, so that without it a test would fail. */
import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it, vi } from 'vitest'
import type { Rule } from '../../src/lib/contract.ts'
import type { Document } from '../../src/lib/json.ts'
import type { MemberRule, MemberRules } from '../../src/lib/rules/walk.ts'
import { badge, record } from './examples.ts'
import { changed, formats } from './open.ts'
import { good, type Mutant, mutants, subject } from './rule-mutants.ts'

/** Rows that have spoken, of the table that is asked at the moment. */
const spoken = vi.hoisted(() => new Set<string>())
const rows = vi.hoisted(() => new WeakMap<object, readonly string[]>())

vi.mock('../../src/lib/rules/walk.ts', async (original) => {
  const walk = await original<typeof import('../../src/lib/rules/walk.ts')>()
  return {
    ...walk,
    byMember: (table: MemberRules): Rule => {
      const listening = Object.entries(table).map(([member, rules]) => {
        const heard = rules.map(
          (rule, index): MemberRule =>
            (value, at, holder) => {
              const found = rule(value, at, holder)
              if (found.length > 0) spoken.add(`${member} ${index}`)
              return found
            },
        )
        return [member, heard] as const
      })
      const made = walk.byMember(Object.fromEntries(listening))
      rows.set(
        made,
        Object.entries(table).flatMap(([member, rules]) => rules.map((_, index) => `${member} ${index}`)),
      )
      return made
    },
    // a rule that tells less is a rule of the same rows
    enough: (rule: Rule): Rule => {
      const made = walk.enough(rule)
      rows.set(made, rows.get(rule) ?? [])
      return made
    },
  }
})

/** A record shares the rules of badges: the faults of a badge, in a badge inside a record. */
const ofRecords: readonly Mutant[] = mutants
  .filter(([format, path]) => format === 'ob3' && path.startsWith('/') && !/^\/(?:valid|credentialSchema)/.test(path))
  .map(([, ...rest]) => ['clr2', ...rest])
const inRecord = (path: string, value: unknown): Document =>
  changed(record, `${subject}/verifiableCredential/0`, changed(badge, path, value))

const documents = (format: string): readonly Document[] => [
  ...mutants.filter(([id]) => id === format).map(([, path, value]) => changed(good[format] ?? {}, path, value)),
  ...(format === 'clr2' ? ofRecords.map(([, path, value]) => inRecord(path, value)) : []),
]

/** The sentences that the sources of the rules hold: what is put in stands for anything. */
function sentencesIn(path: string): readonly RegExp[] {
  const found: RegExp[] = []
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)
    const words = ts.isStringLiteralLike(node)
      ? [node.text]
      : ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
        : []
    const text = words.join(' ')
    // a sentence begins with a capital or a quotation mark and ends with a full stop
    if (isText && /^[A-Z“].* .*\.$/s.test(text)) {
      found.push(new RegExp(`^${words.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's'))
    } else ts.forEachChild(node, visit)
  }
  const source = new URL(`../../src/${path}`, import.meta.url)
  visit(ts.createSourceFile(path, readFileSync(source, 'utf8'), ts.ScriptTarget.ES2022, true))
  return found
}
const sources = [
  ...readdirSync(new URL('../../src/lib/rules', import.meta.url)).map((name) => `lib/rules/${name}`),
  ...Object.keys(formats).flatMap((id) =>
    readdirSync(new URL(`../../src/formats/${id}`, import.meta.url))
      .filter((name) => name.startsWith('rules'))
      .map((name) => `formats/${id}/${name}`),
  ),
]

it('every sentence of the rules is said of some mutant', async () => {
  const said: string[] = []
  for (const [id, format] of Object.entries(formats)) {
    const { rules } = await format.validation()
    for (const document of documents(id)) {
      const { document: normalised } = format.normalise(document)
      for (const rule of rules) for (const { message } of rule(normalised, document)) said.push(message)
    }
  }
  const sentences = sources.flatMap((path) => sentencesIn(path).map((sentence) => [path, sentence] as const))
  process.stdout.write(`rules: ${sentences.length} sentences, ${new Set(said).size} said\n`)
  expect(sentences.filter(([, sentence]) => !said.some((message) => sentence.test(message))).map(String)).toEqual([])
  expect(sentences.length).toBeGreaterThan(45)
})

describe.each(Object.entries(formats))('the rules of %s', (id, format) => {
  it('each speak of some mutant, and none of the good document', async () => {
    const { rules } = await format.validation()
    const said = (document: Document): readonly number[] => {
      const { document: normalised } = format.normalise(document)
      return rules.flatMap((rule, index) => (rule(normalised, document).length > 0 ? [index] : []))
    }
    spoken.clear()
    expect(said(good[id] ?? {})).toEqual([])
    expect([...spoken]).toEqual([])
    const heard = new Set(documents(id).flatMap(said))
    expect(rules.flatMap((_, index) => (heard.has(index) ? [] : [`rule ${index}`]))).toEqual([])
    const all = rules.flatMap((rule) => rows.get(rule) ?? [])
    process.stdout.write(`rules: ${id}: ${rules.length} rules, ${all.length} rows by member, ${documents(id).length} mutants\n`)
    expect(all.filter((row) => !spoken.has(row))).toEqual([])
    expect(all.length).toBeGreaterThan(4)
  })
})
