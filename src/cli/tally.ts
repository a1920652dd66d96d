/** Counting what was said. @module */
import { exitCodes, exitOfError, worst } from './exit.ts'
import type { Tally, Told } from './output.ts'
import { isConfirmed } from './standings.ts'

export const nothing: Tally = {
  credentials: 0,
  verdicts: { valid: 0, invalid: 0, indeterminate: 0 },
  errors: 0,
  confirmed: 0,
  // a folder that happens to be empty is not a folder of valid credentials
  exit: exitCodes.indeterminate,
}

const exitOfTold = ({ answer, error }: Told): number => (error ? exitOfError(error) : answer.exit)

export function counted(tally: Tally, told: Told): Tally {
  const { credentials, verdicts, errors, confirmed } = tally
  const report = told.answer?.report
  return {
    credentials: credentials + 1,
    verdicts: report ? { ...verdicts, [report.verdict]: verdicts[report.verdict] + 1 } : verdicts,
    errors: errors + (told.error ? 1 : 0),
    confirmed: confirmed + (report && report.verdict === 'valid' && isConfirmed(report) ? 1 : 0),
    exit: worst([...(credentials > 0 ? [tally.exit] : []), exitOfTold(told)]),
  }
}
