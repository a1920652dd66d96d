/** The credential's face: what it says of itself, in plain words. Nothing here is verified, and the page says so. @module */
import type { Entry, Section } from '../../core/sections.ts'
import type { Say } from '../../messages/speaker.ts'
import { html, type Markup } from './markup.ts'

export function face([first, ...others]: readonly Section[], picture: Markup | undefined, say: Say): Markup {
  return html`<h3>${say('page.face')}</h3><div class="face">
<dl>${first?.entries.map(line)}</dl>
${picture === undefined ? undefined : html`<img alt="${say('page.picture')}" src="${picture}">`}
${others.map(({ heading, entries }) => html`<div class="part"><h4 dir="auto">${heading}</h4><dl>${entries.map(line)}</dl></div>`)}
</div>`
}

const line = ({ label, values }: Entry): Markup =>
  html`<dt>${label}</dt><dd dir="auto">${values.map((value, index) => html`${index === 0 ? undefined : html`<br>`}${value}`)}</dd>`
