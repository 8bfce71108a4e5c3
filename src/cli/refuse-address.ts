import {codeOf} from '../read/problem.js'
import {UsageError} from './failure.js'

/** @throws {UsageError} A server could not listen since its address is taken, not allowed or not of this machine. */
export function refuseAddress(error: unknown): never {
  const code = codeOf(error) ?? ''
  if (['EADDRINUSE', 'EACCES'].includes(code))
    throw new UsageError('Unexpected --port that is taken or not allowed, expected another one', {cause: error})
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(code))
    throw new UsageError('Unexpected --host, expected an address of this machine', {cause: error})
  throw error
}
