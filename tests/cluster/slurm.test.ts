import {type ChildProcess, execFileSync, spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {Crawl, main} from './crawl.js'
import {freePort} from './redis.js'

const hasSlurm = process.env['CI'] !== undefined || spawnSync('slurmctld', ['-V']).status === 0
const recipe = path.resolve('examples/cluster/slurm/copydesk.sbatch')

describe.skipIf(!hasSlurm)('SLURM', () => {
  let crawl: Crawl
  let environment: NodeJS.ProcessEnv
  const daemons: ChildProcess[] = []
  const slurm = (command: string, ...args: readonly string[]) =>
    execFileSync(command, args, {cwd: crawl.folder, env: environment, encoding: 'utf8'})

  beforeAll(async () => {
    crawl = new Crawl()
    for (const name of ['state', 'spool']) mkdirSync(crawl.place(name), {mode: 0o755})
    const user = os.userInfo().username
    const host = os.hostname().split('.')[0] ?? ''
    const [controller, node] = [await freePort(), await freePort()]
    const configuration = crawl.place('slurm.conf')
    writeFileSync(
      configuration,
      `ClusterName=test
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=${user}
SlurmdUser=${user}
AuthType=auth/none
CredType=cred/none
SchedulerParameters=sched_interval=1,batch_sched_delay=0
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
StateSaveLocation=${crawl.place('state')}
SlurmdSpoolDir=${crawl.place('spool')}
SlurmctldPidFile=${crawl.place('slurmctld.pid')}
SlurmdPidFile=${crawl.place('slurmd.pid')}
SlurmctldPort=${controller}
SlurmdPort=${node}
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${os.availableParallelism()} State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`
    )
    environment = {...process.env, SLURM_CONF: configuration, COPYDESK: `${process.execPath} ${main}`}
    const start = (command: string, ...args: readonly string[]) =>
      daemons.push(spawn(command, args, {env: environment, stdio: 'ignore', cwd: crawl.folder}))
    start('slurmctld', '-D', '-f', configuration)
    start('slurmd', '-D', '-f', configuration)
    while (
      spawnSync('sinfo', ['--noheader', '--format=%T'], {env: environment, encoding: 'utf8'}).stdout.trim() !== 'idle'
    )
      await wait(100)
  })

  afterAll(async () => {
    for (const child of daemons.toReversed()) {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    }
    await crawl.clear()
  })

  test('cleans the shards of a plan in the tasks of an array', async () => {
    crawl.writeLines('in.jsonl', 40)
    await crawl.run(['clean', 'in.jsonl', '--out', 'whole'])
    await crawl.run(['cluster', 'plan', 'in.jsonl', '--out', 'out', '--shard-size', '8k', '--no-queue'])
    slurm('sbatch', '--array=1-3', recipe, 'out')
    while (slurm('squeue', '--noheader') !== '') await wait(200)
    expect(await crawl.run(['cluster', 'status', 'out', '--no-queue'])).toMatchObject({status: 0})
    expect(await crawl.run(['cluster', 'collect', 'out'])).toMatchObject({status: 0, stderr: ''})
    expect(crawl.sha256('out/in.jsonl')).toBe(crawl.sha256('whole/in.jsonl'))
  })
})
