export {loadPack, loadPacks} from './rules/load.js'
export {RuleError} from './rules/rule-error.js'
export type {Rule} from './rules/rule.js'
