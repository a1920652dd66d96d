/** `credlens convert` @module */
import { type Conversion, type ConvertOptions, convert, type Diagnostic, type Document, type Resource } from '../../convert.ts'
import { CredentialError } from '../../lib/errors.ts'
import { defaultLimits } from '../../lib/limits.ts'
import { receive } from '../../lib/network/receive.ts'
import type { Fetch } from '../../lib/options.ts'
import type { Report } from '../../lib/report.ts'
import { validate } from '../../validate.ts'
import { exitCodes } from '../exit.ts'
import type { Answer, CommandKind, Product } from '../output.ts'
import { diagnosticsText, lossKinds } from '../print-losses.ts'
import { checkLines } from '../print-report.ts'
import { documentExtension, filesOf } from '../product.ts'
import { runWith } from '../run.ts'
import type { Session } from '../session.ts'
import { plain, verdicts } from '../style.ts'
import { titleOf } from '../title.ts'

export const convertCommand: CommandKind = {
  name: 'convert',
  makes: true,
  work: async (credential, session) => {
    const report = await runWith(session.calls)(credential)
    refuseBroken(report, session)
    const conversion = await convert(credential, conversionOptions(session))
    refuseSecondAt(session, conversion)
    const all = await Promise.all([conversion.document, ...conversion.others].map((one) => validate(one)))
    const [first] = all
    const result = all.find(({ verdict }) => verdict === 'invalid') ?? first
    return {
      exit: exitOfResult(result, conversion.diagnostics),
      report,
      conversion,
      ...(result && { result }),
      product: await productOf(conversion),
    }
  },
  text: (answer, place, session) => conversionText(answer, titleOf(place, session), session),
  brief: ({ conversion, product }) =>
    [
      ...lossKinds.flatMap(([kind, title]) => {
        const count = conversion?.diagnostics.filter((diagnostic) => diagnostic.kind === kind).length ?? 0
        return count === 0 ? [] : [`${title.toLowerCase()}: ${count}`]
      }),
      ...(product?.writtenTo === undefined ? [] : [`in ${plain(filesOf(product))}`]),
    ].join('; '),
  data: ({ report, conversion, result, product }) => ({
    source: report,
    format: conversion?.format,
    diagnostics: conversion?.diagnostics,
    result,
    ...(product?.writtenTo === undefined
      ? { document: conversion?.document, others: conversion?.others }
      : { writtenTo: product.writtenTo, others: (product.others ?? []).map(({ writtenTo }) => writtenTo) }),
  }),
}

/** What the target requires and the source lacks is somebody's to supply: the conversion itself is sound. */
export function exitOfResult(result: Report | undefined, diagnostics: readonly Diagnostic[]): number {
  if (result?.verdict !== 'invalid') return exitCodes.valid
  return diagnostics.some(({ kind }) => kind === 'missing') ? exitCodes.indeterminate : exitCodes.invalid
}

export const resultText = ({ checks }: Report, format: string, session: Session): string =>
  `\nThe result, as ${format}:\n${checks.flatMap((check) => checkLines(check, session)).join('\n')}\n`

/** What the target cannot hold in one document comes as several, each a product of its own. */
async function productOf({ format, document, others }: Conversion): Promise<Product> {
  const extension = await documentExtension(format)
  const file = (one: Document): Product => ({ content: `${JSON.stringify(one, null, 2)}\n`, extension })
  return others.length === 0 ? file(document) : { ...file(document), others: others.map(file) }
}

/** A tampered or revoked credential is not carried into another format, unless the caller insists. */
export function refuseBroken({ verdict, checks }: Report, { given }: Session, done = 'converted'): void {
  const why = checks.find(({ outcome, code }) => outcome === 'fail' && code !== 'ERR_NO_PROOF')
  if (verdict !== 'invalid' || !why || given.force) return
  throw new CredentialError(
    why.code ?? 'ERR_INVALID',
    `the source is not valid, so it was not ${done} (with --force it is, all the same): ${why.message}`,
  )
}

const published = new WeakSet<Session>()

/** Of a document that was split only the first has the address; so has of several only the first: two cannot be found at one. */
function refuseSecondAt(session: Session, { document }: Conversion): void {
  const { hostedUrl } = session.given
  if (hostedUrl === undefined || document['id'] !== hostedUrl) return
  if (published.has(session))
    throw new CredentialError(
      'ERR_OPTION',
      'another document is published at the address of --hosted-url: with {id} in it each has its own',
    )
  published.add(session)
}

function conversionOptions(session: Session): ConvertOptions {
  const { splitLanguages, hostedUrl } = session.given
  return {
    ...mappingOptions(session),
    ...(splitLanguages !== undefined && { splitLanguages }),
    ...(hostedUrl !== undefined && { hostedUrl }),
  }
}

/** Of conversions, also of several credentials into one. */
export function mappingOptions({ given, calls }: Session): ConvertOptions {
  const { to = '', language, placeholders, capsule, bridge, privacy, timeZone, creditFramework } = given
  const { fetch } = calls
  return {
    ...(calls.now && { now: calls.now }),
    to,
    ...(language !== undefined && { language }),
    ...(placeholders !== undefined && { placeholders }),
    ...(capsule === false && { capsule }),
    ...(bridge === false && { bridge }),
    ...(privacy !== undefined && { privacy }),
    ...(timeZone !== undefined && { timeZone }),
    ...(creditFramework !== undefined && { creditFramework }),
    ...(given.fetchPictures && fetch && { fetchResource: (url: string) => pictureAt(url, fetch) }),
  }
}

async function pictureAt(url: string, fetch: Fetch): Promise<Resource | undefined> {
  const { status, bytes } = await receive(fetch, { url, kind: 'resource' }, defaultLimits, undefined)
  return status === 200 ? { bytes } : undefined
}

function conversionText({ report, conversion, result, product }: Answer, title: string, session: Session): string {
  if (!report || !conversion || !result) return ''
  const { style } = session
  const { paint, text: verdict } = verdicts[report.verdict]
  return [
    `${title}: ${report.format} to ${conversion.format}\n`,
    `  The source is ${style[paint](verdict)}\n\n`,
    diagnosticsText(conversion.diagnostics, session),
    resultText(result, conversion.format, session),
    ...(product?.writtenTo === undefined ? [] : [`\nWritten to ${plain(filesOf(product))}\n`]),
  ].join('')
}
