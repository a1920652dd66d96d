/** The containers of a registry, which are asked for late. @module */
import type { ContainerEntry } from './contract.ts'
import type { Registry } from './options.ts'

export const containersOf = async ({ containers }: Pick<Registry, 'containers'>): Promise<readonly ContainerEntry[]> =>
  typeof containers === 'function' ? containers() : containers
