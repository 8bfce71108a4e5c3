export {loadPack, loadPacks, RuleError} from './rules/load.js'
export type {Rule} from './rules/rule.js'
