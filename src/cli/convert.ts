/** `credlens convert` @module */
import { writeFile } from 'node:fs/promises'
import { type Conversion, convert, type Diagnostic } from '../convert.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Input } from '../lib/options.ts'
import type { Report } from '../lib/report.ts'
import { validate } from '../validate.ts'
import { verify } from '../verify.ts'
import { exitCodes } from './exit.ts'
import { checkLines } from './print-report.ts'
import { onEach, type Session } from './session.ts'
import { marks, plain, type Style, verdicts } from './style.ts'

export const convertCommand = (names: readonly string[], session: Session): Promise<number> =>
  onEach(names, session, async ({ name, read }) => {
    const input = await read()
    const source = await verify(input, session.calls)
    refuseBroken(source, session)
    const conversion = await convert(input, conversionOptions(session))
    const result = await validate(conversion.document)
    await tell({ name, input, source, conversion, result }, session)
    // what the target requires and the source lacks is somebody's to supply: the conversion itself is sound
    const open = conversion.diagnostics.some(({ kind }) => kind === 'missing')
    return result.verdict !== 'invalid' ? exitCodes.valid : open ? exitCodes.indeterminate : exitCodes.invalid
  })

interface Told {
  readonly name: string
  readonly input: Input
  readonly source: Report
  readonly conversion: Conversion
  readonly result: Report
}

/** A tampered or revoked credential is not carried into another format, unless the caller insists. */
function refuseBroken({ verdict, checks }: Report, { given }: Session): void {
  const why = checks.find(({ outcome, code }) => outcome === 'fail' && code !== 'ERR_NO_PROOF')
  if (verdict !== 'invalid' || !why || given.force) return
  throw new CredentialError(
    why.code ?? 'ERR_INVALID',
    `the source is not valid, so it was not converted (--force converts it all the same): ${why.message}`,
  )
}

function conversionOptions({ given, calls }: Session): Parameters<typeof convert>[1] {
  const { to = '', language, placeholders, capsule } = given
  return {
    ...(calls.now && { now: calls.now }),
    to,
    ...(language !== undefined && { language }),
    ...(placeholders !== undefined && { placeholders }),
    ...(capsule === false && { capsule }),
  }
}

async function tell({ name, source, conversion, result }: Told, { given, style, print, complain }: Session): Promise<void> {
  const text = `${JSON.stringify(conversion.document, null, 2)}\n`
  if (given.output !== undefined) await writeFile(given.output, text)
  if (given.json) {
    const { diagnostics, others, format } = conversion
    return print(
      `${JSON.stringify({ input: name, source, format, diagnostics, result, ...(given.output === undefined && { document: conversion.document }), others }, null, 2)}\n`,
    )
  }
  // the document alone goes to standard output, so that it can be piped on; what people read goes beside it
  const say = given.output === undefined ? complain : print
  const { paint, text: verdict } = verdicts[source.verdict]
  say(`${style.bold(plain(name))}: ${source.format} to ${conversion.format}\n`)
  say(`  The source is ${style[paint](verdict)}\n\n`)
  say(diagnosticsText(conversion.diagnostics, style))
  say(`\nThe result, as ${conversion.format}:\n${result.checks.flatMap((check) => checkLines(check, style)).join('\n')}\n`)
  if (given.output === undefined) print(text)
  else say(`\nWritten to ${plain(given.output)}\n`)
}

const kinds: readonly (readonly [Diagnostic['kind'], string, keyof Style])[] = [
  ['loss', 'Lost or narrowed', 'open'],
  ['missing', 'Required by the target, not in the source', 'open'],
  ['default', 'Filled in', 'dim'],
  ['note', 'Noted', 'dim'],
]

/** What a reader of the result must know, by kind; a kind of which there is none is said to be none. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], style: Style): string {
  const parts = kinds.map(([kind, title, paint]) => {
    const of = diagnostics.filter((diagnostic) => diagnostic.kind === kind)
    const lines = of.map(
      (diagnostic) =>
        `  ${style[paint](kind === 'loss' ? marks.warn.mark : '·')} ${plain(diagnostic.message)} ${style.dim(`[${diagnostic.code}] ${plain(arrow(diagnostic), 240)}`)}`,
    )
    return `${style.bold(`${title}: ${of.length === 0 ? 'nothing' : of.length}`)}\n${lines.map((line) => `${line}\n`).join('')}`
  })
  return parts.join('')
}

const arrow = ({ source, target }: Diagnostic): string => [source, target].filter((pointer) => pointer !== undefined).join(' -> ')
