/** Kinds of identifiers as Open Badges 3.0 spells them, which is how the hub does. @module */

/** Those that are listed; every other one is written `ext:`. */
export const listedIdentities: ReadonlySet<string> = new Set(
  'name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn lisSourcedId oneRosterSourcedId sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier'.split(
    ' ',
  ),
)

/** `ext:` names have letters, digits and `.-_`: every other character is written by its code. */
const encoded = (name: string): string =>
  name.replace(/[^A-Za-z0-9._-]|_(?=x[0-9a-f]+_)/g, (char) => `_x${(char.codePointAt(0) ?? 0).toString(16)}_`)
const decoded = (name: string): string =>
  name.replace(/_x([0-9a-f]{1,6})_/g, (all, code) =>
    Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : all,
  )

/** Of a name in plain words. */
export const typeNamed = (name: string): string => (listedIdentities.has(name) ? name : `ext:${encoded(name)}`)
export const nameOfType = (type: string): string => (type.startsWith('ext:') ? decoded(type.slice('ext:'.length)) : type)

/** Of a name that may have its prefix already, with characters after it that no name has. */
export const ownTypeName = (type: string): string =>
  /^ext:[A-Za-z0-9._-]+$/.test(type) ? type : type.startsWith('ext:') ? `ext:${encoded(type.slice('ext:'.length))}` : typeNamed(type)
