/** How a recipient is named: in plain, or as the hash of it. @module */
import { list, own, text } from '../json.ts'
import { broken, doubtful, type MemberRule, none } from './walk.ts'

const hash = /^(?:sha256\$[0-9a-f]{64}|md5\$[0-9a-f]{32})$/i
const hashLike = /^(?:sha\d+|md5)\$/i
const email: ReadonlySet<string> = new Set(['email', 'emailaddress'])

/**
 * `hashed` and what it speaks of agree (Open Badges 2.0 IdentityObject and IdentityHash, 3.0 the same). `name` is the
 * member that holds the identity, `type` the one that says what it is.
 */
export const identity =
  (name: string, type: string): MemberRule =>
  (_, at, holder) => {
    const value = own(holder, name)
    if (typeof value !== 'string') return none
    if (holder['hashed'] === true) return hashed(value, at())
    if (hashLike.test(value)) {
      const say = holder['hashed'] === false ? broken : doubtful
      return say('The identity looks like a hash, and “hashed” does not say so: nobody could match it.', at())
    }
    return plain(value, text(list(holder[type])[0]) ?? '', at())
  }

function hashed(value: string, path: string): ReturnType<MemberRule> {
  if (hash.test(value)) return none
  const bare = /^[0-9a-f]{32}$|^[0-9a-f]{64}$/i.test(value)
  const cure = bare
    ? 'write the algorithm before it, as in sha256$…'
    : 'write sha256$ and the 64 hexadecimal digits of the hash, or say that it is not hashed'
  return broken(`The identity is not the hash that “hashed” says it is: ${cure}.`, path)
}

const plain = (value: string, type: string, path: string): ReturnType<MemberRule> =>
  email.has(type.toLowerCase()) && !value.includes('@')
    ? doubtful('The identity is said to be an e-mail address, and has no @.', path)
    : none
