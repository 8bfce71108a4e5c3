import {z} from 'zod'
import {kinds} from '../../src/detect/kinds.js'
import {ruleSchema} from '../../src/rules/rule.js'
import {optionsOf} from './kind-options.js'

/** The schema of a rule file, with the options of each kind. A kind of one’s own may have any. */
export function ruleFileSchema() {
  const allOf = Object.entries(kinds).map(([name, kind]) => ({
    if: {properties: {kind: {const: name}}, required: ['kind']},
    then: {properties: {options: optionsOf(kind)}}
  }))
  return {...z.toJSONSchema(ruleSchema, {io: 'input'}), allOf}
}
