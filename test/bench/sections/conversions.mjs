/** What a conversion costs beside a verification of the same credential, for each kind of source and each target. */
import { interleaved, ms, table } from '../measure.mjs'
import { now, stock } from './mix.mjs'

const targets = { ob2: 'Open Badges 2.0', ob3: 'Open Badges 3.0', clr1: 'CLR 1.0', clr2: 'CLR 2.0', elm: 'ELM' }
/** The hosted ones are answered out of a recorder: their verification costs no network. */
const few = 40

async function run({ rounds }) {
  const [{ verify }, { convert }] = await Promise.all(['verify', 'convert'].map((name) => import(`../../../dist/${name}.js`)))
  const rows = []
  for (const [kind, { items, options }] of Object.entries(await stock())) {
    const works = { verify: (input) => verify(input, { ...options, now }) }
    for (const to of Object.keys(targets)) works[to] = (input) => convert(input, { to })
    const found = await interleaved(works, items.slice(0, few), rounds)
    const share = (to) => (found[to].median / found.verify.median).toFixed(2)
    rows.push([kind, ms(found.verify.median), ...Object.keys(targets).map(share)])
  }
  return `${few} distinct of each kind, verified and converted in turns from what came in, ${rounds} rounds, by the clock: the share of a verification,
medians. Into the format that it is in, a credential is written again without its proof, with the original inside.

${table(['', 'verification', ...Object.values(targets).map((title) => `to ${title}`)], rows)}`
}

export const section = { id: 'conversions', title: 'Conversions beside verifications', run }
