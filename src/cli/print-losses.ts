/** What became of a credential on its way into another format, for people. @module */
import type { Diagnostic } from '../convert.ts'
import type { Session } from './session.ts'
import { marks, plain, type Style } from './style.ts'
import { hanging } from './width.ts'

export const lossKinds: readonly (readonly [Diagnostic['kind'], string, keyof Style])[] = [
  ['loss', 'Lost or narrowed', 'open'],
  ['missing', 'Required by the target, not in the source', 'open'],
  ['default', 'Filled in', 'dim'],
  ['note', 'Noted', 'dim'],
]

/** What a reader of the result must know, by kind; a kind of which there is none is said to be none. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], { style, wrapAt }: Pick<Session, 'style' | 'wrapAt'>): string {
  const parts = lossKinds.map(([kind, title, paint]) => {
    const of = diagnostics.filter((diagnostic) => diagnostic.kind === kind)
    // what is said in the same words of several places is said once
    const lines = grouped(of, ({ message }) => message).map((alike) => {
      const places = grouped(alike, ({ code }) => code).map((these) => `[${these[0].code}] ${wheres(these)}`)
      return hanging(
        `  ${style[paint](kind === 'loss' ? marks.warn.mark : '·')} `,
        `${plain(alike[0].message)} ${style.dim(places.join('; '))}`,
        wrapAt,
      )
    })
    return `${style.bold(`${title}: ${of.length === 0 ? 'nothing' : of.length}`)}\n${lines.map((line) => `${line}\n`).join('')}`
  })
  return parts.join('')
}

type Group = readonly [Diagnostic, ...Diagnostic[]]

function grouped(diagnostics: readonly Diagnostic[], by: (one: Diagnostic) => string): readonly Group[] {
  const groups = new Map<string, [Diagnostic, ...Diagnostic[]]>()
  for (const one of diagnostics) {
    const group = groups.get(by(one))
    if (group) group.push(one)
    else groups.set(by(one), [one])
  }
  return [...groups.values()]
}

/** Of very many places the first ones show what it is about; `--json` names them all. */
const shownPlaces = 8
function wheres(these: Group): string {
  const shown = these.slice(0, these.length > shownPlaces + 1 ? shownPlaces : these.length)
  const more = these.length - shown.length
  return `${shown.map((one) => plain(arrow(one), 240)).join(', ')}${more > 0 ? ` and ${more} more places (--json names them)` : ''}`
}

const arrow = ({ source, target }: Diagnostic): string => [source, target].filter((pointer) => pointer !== undefined).join(' -> ')
