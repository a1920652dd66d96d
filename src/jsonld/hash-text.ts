/** The hash of a text, in hexadecimal digits, at once where the platform can. @module */
import { digestText } from '#crypto'
import type { Hash } from '../crypto/backend.ts'
import type { Awaitable } from '../lib/awaitable.ts'

export type HashText = (text: string) => Awaitable<string>

export const hashOfText =
  (algorithm: Hash): HashText =>
  (text) =>
    digestText(algorithm, text)
