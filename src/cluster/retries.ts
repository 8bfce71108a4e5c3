/** A job is tried so often before it is set aside, after 1, 2, 4… seconds. */
export const tries = {attempts: 3, backoff: {type: 'exponential', delay: 1000}} as const

/**
 * A job whose worker was lost goes to another so often; then it is taken for the cause. Three, since machines are lost for other
 * reasons too.
 */
export const mostLosses = 3
