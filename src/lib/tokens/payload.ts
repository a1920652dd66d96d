/** What a compact token says, as JSON. @module */
import { fromUtf8 } from '../bytes.ts'
import { parseJson } from '../json-text.ts'
import { defaultLimits } from '../limits.ts'
import { madeOnce } from '../made-once.ts'
import { type Jws, payloadBytes } from './jws.ts'

const read = madeOnce((jws: Jws) => ({ payload: parseJson(fromUtf8(payloadBytes(jws, 0)), defaultLimits) }))

/** Read once, for every kind of token and every step of a verification asks; `undefined` of another form. @throws CredentialError as `parseJson` does. */
export const tokenPayload = (jws: Jws): unknown => (jws.form === 'compact' ? read(jws).payload : undefined)
