/** Who stands behind what a report is on: of a presentation whoever issued what it shows, and not its holder. @module */
import { presentation } from '../core/verify/presentation.ts'
import type { Report, Standing } from '../lib/report.ts'

/** A report on a presentation is on its holder. */
export const isOnHolder = ({ format }: Pick<Report, 'format'>): boolean => format === presentation.id

export const standingsOf = (report: Report): readonly Standing[] =>
  isOnHolder(report) ? (report.nested ?? []).flatMap(standingsOf) : [report.issuer]

/** Something outside the credential says who its issuer is; outside each, where several are shown. */
export function isConfirmed(report: Report): boolean {
  const standings = standingsOf(report)
  return standings.length > 0 && standings.every(({ control, listedBy }) => control !== 'none' || listedBy.length > 0)
}
