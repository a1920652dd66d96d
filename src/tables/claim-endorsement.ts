/** An endorsement whose claim says whom it is of: Open Badges 2.0 has it so, and CLR 1.0 took it over. @module */
import type { Endorsement, Organisation } from '../lib/credential/parties.ts'
import { leave } from '../lib/mapping/leave.ts'
import { absent, type Codec, record } from '../lib/mapping/lens.ts'
import { instant } from '../lib/mapping/moments.ts'
import { lose } from '../lib/mapping/noting.ts'
import { spoken } from '../lib/mapping/text.ts'

/** @param name how the format spells the names of nodes: the endorsement's own, and that of what is endorsed */
export function claimEndorsement(profile: Codec<Organisation>, name: Codec<string>): Codec<Endorsement> {
  const table = record<Endorsement>({
    id: ['/id', name],
    name: absent('an endorsement has no title'),
    description: absent('an endorsement has no description'),
    issuer: ['/issuer', profile],
    issued: ['/issuedOn', instant],
    expires: absent('an endorsement has no end'),
    subject: ['/claim/id', name],
    comment: ['/claim/endorsementComment', spoken],
  })
  return {
    read(from) {
      const value = table.read(from)
      if (value === undefined || isAddress(value)) return undefined
      leave(from, 'verification', 'revoked', 'revocationReason')
      return value
    },
    write: (hub, to) => (isAddress(hub) ? lose(to, 'only its address is known', 'endorsement-lost') : table.write(hub, to)),
  }
}

/** What is nowhere but at its address: nobody knows who endorses what there. */
const isAddress = ({ issuer, subject, comment }: Endorsement): boolean => [issuer, subject, comment].every((said) => said === undefined)
