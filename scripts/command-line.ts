import {readFileSync} from 'node:fs'
import path from 'node:path'
import {type Plugin, rolldown} from 'rolldown'

/** What every run begins with. */
const start = 'dist/cli/main.js'

/** What nearly every run goes on with: `check`, and so `clean` and its workers. */
const common = 'dist/cli/check.js'

/**
 * The command line and its workers in few files, with the packages they need: to find and read hundreds of files takes longer
 * than to clean an article. What {@link common} needs is one file, without what is needed before it is loaded: in between, a command
 * prepares the engine. What else is loaded on demand stays apart.
 *
 * @returns The files it was made of, as paths from here.
 */
export async function bundleCommandLine(folder: string): Promise<string[]> {
  const {peerDependencies} = JSON.parse(readFileSync('package.json', 'utf8')) as {peerDependencies: object}
  const [first, next] = [new Set<string>(), new Set<string>()]
  const bundle = await rolldown({
    input: {
      main: start,
      worker: 'dist/run/worker.js',
      'shard-processor': 'dist/cluster/shard-processor.js'
    },
    platform: 'node',
    external: Object.keys(peerDependencies).map(name => new RegExp(`^${name}(?:/|$)`, 'u')),
    // Its other build cannot be cut down to the languages that are asked for.
    resolve: {alias: {stopword: path.resolve('node_modules/stopword/src/stopword.js')}},
    plugins: [noteNeeded(path.resolve(start), first), noteNeeded(path.resolve(common), next)],
    logLevel: 'warn'
  })
  const {output} = await bundle.write({
    dir: folder,
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: {
      groups: [
        {name: 'start', test: id => first.has(id) && next.has(id), priority: 1},
        {name: 'common', test: id => next.has(id)}
      ]
    },
    // Names stay, for traces.
    minify: {compress: true, mangle: false, codegen: {removeWhitespace: true}},
    comments: false
  })
  await bundle.close()
  const files = output.flatMap(file => (file.type === 'chunk' ? file.moduleIds : []))
  return files.filter(file => path.isAbsolute(file)).map(file => path.relative('.', file))
}

/** Notes the modules that are always loaded with one, itself included. */
function noteNeeded(entry: string, needed: Set<string>): Plugin {
  return {
    name: 'note-needed',
    buildEnd() {
      const add = (id: string): void => {
        if (needed.has(id)) return
        needed.add(id)
        this.getModuleInfo(id)?.importedIds.forEach(add)
      }
      add(entry)
    }
  }
}
