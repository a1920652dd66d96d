/** What an entry of a registry loads. @module */
import { type Awaitable, after } from './awaitable.ts'
import { CredentialError } from './errors.ts'

interface Entry<Folder> {
  readonly load: () => Awaitable<Folder>
}

/** @throws CredentialError `ERR_OPTION` where it lacks what is asked of it, as a caller's own may: that would end as an error of the platform. */
export const loaded = <Folder>(entry: Entry<Folder>, member: keyof Folder): Awaitable<Folder> =>
  after(entry.load(), (folder) => {
    if (folder?.[member]) return folder
    throw new CredentialError('ERR_OPTION', 'the options cannot be used')
  })
