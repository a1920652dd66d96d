/** `credlens bundle` @module */
import { type BundleOptions, bundle } from '../../bundle.ts'
import type { Diagnostic } from '../../lib/diagnostics.ts'
import { CredentialError } from '../../lib/errors.ts'
import { validate } from '../../validate.ts'
import { type Gathered, gathered, refused } from '../gather.ts'
import { diagnosticsText } from '../print-losses.ts'
import { runWith } from '../run.ts'
import type { CommonOptions, Session } from '../session.ts'
import { spareInputs } from '../spared.ts'
import { writeTo } from '../write.ts'
import { exitOfResult, mappingOptions, refuseBroken, resultText } from './convert.ts'

/** Many credentials into one. Each is read and verified before anything is written: one that cannot be used ends it. */
export async function bundleCommand(names: readonly string[], session: Session): Promise<number> {
  const { given, style, print, complain } = session
  const run = runWith(session.calls)
  let all: readonly Gathered[] | undefined
  try {
    all = await gathered(names, session, async (credential) => refuseBroken(await run(credential), session, 'put together'))
    const inputs = all.map(({ text }) => text)
    const { document, diagnostics, format } = await bundle(inputs, {
      ...mappingOptions(session),
      ...(given.name !== undefined && { name: given.name }),
      ...(given.criteria !== undefined && { criteria: given.criteria }),
      ...issuerOf(given),
      ...(given.samePerson && { samePerson: true }),
    })
    const result = await validate(document)
    const text = `${JSON.stringify(given.json ? { format, diagnostics, result, document } : document, null, 2)}\n`
    if (!given.json)
      await complain(
        [
          `${style.bold(`${inputs.length} ${inputs.length === 1 ? 'credential' : 'credentials'} into one ${format}`)}\n${diagnosticsText(diagnostics, session)}`,
          resultText(result, format, session),
          ...hints(diagnostics, given).map((hint) => `${style.open('!')} ${hint}\n`),
        ].join(''),
      )
    if (given.output === undefined) await print(text)
    else {
      await spareInputs(given.output, session)
      await writeTo(given.output, text)
    }
    return exitOfResult(result, diagnostics)
  } catch (cause) {
    return refused(cause, all, session)
  }
}

/** What the options of this command supply, of what the document lacks. */
const supplied: readonly (readonly [option: 'name' | 'criteria' | 'issuer', target: RegExp, words: string])[] = [
  ['name', /^\/(?:name|displayParameter\/title)(?:\/|$)/, '--name says what the whole is called'],
  ['criteria', /\/criteria$/, '--criteria says what had to be done for the whole'],
  ['issuer', /^\/(?:issuer|publisher)$/, '--issuer and --issuer-name say who puts them together'],
]

function hints(diagnostics: readonly Diagnostic[], given: CommonOptions): readonly string[] {
  const open = diagnostics.filter(({ kind, code }) => kind === 'missing' || code === 'required-fallback')
  const found = supplied.flatMap(([option, place, words]) =>
    given[option] === undefined && open.some(({ target = '' }) => place.test(target)) ? [words] : [],
  )
  const isOpen = given.placeholders === undefined && open.some(({ code }) => code === 'required-missing')
  return [...found, ...(isOpen ? ['--placeholders fills what is missing with words that say so'] : [])]
}

function issuerOf({ issuer: id, issuerName: name }: CommonOptions): Pick<BundleOptions, 'issuer'> {
  if (id === undefined && name !== undefined) throw new CredentialError('ERR_OPTION', 'say with --issuer whose name that is')
  return id === undefined ? {} : { issuer: { id, ...(name !== undefined && { name }) } }
}
