/** A report as HTML: the two answers side by side, every check, and the reports of what is inside. @module */
import type { Check, NestedReport, Outcome, Report, Verdict } from '../../lib/report.ts'
import { sentence } from '../../lib/sentence.ts'
import { confirmation, onNoList, sources } from '../print-report.ts'
import { isConfirmed, isOnHolder } from '../standings.ts'
import { html, type Markup } from './markup.ts'

type Tone = 'good' | 'bad' | 'open'

const verdicts: Readonly<Record<Verdict, readonly [tone: Tone, title: string, text: string]>> = {
  valid: ['good', 'Valid', 'It is unchanged and in force.'],
  invalid: ['bad', 'Invalid', 'At least one check failed.'],
  indeterminate: ['open', 'Indeterminate', 'Something could not be checked: this is neither good nor bad.'],
}
const outcomes: Readonly<Record<Outcome, readonly [className: string, word: string]>> = {
  fail: ['bad', '✗ fail'],
  unknown: ['open', '? unknown'],
  warn: ['open', '! warning'],
  pass: ['good', '✓ pass'],
  skip: ['dim', '– skipped'],
}

/** Two answers, never one tick. */
export function answers(report: Report): Markup {
  const [tone, title, text] = verdicts[report.verdict]
  return html`<div class="answers">
<div class="${tone}"><p class="question">Is it unchanged and in force?</p><strong class="${tone}">${title}</strong><p>${text}</p></div>
${isOnHolder(report) ? holder(report) : standing(report)}
</div>`
}

const holder = ({ issuer: { id, name } }: Report): Markup => html`<div class="open"><p class="question">Who holds it?</p>
<strong>${name === undefined ? html`No name` : html`<bdi>${name}</bdi>`}</strong>
<p>Who issued what the presentation shows is said of each credential inside.</p>
${id === undefined ? undefined : html`<p class="where">${id}</p>`}</div>`

const forms: Readonly<Record<Verdict, string>> = {
  valid: 'It is well formed. Whether it is unchanged, and whose it is, was not looked at.',
  invalid: 'It is not well formed.',
  indeterminate: 'Its form could not be checked in full.',
}

/** Of a validation: one answer, and not that of a verification. */
export const form = ({ verdict }: Report): Markup =>
  html`<div class="answers"><div class="${verdicts[verdict][0]}"><p class="question">Does it have the shape that its format requires?</p><p>${forms[verdict]}</p></div></div>`

function standing(report: Report): Markup {
  const { issuer } = report
  const { id, name, nameIsFrom, listedBy } = issuer
  const listed = listedBy.length > 0 ? `Listed by ${listedBy.join(', ')}.` : sentence(onNoList(report))
  return html`<div class="${isConfirmed(report) ? 'good' : 'open'}"><p class="question">Who stands behind it?</p>
<strong>${name === undefined ? html`No name` : html`<bdi>${name}</bdi>`}</strong>
<p>${name === undefined ? 'The credential states no name.' : `The name is ${sources[nameIsFrom]}; ${confirmation(issuer)}.`} ${listed}</p>
${id === undefined ? undefined : html`<p class="where">${id}</p>`}</div>`
}

/** What needs a reader's attention first: failed, not checked, warned, then the rest. */
const order: readonly Outcome[] = ['fail', 'unknown', 'warn', 'pass', 'skip']

export const checks = (all: readonly Check[]): Markup =>
  html`<h3>Checks</h3><table><tbody>${order.flatMap((outcome) => all.filter((check) => check.outcome === outcome)).map(row)}</tbody></table>`

function row({ outcome, id, code, message, path, detail }: Check): Markup {
  const [tone, word] = outcomes[outcome]
  const asked = detail?.needs?.map(({ url }) => html`<br><span class="where">would ask ${url}</span>`)
  return html`<tr><td class="mark ${tone}">${word}</td><td>${id}</td><td>${message}${asked}${
    code === undefined || outcome === 'skip' ? undefined : html`<br><code>${code}</code>`
  }${path === undefined || path === '' ? undefined : html` <span class="where">at ${path}</span>`}</td></tr>`
}

export function nested(reports: readonly NestedReport[] = []): Markup {
  return html`${reports.map(
    (report) => html`<div class="nested"><h3>Inside, at <span class="where">${report.path}</span></h3>
${answers(report)}${checks(report.checks)}${nested(report.nested)}</div>`,
  )}`
}
