#!/usr/bin/env node
import {Command, CommanderError, Option} from 'commander'
import {addCluster} from './cluster/commands.js'
import {explainFailure} from './failure.js'
import {type CheckOptions, withGate} from './options/check.js'
import {type CleanOptions, withCleaning} from './options/clean.js'
import {type ConfigOptions, withExplanation} from './options/config.js'
import {type LearnOptions, withLearning} from './options/learn.js'
import {
  type ReadOptions,
  withConfig,
  withDecisions,
  withFields,
  withFix,
  withLanguage,
  withProfile,
  withReading,
  withType,
  withWorkers
} from './options/reading.js'
import {withReports} from './options/reports.js'
import {type ReviewOptions, withReview} from './options/review.js'
import {type ServeOptions, withService} from './options/serve.js'
import {type TrendsOptions, withTrends} from './options/trends.js'
import {type VerifyOptions, withSides} from './options/verify.js'
import {compileExpressionsAtOnce} from '../run/engine.js'
import {version} from '../version.js'

const paths = 'files, folders, glob patterns, or - for standard input'

/**
 * Command files are loaded on demand, so that help and mistakes answer at once.
 *
 * @param help Takes what goes to standard output before a command runs.
 */
function createProgram(help: string[]): Command {
  const program = new Command('copydesk')
    .description('Repair the mechanical damage that machine translation and auto-posting do to news, and nothing else.')
    .version(version(), '--version')
    .exitOverride()
    .configureOutput({writeOut: text => help.push(text)})
    .showHelpAfterError('(--help lists what there is)')
    .hook('preAction', compileExpressionsAtOnce)

  withCleaning(withReports(withDecisions(withFix(withReading(program.command('clean'))))))
    .description('clean articles; without --out or --write only say what would change')
    .argument('<path...>', paths)
    .action(async (given: string[], flags: CleanOptions) => exit((await import('./clean.js')).clean(given, flags)))

  withReports(withDecisions(withGate(withReading(program.command('check')))))
    .description('a gate: change nothing, exit with 1 when something is found')
    .argument('[path...]', paths)
    .action(async (given: string[], flags: CheckOptions) => exit((await import('./check.js')).check(given, flags)))

  withDecisions(withFix(withReading(program.command('diff'))))
    .description('show what clean would do as a unified diff')
    .argument('<path...>', paths)
    .action(async (given: string[], flags: ReadOptions) => exit((await import('./diff.js')).diff(given, flags)))

  withReview(withFix(withReading(program.command('review'))))
    .description('a page on this machine to accept or reject each change, and to write the result')
    .argument('<path...>', 'files, folders or glob patterns')
    .action(async (given: string[], flags: ReviewOptions) => exit((await import('./review.js')).review(given, flags)))

  withWorkers(withFix(withLanguage(withProfile(withService(program.command('serve'))))))
    .description('a gate for a CMS: clean and check articles over HTTP, until interrupted')
    .action(async (flags: ServeOptions) => exit((await import('./serve.js')).serve(flags)))

  withLearning(withType(withFields(withConfig(program.command('learn')))))
    .description(
      'find lines that recur across the articles of a site; with --out write them as rules that only suggest'
    )
    .argument('<path...>', paths)
    .action(async (given: string[], flags: LearnOptions) => exit((await import('./learn.js')).learn(given, flags)))

  withFields(program.command('undo'))
    .description('put back the originals that clean --write changed')
    .argument('<report>', 'the JSON report of that run')
    .action(async (report: string, flags: ReadOptions) => exit((await import('./undo.js')).undo(report, flags)))

  withSides(withType(withFields(program.command('verify'))))
    .description('check a JSON report again from the files it names; exit with 1 when something does not hold')
    .argument('<report>', 'the JSON report of a run')
    .action(async (report: string, flags: VerifyOptions) => exit((await import('./verify.js')).verify(report, flags)))

  withTrends(program.command('trends'))
    .description('what damage rose or fell over many runs, by feed or folder and rule, and since when')
    .argument('<report...>', 'the JSON reports of the runs')
    .action(async (reports: string[], flags: TrendsOptions) =>
      exit((await import('./trends.js')).trends(reports, flags))
    )

  withConfig(program.command('explain'))
    .description('what a rule does and why, with examples')
    .argument('<rule>', 'id of a rule')
    .action(async (rule: string, flags: {config?: string}) => exit((await import('./explain.js')).explain(rule, flags)))

  withExplanation(withFix(withLanguage(withProfile(program.command('config')))))
    .description('what of the configuration applies to an article, and from where')
    .action(async (flags: ConfigOptions) => exit((await import('./config.js')).config(flags)))

  withConfig(program.command('rules'))
    .description('list all rules')
    .addOption(new Option('--format <name>', 'text or json').choices(['text', 'json']).default('text'))
    .action(async (flags: {config?: string; format: string}) => exit((await import('./rules.js')).rules(flags)))

  withConfig(program.command('lsp'))
    .description('a language server for editors, over standard input and output')
    .option('--stdio', 'what editors add; there is no other way')
    .action(async (flags: {config?: string}) => exit((await import('./lsp.js')).lsp(flags)))

  addCluster(program, exit)

  program
    .command('init')
    .description('write a starting configuration, copydesk.config.yml')
    .action(async () => exit((await import('./init.js')).init()))
  return program
}

async function exit(status: Promise<number>): Promise<void> {
  process.exitCode = await status
}

async function run(): Promise<void> {
  const help: string[] = []
  try {
    await createProgram(help).parseAsync()
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? 0 : 2
  }
  if (help.length > 0) await (await import('./standard-streams.js')).writeStdout(help.join(''))
}

try {
  await run()
} catch (error) {
  process.stderr.write(`${explainFailure(error)}\n`)
  process.exitCode = 2
}
