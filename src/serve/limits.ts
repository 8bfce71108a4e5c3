/** What a service takes on. Times are milliseconds, sizes bytes. */
export interface Limits {
  /** Of a body, and of each line of a stream. */
  readonly body: number
  /** How long headers, a body, or the next line of a stream may take to come in, and an answer to be taken. */
  readonly time: number
  /** How long the cleaning of one article may take. */
  readonly articleTime: number
  /** Requests that are worked on at once. */
  readonly concurrency: number
  /** Requests that may wait for their turn besides. */
  readonly queue: number
}

export const usualLimits: Limits = {
  body: 2 << 20,
  time: 30_000,
  articleTime: 10_000,
  concurrency: 16,
  queue: 128
}
