/** What was found out about the timestamps of a seal, as checks of a report. @module */
import type { ChainState } from '../../keys/x5c/chain.ts'
import { because, reasons } from '../../keys/x5c/checks.ts'
import type { Code } from '../../lib/codes.ts'
import { type Check, fail, pass, skip, unknown, warn } from '../../lib/report.ts'
import { lastArchive } from './archive.ts'
import type { Assessment } from './assess.ts'
import type { Timestamp } from './timestamps.ts'

export const timestampCheck = ({ timestamps, anchored }: Assessment): Check =>
  timestampsCheck(
    'seal.timestamp',
    timestamps.filter(({ kind }) => kind !== 'arcTst'),
    anchored.timestamps,
    'The seal has no timestamp.',
  )

export function archiveCheck({ timestamps, anchored, unsigned, kept }: Assessment): Check {
  const archives = timestamps.filter(({ kind }) => kind === 'arcTst')
  const check = timestampsCheck('seal.archive', archives, anchored.timestamps, 'The seal has no archive timestamp.', {
    uncovered: unsigned.items.length - 1 - lastArchive(timestamps),
  })
  if (check.outcome !== 'pass' || kept !== false) return check
  const { id, detail } = check
  return warn(id, 'ERR_SEAL_TIMESTAMP', 'No archive timestamp covers all that the level B-LT of the seal rests on.', {
    ...(detail && { detail }),
  })
}

/** Faults that leave it open whether the timestamp is good. */
const open: readonly Timestamp['fault'][] = [undefined, 'unsupported', 'extension', 'certificate', 'order']

function timestampsCheck(id: string, timestamps: readonly Timestamp[], anchored: boolean, absent: string, more: object = {}): Check {
  if (timestamps.length === 0) return skip(id, 'ERR_SEAL_TIMESTAMP', absent)
  const needs = timestamps.flatMap((each) => each.needs)
  const detail = { timestamps: timestamps.map(detailOf), ...more, ...(needs.length > 0 ? { needs } : {}) }
  if (!timestamps.every(({ fault }) => open.includes(fault)))
    return fail(id, 'ERR_SEAL_TIMESTAMP', 'A timestamp does not fit the seal, or is not well made.', { detail })
  if (timestamps.some(({ fault }) => fault === 'unsupported'))
    return unknown(id, 'ERR_UNSUPPORTED', 'A timestamp cannot be checked: its algorithm, encoding, coverage or size is not supported.', {
      detail,
    })
  if (timestamps.some(({ fault }) => fault === 'extension'))
    return unknown(id, 'ERR_UNSUPPORTED', 'A timestamp has a critical extension that is not understood.', { detail })
  if (!anchored) return unknown(id, 'ERR_SEAL_TIMESTAMP_TRUST', 'No certificate was given that is trusted for timestamps.', { detail })
  const doubtful = timestamps.find(({ trusted }) => !trusted)
  if (doubtful) return unknown(id, ...doubtOf(doubtful), { detail })
  return pass(id, 'Every timestamp is whole and made by a trusted authority.', { detail })
}

const detailOf = ({ kind, genTime, fault, trusted, trust }: Timestamp) => ({
  kind,
  trusted,
  ...(genTime === undefined ? {} : { genTime: new Date(genTime).toISOString() }),
  ...(fault === undefined ? {} : { fault }),
  ...(trust === undefined ? {} : { authority: trust.state }),
})

const doubts: Readonly<Partial<Record<ChainState, string>>> = {
  expired: 'The certificate of a timestamp’s authority is no longer in force, and no newer timestamp covers it.',
  revoked: 'The certificate of a timestamp’s authority was revoked.',
  'authority-revoked': 'The certificate of a timestamp’s authority was issued by one whose own was revoked.',
}

function doubtOf({ fault, trust, why }: Timestamp): readonly [Code, string] {
  if (fault === 'certificate') return ['ERR_SEAL_TIMESTAMP_TRUST', 'The certificate of a timestamp’s authority is not there.']
  if (trust === undefined || fault === 'order')
    return ['ERR_SEAL_TIMESTAMP', 'A timestamp states a time that is still to come, or later than that of one which was made after it.']
  if (trust.state === 'revocation-unknown')
    return ['ERR_SEAL_REVOCATION', `Nothing says whether the certificate of a timestamp’s authority was revoked${because(why)}.`]
  return ['ERR_SEAL_TIMESTAMP_TRUST', doubts[trust.state] ?? `The authority of a timestamp is not trusted${because(reasons(trust))}.`]
}
