/** What a JSON Web Key that is published for everybody is for. @module */
import { own } from '../lib/json.ts'

/** A set says that a key is for signatures, and not what is signed (RFC 7517 section 4.2): did:jwk takes it so, too. */
export const purposesInSet = (jwk: unknown): readonly string[] => (own(jwk, 'use') === 'enc' ? [] : ['assertionMethod', 'authentication'])
