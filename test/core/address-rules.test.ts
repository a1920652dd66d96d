import { describe, expect, test } from 'vitest'
import { allowed, isPrivateAddress } from '../../src/lib/network/address-rules.ts'

const answer = (url: string, rules = {}): string => {
  try {
    return allowed(url, rules).href
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('addresses that are not asked', () => {
  test.each([
    'http://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'data:,x',
    'javascript:alert(1)',
    'not a url',
    'https://user:secret@example.org/',
    'https://user@example.org/',
    'https://localhost/',
    'https://LOCALHOST./',
    'https://app.localhost/',
    'https://intranet/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://017700000001/',
    'https://0/',
    'https://10.1.2.3/',
    'https://172.31.255.255/',
    'https://192.168.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:db8::1]/',
    'https://[2001::1]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
  ])('%s', (url) => {
    expect(answer(url)).toBe('ERR_FORBIDDEN_ADDRESS')
  })
})

describe('addresses that are', () => {
  test.each([
    'https://example.org/',
    'https://example.org:8443/a?b#c',
    'https://8.8.8.8/',
    'https://172.32.0.1/',
    'https://[2606:4700::1111]/',
    'https://bücher.example.org/',
  ])('%s', (url) => {
    expect(answer(url)).toBe(new URL(url).href)
  })

  test('and are it still when many have been asked about: a name with letters such as ü', () => {
    for (let turn = 0; turn < 200_000; turn++) allowed(`https://example.org/${turn % 8}`, {})
    expect(allowed('https://b\u00fccher.example.org/', {}).hostname).toBe('xn--bcher-kva.example.org')
  })

  test('only the hosts the caller allows', () => {
    const rules = { allowHosts: ['example.org', '*.example.net'] }
    expect(
      ['https://example.org/', 'https://a.example.net/', 'https://www.example.org/', 'https://example.net/', 'https://notexample.net/'].map(
        (url) => answer(url, rules),
      ),
    ).toEqual(['https://example.org/', 'https://a.example.net/', 'ERR_FORBIDDEN_ADDRESS', 'ERR_FORBIDDEN_ADDRESS', 'ERR_FORBIDDEN_ADDRESS'])
  })
})

test('what is no address counts as private', () => {
  expect(['', 'x', '1.2.3', '1.2.3.4.5', '999.1.1.1.1'].map(isPrivateAddress)).toEqual([true, true, true, true, true])
  expect(isPrivateAddress('93.184.216.34')).toBe(false)
})
