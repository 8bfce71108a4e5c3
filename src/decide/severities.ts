import type {Severity} from '../types.js'

/** Error, warning, info: an earlier one is worse. */
export const severities: readonly Severity[] = ['error', 'warning', 'info']
