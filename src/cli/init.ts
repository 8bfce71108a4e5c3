import {existsSync} from 'node:fs'
import {replaceFile} from '../write/replacement.js'
import {UsageError} from './failure.js'
import {writeStdout} from './standard-streams.js'

const file = 'copydesk.config.yml'

const start = `# Copydesk. Everything here may be left out; a misspelt key is an error that names the nearest one.

# Language of the articles (BCP 47). Rules for other languages are left out.
language: en

# What all this starts from: publish (as it comes), archive, strict or wordpress. docs/configuration.md says what each sets.
# What stands here wins over it, and over --profile.
# profile: publish

# safe: only repairs that need no second look. suggested: suggestions are applied too.
# fix: safe

# The least severity that makes \`copydesk check\` fail: error, warning or info.
# fail-on: warning

# Your own rules, one YAML file a rule: folders, or npm packages.
# packs:
#   - house-rules

# Rules by id (\`copydesk rules\` lists them) or by pack: off, or another severity or tier.
# rules:
#   doubled-word: off
#   unclosed-quotation: {severity: error, fix: suggest}
#   consistency/*: off

# The same for some articles only, by file or by what fields of their record say. Patterns start from this folder; later ones win.
# overrides:
#   - files: ["verse/**"]
#     rules:
#       doubled-word: off
#   - fields: {site: "*.example.de"}
#     language: de

# What folders are searched without. Patterns start from this folder; a file that is named itself is read all the same.
# exclude: [drafts/, "*.tmp.txt"]

# Messages that somebody looked at and dismissed, by the fingerprint in the JSON report.
# ignore:
#   - fingerprint: 0123456789abcdef
#     reason: The band is called “The The”.

# An article that would lose a larger share of its words, or keep fewer than this and less than half, is left as it is.
# budget:
#   removedShare: 0.15
#   wordsLeft: 30
`

/** Write a starting configuration. */
export async function init(): Promise<number> {
  if (existsSync(file)) throw new UsageError(`Unexpected \`${file}\`, expected none yet: it was left as it is`)
  const target = replaceFile(file)
  await target.write(start)
  await target.commit()
  await writeStdout(`${file} is written\n`)
  return 0
}
