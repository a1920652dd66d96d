/**
 * `--report FILE.html`: what was found, as one page that can be filed, mailed and printed. Credentials are written as
 * they come; only a row of each is kept for the table at the end.
 *
 * @module
 */
import type { Section } from '../../core/sections.ts'
import type { Document } from '../../lib/json.ts'
import type { Report } from '../../lib/report.ts'
import type { Say } from '../../messages/speaker.ts'
import { face } from './face.ts'
import { type Converted, losses } from './losses.ts'
import { html, type Markup } from './markup.ts'
import { foot, head, type PageHead, type Row, section } from './page.ts'
import { pictureOf } from './picture.ts'
import { profile } from './profile.ts'
import { answers, checks, form, nested } from './report.ts'

/** What is known of one credential; whatever the command did not ask is absent. */
export interface Shown {
  readonly name: string
  /** What was read: a picture shows itself. */
  readonly input?: unknown
  readonly document?: Document
  /** What it says of itself, as labelled values. */
  readonly face?: readonly Section[]
  readonly report?: Report
  /** Whether the report is one of the form alone: it says nothing of whether it is unchanged. */
  readonly isForm?: boolean
  /** What the report comes to, where its verdict is not the word for it. */
  readonly word?: string
  /** The report, where it is one of a profile, as labelled values: it says nothing of whether it is unchanged. */
  readonly profile?: readonly Section[]
  readonly converted?: Converted
  /** Of the result of a conversion. */
  readonly result?: Report
  readonly error?: { readonly code: string; readonly message: string }
}

/** More than anybody reads, and what a browser still opens. */
const most = 500

export interface HtmlReport {
  readonly add: (shown: Shown) => Promise<void>
  readonly end: () => Promise<void>
}

export async function htmlReport(write: (text: string) => Promise<unknown>, of: PageHead): Promise<HtmlReport> {
  const rows: Row[] = []
  let left = 0
  await write(head(of))
  return {
    async add(shown) {
      if (rows.length === most) return void left++
      await write(section({ name: shown.name, parts: partsOf(shown, of.say) }, rows.length))
      rows.push(rowOf(shown, of.say))
    },
    end: async () => void (await write(foot(rows, left, of))),
  }
}

function partsOf(shown: Shown, say: Say): readonly Markup[] {
  const { input, document, face: itself, report: found, profile: asked, converted, result, error } = shown
  const report = asked ? undefined : found
  return [
    error ? [html`<p class="bad">${error.message} <code>${error.code}</code></p>`] : [],
    report ? [shown.isForm ? form(report) : answers(report)] : [],
    asked ? [profile(asked)] : [],
    itself ? [face(itself, document && pictureOf(input, document), say)] : [],
    report ? [checks(report.checks), nested(report.nested)] : [],
    converted ? [losses(converted)] : [],
    result ? [html`<h3>The result, as ${result.format}</h3>`, checks(result.checks)] : [],
  ].flat()
}

function rowOf({ name, report, error, word }: Shown, say: Say): Row {
  const issuer = report?.issuer.name ?? report?.issuer.id ?? ''
  if (error || !report) return { name, issuer, tone: error ? 'bad' : 'open', word: error ? error.code : say('page.shown') }
  const { verdict } = report
  return { name, issuer, word: word ?? verdict, tone: verdict === 'valid' ? 'good' : verdict === 'invalid' ? 'bad' : 'open' }
}
