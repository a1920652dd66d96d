/**
 * Completes package-lock.json: `npm ci` insists on an entry for every optional package, also for those of other
 * platforms, and `npm install` writes none for a package that the registry at hand does not hold.
 * Run after `npm install`: node .ci/complete-lock.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs'

const systems = ['android', 'darwin', 'freebsd', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'linux', 'win32', 'windows']
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', '64']

/** What a package's name says of the platform that it is for. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-')
  const system = systems.find((known) => words.includes(known))
  const processor = processors.find((known) => words.includes(known))
  if (!system || !processor) throw new Error(`the name ${name} does not say its platform`)
  return {
    cpu: [processor === '64' ? 'x64' : processor],
    ...(words.some((word) => word.startsWith('musl')) && { libc: ['musl'] }),
    os: [system === 'windows' ? 'win32' : system],
  }
}

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const { packages } = lock
let added = 0
for (const [path, entry] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (packages[`${path}/node_modules/${name}`] || packages[`node_modules/${name}`]) continue
    packages[`node_modules/${name}`] = { version, ...platformOf(name), ...(entry.dev && { dev: true }), optional: true }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} entries added`)
