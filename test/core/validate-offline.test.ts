/** A validation asks nobody, whatever the options of its caller are for. */
import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { validate as validateIn } from '../../src/core.ts'
import { ob3 } from '../../src/generated/registry/formats/ob3.ts'
import { validate, verify } from '../../src/index.ts'
import { credlensIn } from '../cli/credlens.ts'

const badge = readFileSync(new URL('../../fixtures/ob3/registered.json', import.meta.url), 'utf8')
const address = 'https://university.example.org/badges/1'
const network = vi.fn(async () => new Response(badge))
const options = { fetch: network, limits: {} }

describe('an address', () => {
  test('is not asked by a validation, by a verification it is', async () => {
    await expect(validate(address, options)).rejects.toMatchObject({ code: 'ERR_OFFLINE', needs: [{ url: address }] })
    await expect(validateIn({ formats: [ob3], proofs: [], containers: [] }, address, options)).rejects.toMatchObject({
      code: 'ERR_OFFLINE',
    })
    expect(network).not.toHaveBeenCalled()
    expect((await verify(address, options)).verdict).toBe('valid')
    expect(network).toHaveBeenCalledOnce()
  })

  test('on the command line is read first', async () => {
    expect(await credlensIn({ network }, 'validate', address)).toMatchObject({ code: 0, out: expect.stringContaining('well formed') })
    expect((await credlensIn({ network }, 'validate', address, '--offline')).code).toBe(2)
  })
})
