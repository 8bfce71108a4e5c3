import {spawnSync} from 'node:child_process'
import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {type IJob, Job} from 'kubernetes-models/batch/v1/Job'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {Crawl, main} from './crawl.js'

const manifest = parse(readFileSync('examples/cluster/kubernetes/indexed-job.yml', 'utf8')) as IJob

describe('the manifest of an Indexed Job', () => {
  let crawl: Crawl
  beforeAll(() => (crawl = new Crawl()))
  afterAll(() => crawl.clear())

  test('is one for Kubernetes', () => {
    expect(() => new Job({...manifest, spec: {template: {}, completions: 1.5}}).validate()).toThrow('integer')
    expect(() => new Job(manifest).validate()).not.toThrow()
    expect(manifest.spec).toMatchObject({completionMode: 'Indexed', completions: 16, parallelism: 16})
  })

  test('has a command whose pods clean all shards of a plan', async () => {
    mkdirSync(crawl.place('bin'))
    writeFileSync(crawl.place('bin/copydesk'), `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`)
    chmodSync(crawl.place('bin/copydesk'), 0o755)
    crawl.writeLines('in.jsonl', 20)
    await crawl.run(['clean', 'in.jsonl', '--out', 'whole'])
    await crawl.run(['cluster', 'plan', 'in.jsonl', '--out', 'out', '--shard-size', '8k', '--no-queue'])
    const [container] = manifest.spec?.template.spec?.containers ?? []
    const [shell = '', ...command] = [...(container?.command ?? []), ...(container?.args ?? [])]
    for (const index of [0, 1]) {
      const PATH = `${crawl.place('bin')}:${process.env['PATH']}`
      const env = {...process.env, PATH, COMPLETIONS: '2', JOB_COMPLETION_INDEX: String(index)}
      expect(spawnSync(shell, command, {cwd: crawl.folder, env, encoding: 'utf8'})).toMatchObject({
        status: 0,
        stderr: ''
      })
    }
    expect(await crawl.run(['cluster', 'collect', 'out'])).toMatchObject({status: 0})
    expect(crawl.sha256('out/in.jsonl')).toBe(crawl.sha256('whole/in.jsonl'))
  })
})
