/**
 * Versions 0.5, 1.0 and 1.1 read as 2.0, as the official validator upgrades them: one step a version, each a
 * function from a node to a node. What a step cannot know it leaves out; the schema of 2.0 then says so.
 *
 * @module
 */
import type { Normalised } from '../../lib/contract.ts'
import { instantOf, readDate } from '../../lib/date.ts'
import { uuid } from '../../lib/hash.ts'
import { type Called, type Document, isObject, own, type Pointer, pointer, text } from '../../lib/json.ts'
import { typesOf } from '../../lib/linked.ts'
import { urlOf } from '../../lib/network/url.ts'
import { repaired } from '../../lib/repair.ts'
import type { Check } from '../../lib/report.ts'
import { equal } from '../../lib/tree.ts'

interface Step {
  /** The version that the step is the first to leave behind. */
  readonly from: string
  readonly assertion?: Upgrade
  readonly badgeClass?: Upgrade
  readonly issuer?: Upgrade
}
/** The node as the next version has it; what is noted is a repair that people should know of. */
type Upgrade = (node: Document, note: (message: string, ...keys: readonly string[]) => void) => Document

const context = 'https://w3id.org/openbadges/v2'

/** What is known of who receives a badge of 0.5: the bare address or its hash, and a salt beside it. */
const recipientOf05: Upgrade = (node, note) => {
  const { recipient, salt, ...rest } = node
  if (typeof recipient !== 'string') return node
  note('In version 0.5 the recipient is a bare text; since 1.0 it is an object with type, identity and hashed.', 'recipient')
  const given = isObject(rest['_originalRecipient']) ? rest['_originalRecipient'] : {}
  // OBV: what holds no @ is a hash
  const identity = { type: 'email', identity: recipient, hashed: !recipient.includes('@'), ...(typeof salt === 'string' && { salt }) }
  return { ...rest, recipient: { ...identity, ...given } }
}

const issuerOf05: Upgrade = (node, note) => {
  const { origin, contact, org, ...rest } = node
  if (origin === undefined && contact === undefined && org === undefined) return node
  note('In version 0.5 the issuer has origin, contact and org; since 1.0 these are url, email and a part of its name.')
  const name = text(rest['name'])
  return {
    ...rest,
    ...(name !== undefined && typeof org === 'string' && { name: `${name}: ${org}` }),
    ...(rest['url'] === undefined && origin !== undefined && { url: origin }),
    ...(rest['email'] === undefined && contact !== undefined && { email: contact }),
  }
}

/** In version 0.5 an address that is not whole begins at the origin of the issuer (README of the backpack). */
const wholeAddresses: Upgrade = (node, note) => {
  const badge = own(node, 'badge')
  const origin = own(own(badge, 'issuer'), 'origin')
  if (typeof origin !== 'string' || !isObject(badge)) return node
  const made = (of: Document, names: readonly string[], ...path: readonly string[]): Document => {
    const all: Record<string, unknown> = { ...of }
    for (const name of names) {
      const whole = wholeAddress(of[name], origin)
      if (equal(whole, of[name])) continue
      note('In version 0.5 an address may begin at the origin of the issuer: it is read as the whole address.', ...path, name)
      all[name] = whole
    }
    return all
  }
  return made({ ...node, badge: made(badge, ['image', 'criteria'], 'badge') }, ['evidence'])
}

/** An address, an object with one for an id, or a list of these. */
function wholeAddress(value: unknown, origin: string): unknown {
  if (Array.isArray(value)) return value.map((item) => wholeAddress(item, origin))
  if (isObject(value)) return 'id' in value ? { ...value, id: wholeAddress(value['id'], origin) } : value
  const isPath = typeof value === 'string' && value !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(value)
  return (isPath && urlOf(value, origin)?.href) || value
}

/** A hosted badge of 1.0, and many a one of 1.1, has no id of its own: it is where it can be fetched. */
const idOfHosted: Upgrade = (node, note) => {
  const verification = own(node, 'verification')
  const url = own(verification, 'url')
  if (node['id'] !== undefined || own(verification, 'type') !== 'HostedBadge' || typeof url !== 'string') return node
  note('The badge has no id: the address it is hosted at stands for one.')
  return { ...node, id: url }
}

/** Before 2.0 a badge has a number of its issuer's, by which the list of 1.x revokes it. */
export function uidOf({ uid }: Document): string | undefined {
  return typeof uid === 'number' ? String(uid) : text(uid)
}

