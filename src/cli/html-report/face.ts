/** The credential's face: what it says of itself, in plain words. Nothing here is verified, and the page says so. @module */
import type { AchievementSummary, Summary } from '../../summary.ts'
import { achievementLines, credentialLines, type Line } from '../inspect.ts'
import { html, type Markup } from './markup.ts'

export function face(summary: Summary, picture: Markup | undefined): Markup {
  return html`<h3>What it says of itself</h3><div class="face">
<dl>${lines(credentialLines(summary))}</dl>
${picture === undefined ? undefined : html`<img alt="The picture of the credential" src="${picture}">`}
${summary.achievements.map((achievement: AchievementSummary) => html`<dl class="part">${lines(achievementLines(achievement))}</dl>`)}
</div>`
}

const lines = (all: readonly Line[]): readonly Markup[] =>
  all.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [html`<dt>${label}</dt><dd dir="auto">${value}</dd>`]))
