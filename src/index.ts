export {check, clean, retextCopydesk, type TextOptions} from './library.js'
export {createCleaner, type Cleaner, type CleanOptions} from './pipeline.js'
export {loadViews} from './parse/views/load.js'
export {builtinRules} from './rules/builtin.js'
export {retextBlocks} from './parse/block-parser.js'
export {applyEdits, invertEdits} from './edit/apply.js'
export {certifyArticle} from './certify/markup.js'
export type * from './types.js'
export {kinds, type Kinds} from './detect/kinds.js'
export {
  defineKind,
  definePreparedKind,
  defineSharedKind,
  type Clock,
  type Kind,
  type RuleSettings
} from './detect/kind.js'
export type {Rule} from './rules/rule.js'
export type {WrittenConfiguration as Configuration} from './config/schema.js'
