/** The second answer in the sum of many: of those that are valid, whose issuer something outside them confirms. */
import { expect, test } from 'vitest'
import { counted, nothing } from '../../src/cli/tally.ts'
import { presentation } from '../../src/core/verify/presentation.ts'
import type { Report, Standing } from '../../src/lib/report.ts'

const claimed: Standing = { nameIsFrom: 'credential', control: 'none', listedBy: [] }
const listed: Standing = { ...claimed, listedBy: ['Partners'] }
const domain: Standing = { ...claimed, control: 'domain' }
const report = (issuer: Standing, more: Partial<Report> = {}): Report =>
  ({ verdict: 'valid', format: 'ob3', version: '3.0', issuer, checks: [], ...more }) as Report
const shown = (...issuers: readonly Standing[]): Partial<Report> => ({
  format: presentation.id,
  nested: issuers.map((issuer) => ({ ...report(issuer), path: '' })) as Report['nested'] & object,
})

test.each<[string, Report, number]>([
  ['a domain', report(domain), 1],
  ['a list', report(listed), 1],
  ['nothing', report(claimed), 0],
  ['a domain, of one that is not valid', report(domain, { verdict: 'invalid' }), 0],
  ['a list, of one that could not be checked', report(listed, { verdict: 'indeterminate' }), 0],
  ['a domain, of a holder who shows nothing', report(domain, shown()), 0],
  ['a domain, of one of two that are shown', report(domain, shown(domain, claimed)), 0],
  ['a domain and a list, of two that are shown', report(claimed, shown(domain, listed)), 1],
])('%s', (_, of, confirmed) => expect(counted(nothing, { input: 'x', answer: { exit: 0, report: of } }).confirmed).toBe(confirmed))
