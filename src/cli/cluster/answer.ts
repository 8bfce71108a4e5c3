import type {Answer} from '../../cluster/verdict.js'

/** An answer as a line of JSON, with the name of its job. */
export function answerLine(job: string, answer: Answer): string {
  const {state} = answer
  const told = state === 'done' ? answer.answer : state === 'failed' ? {problem: answer.problem} : {}
  return `${JSON.stringify({job, state, ...told})}\n`
}

export function isAnswered({state}: Answer): boolean {
  return state === 'done'
}
