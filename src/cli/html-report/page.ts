/**
 * One page that needs nothing else: no script, no address that a browser would ask. Its content security policy allows
 * its own style sheet, by digest, and pictures that stand in the page; whatever a hostile credential got past the
 * escaping would still not run and not call out.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { version } from '../../core/convert/record.ts'
import type { Say } from '../../messages/speaker.ts'
import { html, type Markup, textOf } from './markup.ts'
import { style } from './style.ts'

const digest = createHash('sha256').update(style).digest('base64')
const policy = `default-src 'none'; img-src data:; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`

export interface PageHead {
  readonly title: string
  /** What counted as now. */
  readonly now: Date
  readonly say: Say
  /** Nothing was verified, and the page says so. */
  readonly unverified: boolean
}

export const head = ({ title, now, say }: PageHead): string => `<!doctype html>
<html lang="${textOf(html`${say.language}`)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">
<title>credlens ${textOf(html`${title}`)}</title><style>${style}</style></head><body>
<h1>${textOf(html`${title}`)}</h1><p class="dim">credlens ${textOf(html`${version}`)}, ${textOf(html`${say('page.as-of', { date: now.toISOString() })}`)}</p>
`

export interface Section {
  readonly name: string
  readonly parts: readonly Markup[]
}

export const section = ({ name, parts }: Section, place: number): string =>
  `${textOf(html`<section class="credential" id="${`c${place}`}"><h2><bdi>${name}</bdi></h2>${parts}</section>`)}\n`

/** One row of the table at the end, where a page shows more than one credential. */
export interface Row {
  readonly name: string
  readonly tone: 'good' | 'bad' | 'open'
  readonly word: string
  readonly issuer: string
}

export function foot(rows: readonly Row[], left: number, { say, unverified }: PageHead): string {
  const table =
    rows.length < 2
      ? html``
      : html`<h2>${say('page.all')}</h2><table><tbody>${rows.map(
          ({ name, tone, word, issuer }, place) =>
            html`<tr><td class="mark ${tone}">${word}</td><td><a href="#${`c${place}`}"><bdi>${name}</bdi></a></td><td><bdi>${issuer}</bdi></td></tr>`,
        )}</tbody></table>`
  const more = left === 0 ? html`` : html`<p>${say('page.left', { count: left })}</p>`
  return `${textOf(html`${table}${more}<footer><p>${say(unverified ? 'page.foot.unverified' : 'page.foot')}</p></footer>`)}</body></html>\n`
}