/** A signed badge of 1.0 is nowhere, and its number is unique at its issuer: with the address of the key it names the badge. */
const idOfSigned: Upgrade = (node, note) => {
  const { id, verification } = node
  const uid = uidOf(node)
  if (id !== undefined || !uid || own(verification, 'type') !== 'SignedBadge') return node
  note('The badge has no id: one that is made of its number and the address of its key stands for it.')
  return { ...node, id: `urn:uuid:${isUuid.test(uid) ? uid.toLowerCase() : uuid(`${text(own(verification, 'url')) ?? ''}#${uid}`)}` }
}
const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const typed =
  (type: string, ...others: readonly string[]): Upgrade =>
  (node) =>
    typesOf(node).some((name) => [type, ...others].includes(name))
      ? node
      : { ...node, type: typesOf(node).some((name) => name.toLowerCase() !== type.toLowerCase()) ? [type, ...typesOf(node)] : type }

/** 1.0 allowed a day without a time. */
const days: Upgrade = (node, note) => {
  const made: Record<string, unknown> = { ...node }
  for (const name of ['issuedOn', 'expires']) {
    const date = readDate(node[name])
    if (date === undefined || date.precision === 'instant') continue
    note(`Since version 2.0 “${name}” has a time and a zone: it is read as UTC.`, name)
    // until a day is until its last moment
    made[name] = new Date(instantOf(node[name], name === 'expires' ? 'end' : 'start') ?? date.time).toISOString()
  }
  return made
}

/** Alignments had `name`, `url` and `description`. */
const alignments: Upgrade = (node, note) => {
  const given = node['alignment']
  if (!Array.isArray(given) || !given.some((item) => isObject(item) && item['targetUrl'] === undefined && 'url' in item)) return node
  note('The members of an alignment begin with “target” since version 2.0.', 'alignment')
  return { ...node, alignment: given.map((item) => (isObject(item) && item['targetUrl'] === undefined ? targets(item) : item)) }
}
const targetNames: Readonly<Record<string, string>> = {
  name: 'targetName',
  url: 'targetUrl',
  description: 'targetDescription',
  framework: 'targetFramework',
}
const targets = (item: Document): Document =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]) => [Object.hasOwn(targetNames, name) ? (targetNames[name] ?? name) : name, value]),
  )

const sequence =
  (...upgrades: readonly Upgrade[]): Upgrade =>
  (node, note) =>
    upgrades.reduce((made, upgrade) => upgrade(made, note), node)

const steps: readonly Step[] = [
  { from: '0.5', assertion: recipientOf05, issuer: issuerOf05 },
  {
    from: '1.1',
    assertion: sequence(idOfHosted, idOfSigned, typed('Assertion'), days),
    badgeClass: sequence(typed('BadgeClass'), alignments),
    issuer: typed('Issuer', 'Profile'),
  },
]

/** A document of a version, read as 2.0; the same object where it is that already. */
export function upgrade(document: Document, version: string): Normalised {
  const due = steps.filter(({ from }) => from >= version)
  if (version >= '2.0' || due.length === 0) return { document, repairs: [] }
  const repairs: Check[] = [repaired(`The badge is of version ${version}, and is read as version 2.0.`, '')]
  const note: Parameters<Upgrade>[1] = (message, ...keys) => void repairs.push(repaired(message, pointer('', ...keys)))
  const made = root(version < '1.0' ? wholeAddresses(document, note) : document, { due, repairs })
  const upgraded = { document: { ...made, '@context': context }, repairs }
  return version < '1.0' ? { ...upgraded, called: saltOf(document), aliases: { origin: 'url', contact: 'email' } } : upgraded
}

/** In version 0.5 the salt stands beside the bare recipient. */
const saltOf =
  ({ recipient, salt }: Document): Called =>
  (node, name) =>
    name === 'salt' && node === recipient ? ['/salt', salt] : undefined

interface Work {
  readonly due: readonly Step[]
  readonly repairs: Check[]
}

function root(document: Document, work: Work): Document {
  const types = typesOf(document).map((type) => type.toLowerCase())
  if ('badge' in document || types.includes('assertion')) return assertion(document, work)
  if ('criteria' in document || types.includes('badgeclass')) return badgeClass(document, '', work)
  return applied('issuer', document, '', work)
}

function assertion(document: Document, work: Work): Document {
  const badge = own(document, 'badge')
  const whole = isPart(badge) ? { ...document, badge: badgeClass(badge, '/badge', work) } : document
  return applied('assertion', whole, '', work)
}

function badgeClass(node: Document, path: Pointer | '', work: Work): Document {
  const issuer = own(node, 'issuer')
  const whole = isPart(issuer) ? { ...node, issuer: applied('issuer', issuer, pointer(path, 'issuer'), work) } : node
  return applied('badgeClass', whole, path, work)
}

/** An object that says something itself; one with an id alone refers to what is published elsewhere. */
const isPart = (value: unknown): value is Document => isObject(value) && Object.keys(value).some((key) => key !== 'id')

const applied = (kind: 'assertion' | 'badgeClass' | 'issuer', node: Document, path: Pointer | '', { due, repairs }: Work): Document =>
  due.reduce(
    (made, step) => step[kind]?.(made, (message, ...keys) => void repairs.push(repaired(message, pointer(path, ...keys)))) ?? made,
    node,
  )
