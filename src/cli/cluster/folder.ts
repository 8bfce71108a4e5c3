import path from 'node:path'
import {type Plan, PlanError, type PlanFolder} from '../../cluster/plan.js'
import {describe} from '../../read/problem.js'
import {settingsKey} from '../../run/settings-key.js'
import {version} from '../../version.js'

/**
 * Read a plan, and go where its paths start.
 *
 * @param base Left out: where the plan was made.
 * @throws {PlanError} There is none, it is of another version, or there is no such folder.
 */
export function enterPlan(folder: PlanFolder, base: string | undefined): Plan {
  const plan = folder.read()
  if (settingsKey(plan.recipe, version()) !== plan.settings) {
    throw new PlanError(
      `Unexpected plan of Copydesk ${plan.copydesk} or of other rules, expected those of Copydesk ${version()} here: install the same on all machines`
    )
  }
  const start = path.resolve(base ?? plan.base)
  try {
    process.chdir(start)
  } catch (error) {
    throw new PlanError(
      `Unexpected lack of the folder \`${start}\`, in which the plan was made, expected --base FOLDER to name its place here (${describe(error)})`,
      {cause: error}
    )
  }
  return plan
}
