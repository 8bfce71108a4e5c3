import {codeOf} from '../read/problem.js'
import {UsageError} from './failure.js'

/** @throws {UsageError} A server could not listen since its address is taken, not allowed or not of this machine. */
export function refuseAddress(error: unknown): never {
  const code = codeOf(error) ?? ''
  const port = error instanceof Error && 'port' in error ? ` ${String(error.port)}` : ''
  if (code === 'EADDRINUSE')
    throw new UsageError(`Unexpected --port${port} that is taken, expected a free one`, {cause: error})
  if (code === 'EACCES')
    throw new UsageError(`Unexpected --port${port} that is not allowed, expected one above 1023`, {cause: error})
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(code))
    throw new UsageError('Unexpected --host, expected an address of this machine', {cause: error})
  throw error
}
