import {spawnSync} from 'node:child_process'
import {chmodSync, chownSync, cpSync, existsSync, openSync, rmSync, writeFileSync} from 'node:fs'
import {open} from 'node:fs/promises'
import path from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {gzipSync} from 'node:zlib'
import {globSync} from 'tinyglobby'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {formats} from '../src/report/formats.js'
import {Desk, ended, isRoot, obedient} from './fire/desk.js'

const bad = 'The minister lost the the vote.\n'
const good = 'The minister lost the vote.\n'
const inCi = process.env['CI'] !== undefined
const minutes = {timeout: 300_000}

let desk: Desk
beforeEach(() => (desk = new Desk()))
afterEach(() => desk.clear())

const numbers = Array.from({length: 60}, (_, index) => `${100 + index}`)
const many = (content: string, folder = 'in') =>
  Object.fromEntries(numbers.map(number => [`${folder}/${number}.txt`, content]))
/** So many records keep a command busy for some seconds, and what stands beside their texts fills several stretches of the journal. */
const lasting = 3000
const records = (count: number) => `${JSON.stringify({text: bad, beside: '-'.repeat(1000)})}\n`.repeat(count)
const until = (isSo: () => boolean) => vi.waitUntil(isSo, {interval: 20, timeout: 60_000})
const unfinished = (folder: string) => desk.names(folder).filter(name => /\.(?:tmp|partial)$/u.test(name))

describe('a full disk', minutes, () => {
  const full = 'Unexpected full disk, expected room for the output (ENOSPC)'
  const line = `${JSON.stringify({text: bad})}\n`
  /** Leaves so many KB. */
  const fill = (left: number) => writeFileSync(desk.place('disk/fill'), Buffer.alloc((1024 - left) << 10))
  let problem: string | undefined

  beforeEach(() => {
    problem = desk.mount('disk', '1m')
  })
  const onDisk = (name: string, run: () => Promise<void>) =>
    test(name, async ({skip}) => {
      skip(problem !== undefined && !inCi, `a disk of its own cannot be mounted: ${problem}`)
      expect(problem).toBeUndefined()
      await run()
    })

  onDisk('keeps what is finished, names what is not, and goes on when there is room', async () => {
    desk.lay(many(bad))
    fill(100)
    const {status, stderr} = await desk.run(['clean', 'in', '--out', 'disk/out', '--quiet'])
    const done = numbers.filter(number => desk.read(`disk/out/${number}.txt`) !== undefined)
    const left = numbers.filter(number => !done.includes(number))
    expect([done.length > 0, left.length > 0]).toEqual([true, true])
    for (const number of done) expect(desk.read(`disk/out/${number}.txt`)).toBe(good)
    for (const number of left) expect(stderr).toContain(`in/${number}.txt: ${full}: `)
    expect([status, unfinished('disk')]).toEqual([2, []])
    rmSync(desk.place('disk/fill'))
    const resumed = await desk.run(['clean', 'in', '--out', 'disk/out', '--resume'])
    expect(resumed.stderr).toContain(`\nTaken over from the run before: ${done.length} articles\n`)
    expect([resumed.status, desk.names('disk/out').length]).toEqual([0, numbers.length])
    for (const number of numbers) expect(desk.read(`disk/out/${number}.txt`)).toBe(good)
  })

  onDisk('leaves articles that are cleaned in place as they were', async () => {
    desk.lay(many(bad, 'disk/in'))
    spawnSync('dd', ['if=/dev/zero', `of=${desk.place('disk/fill')}`, 'bs=1k'])
    const {status, stderr} = await desk.run(['clean', 'disk/in', '--write'])
    expect(stderr).toContain(`disk/in/100.txt: ${full}: \`${desk.place('disk/in/100.txt')}\` was left as it was\n`)
    expect(stderr).toMatch(/\n0 articles: 0 changed, 60 more not read or written\n$/u)
    for (const number of numbers) expect(desk.read(`disk/in/${number}.txt`)).toBe(bad)
    expect([status, unfinished('disk')]).toEqual([2, []])
  })

  onDisk('under records leaves no output', async () => {
    desk.lay({'a.jsonl': records(2000), 'b.jsonl.gz': gzipSync(Buffer.from(line))})
    fill(0)
    const {status, stderr} = await desk.run(['clean', 'a.jsonl', 'b.jsonl.gz', '--out', 'disk/out', '--quiet'])
    const [first, second] = stderr.split('\n')
    expect(first).toMatch(/^a\.jsonl: .*: nothing is written without a line in `[^`]+\.journal`$/u)
    expect(second).toBe(`b.jsonl.gz: ${full}: \`${desk.place('disk/out/b.jsonl.gz')}\` was left as it was`)
    expect([status, desk.names('disk/out')]).toEqual([2, []])
  })

  onDisk('under the journal writes no output that it does not know of', async () => {
    desk.lay({'disk/in/a.txt': good, 'elsewhere/b.txt': bad})
    spawnSync('dd', ['if=/dev/zero', `of=${desk.place('disk/fill')}`, 'bs=1k'])
    const {status, stderr} = await desk.run(['clean', 'disk/in', 'elsewhere', '--write', '--quiet'])
    expect(stderr).toMatch(
      /^disk\/in\/a\.txt: Unexpected full disk, expected room for the output \(ENOSPC\): nothing is written without a line in `[^`]+\.journal`\n/u
    )
    expect([status, desk.read('elsewhere/b.txt'), desk.read('disk/in/a.txt')]).toEqual([2, bad, good])
    expect(unfinished('elsewhere')).toEqual([])
  })

  onDisk('under a report costs the report', async () => {
    desk.lay({'a.txt': bad})
    fill(0)
    const args = ['clean', 'a.txt', '--out', 'out', '--report', 'disk/r.html', '--report', 'r.json']
    const {status, stderr} = await desk.run(args)
    expect(stderr).toBe(
      `report: ${full}: \`disk/r.html\` was left as it was\n` +
        '1 article: 1 changed (1 repair)\nWritten: out, r.json\n'
    )
    expect([status, desk.read('out/a.txt'), desk.names('disk')]).toEqual([2, good, ['fill']])
  })

  onDisk('leaves no half configuration', async () => {
    fill(0)
    const {status, stderr} = await desk.run(['init'], {folder: 'disk'})
    expect(stderr).toBe(`copydesk: ${full}: \`copydesk.config.yml\` was left as it was\n`)
    expect([status, desk.names('disk')]).toEqual([2, ['fill']])
  })
})

test('a full device behind standard output is told', minutes, async () => {
  desk.lay({'a.txt': bad})
  const told = 'standard output: Unexpected full disk, expected room for the output (ENOSPC)\n'
  const intoFull = (...args: string[]) =>
    desk.run([...args, '--quiet'], {stdout: openSync('/dev/full', 'w'), input: bad})
  expect(await intoFull('clean', '-')).toMatchObject({status: 2, stderr: `-: ${told}`})
  expect(await intoFull('check', 'a.txt', '--format', 'json')).toMatchObject({status: 2, stderr: `report: ${told}`})
})

describe('without permission', minutes, () => {
  const lack =
    'Unexpected refusal of access, expected permission: check owner and mode, or run as another user (EACCES)'
  /** Root may do everything, so it is another user that runs the command, from a copy that everybody may read. */
  const runAsNobody = (...args: string[]) => {
    const copy = desk.place('copydesk')
    for (const name of ['dist', 'rules', 'package.json'])
      cpSync(name, path.join(copy, name), {recursive: true, filter: source => !source.endsWith('.map')})
    desk.lay({'work/.keep': ''})
    chmodSync(desk.folder, 0o755)
    if (isRoot) chownSync(desk.place('work'), 65534, 65534)
    return desk.run(args, {main: path.join(copy, 'dist/cli/main.js'), isNobody: true, folder: 'work'})
  }

  test('to write into the output folder, each article is named', async () => {
    desk.lay({'work/in/a.txt': bad})
    desk.lay({'work/out/b.txt': 'Mine.'})
    chmodSync(desk.place('work/out'), 0o555)
    const {status, stderr} = await runAsNobody('clean', 'in', '--out', 'out')
    expect(stderr).toBe(
      `in/a.txt: ${lack}: \`${desk.place('work/out/a.txt')}\` was left as it was\n0 articles: 0 changed, 1 more not read or written\n`
    )
    expect([status, desk.names('work/out'), desk.read('work/out/b.txt')]).toEqual([2, ['b.txt'], 'Mine.'])
  })

  test('to write in place, articles stay', async () => {
    desk.lay({'work/in/a.txt': bad})
    chmodSync(desk.place('work/in'), 0o555)
    const {status, stderr} = await runAsNobody('clean', 'in', '--write', '--quiet')
    expect(stderr).toBe(`in/a.txt: ${lack}: \`${desk.place('work/in/a.txt')}\` was left as it was\n`)
    expect([status, desk.names('work/in'), desk.read('work/in/a.txt')]).toEqual([2, ['a.txt'], bad])
  })

  test('to read an article or what a folder holds, the others are cleaned', async () => {
    desk.lay({'work/in/a.txt': bad, 'work/in/b.txt': bad, 'work/in/c/d.txt': bad, 'work/in/e/f.txt': bad})
    chmodSync(desk.place('work/in/a.txt'), 0)
    chmodSync(desk.place('work/in/c'), 0)
    chmodSync(desk.place('work/in/e'), 0o444) // Lists its names, and gives none of its files.
    const {status, stderr} = await runAsNobody('clean', 'in', '--out', 'out')
    expect(stderr).toBe(
      ['in/c', 'in/a.txt', 'in/e/f.txt'].map(name => `${name}: ${lack}\n`).join('') +
        '1 article: 1 changed (1 repair), 3 more not read or written\nWritten: out\n'
    )
    expect([status, desk.names('work/out')]).toEqual([2, ['b.txt']])
  })

  test('to read the configuration, nothing is cleaned', async () => {
    desk.lay({'work/a.txt': bad, 'work/copydesk.config.yml': 'fix: safe\n'})
    chmodSync(desk.place('work/copydesk.config.yml'), 0)
    const {status, stderr} = await runAsNobody('clean', 'a.txt', '--out', 'out')
    expect(stderr).toBe(`copydesk: ${desk.place('work/copydesk.config.yml')}: ${lack}\n`)
    expect([status, existsSync(desk.place('work/out'))]).toEqual([2, false])
  })

  test('to use the cache, the run goes on without it', async () => {
    desk.lay({'work/a.txt': bad, 'work/cache/x': ''})
    chmodSync(desk.place('work/cache'), 0)
    const {status, stderr} = await runAsNobody('clean', 'a.txt', '--out', 'out', '--cache', 'cache', '--quiet')
    expect([status, stderr, desk.read('work/out/a.txt')]).toEqual([0, '', good])
  })
})

describe('a file that changes while it is read', minutes, () => {
  const lackOfUndo = '`copydesk undo` cannot put the originals back: it takes the report that --report FILE.json writes'
  const changed = 'Unexpected change of the file while it was read, expected it at rest: nothing was written'
  const owed = 'Not all could be written: the same command with --resume does the rest'

  test.each(['CUT', 'GROW'])('in place: %s, what others did to it stays', async order => {
    desk.lay({...obedient, 'in/a.txt': `${order} in/a.txt now.\n${bad}`, 'in/b.txt': bad})
    const {status, stderr} = await desk.run(['clean', 'in', '--write'])
    expect(stderr).toBe(
      `in/a.txt: ${changed}\n1 article: 1 changed (1 repair), 1 more not read or written\n${owed}\n${lackOfUndo}\n`
    )
    const left = order === 'CUT' ? undefined : `GROW in/a.txt now.\n${bad}{"text": "More."}\n`
    expect([status, desk.read('in/a.txt'), desk.read('in/b.txt'), unfinished('in')]).toEqual([2, left, good, []])
  })

  test('comes out neither half nor mixed', async () => {
    desk.lay({...obedient, 'in/a.txt': `GROW in/a.txt now.\n${bad}`, 'in/b.txt': bad})
    const {status, stderr} = await desk.run(['clean', 'in', '--out', 'out', '--quiet'])
    expect(stderr).toBe(`in/a.txt: ${changed}\n`)
    expect([status, desk.names('out')]).toEqual([2, [expect.stringMatching(/\.journal$/u), 'b.txt']])
  })

  test('as records that are added to, those come out that were there', async () => {
    const lines = Array.from(
      {length: 200},
      (_, id) => `${JSON.stringify({id, text: id === 0 ? 'GROW a.jsonl' : bad})}\n`
    )
    desk.lay({...obedient, 'a.jsonl': lines.join('')})
    expect(await desk.run(['clean', 'a.jsonl', '--out', 'out', '--quiet'])).toMatchObject({status: 0, stderr: ''})
    const expected = lines.join('').replaceAll('the the', 'the')
    expect([expected, `${expected}{"text": "More."}\n`]).toContain(desk.read('out/a.jsonl'))
  })

  test('or is gone when its turn comes is named, and the others are cleaned', async () => {
    desk.lay({'in/a.txt': bad, 'in/b.txt': bad})
    spawnSync('mkfifo', [desk.place('first.txt')])
    const child = desk.start(['clean', 'first.txt', 'in', '--out', 'out', '--quiet'])
    const outcome = ended(child)
    const first = await open(desk.place('first.txt'), 'w') // Waits until it is read: all files are found by then.
    rmSync(desk.place('in/a.txt'))
    await first.writeFile(bad)
    await first.close()
    const {status, stderr} = await outcome
    expect(stderr).toBe('in/a.txt: Unexpected path, expected a file or folder that exists (ENOENT)\n')
    expect([status, desk.names('out'), desk.read('out/b.txt')]).toEqual([2, ['b.txt', 'first.txt'], good])
  })
})

describe('a reader that goes away', minutes, () => {
  const manyTimes = Array.from({length: 9}, (_, index) => `${bad}It was ${index} o’clock.\n`).join('')
  const lines = Array.from({length: 800}, (_, id) => `${JSON.stringify({id, text: manyTimes})}\n`).join('')

  test.each(Object.keys(formats))('of the report %s is no failure', async format => {
    desk.lay({'a.jsonl': lines})
    const child = desk.start(['check', 'a.jsonl', '--format', format, '--quiet'])
    child.stdout?.once('data', () => child.stdout?.destroy())
    expect(await ended(child)).toMatchObject({status: 1, stderr: ''})
  })

  test('of articles ends the run, however many are still to come', async () => {
    const child = desk.start(['clean', '-', '--input-format', 'jsonl', '--quiet'])
    child.stdin?.on('error', () => undefined)
    let isOver = false
    child.on('exit', () => (isOver = true))
    child.stdout?.once('data', () => child.stdout?.destroy())
    const outcome = ended(child)
    while (!isOver) {
      child.stdin?.write(lines)
      await setTimeout(50)
    }
    expect(await outcome).toMatchObject({status: 0, stderr: ''})
  })
})

describe('a rule that fails', minutes, () => {
  test.each([
    ['THROW', 'Unexpected failure, expected none: kind `obeys`: no way'],
    ['EXIT', 'Unexpected end of its worker (status 7), expected an article that can be cleaned'],
    ['MEMORY', 'Unexpected need of more than 97 MB of memory, expected an article that can be cleaned']
  ])('costs its article and tells by the status: %s', async (order, problem) => {
    const article = `${bad}${order}\n`
    desk.lay({...obedient, 'in/a.txt': article, 'in/b.txt': bad})
    const {status, stderr} = await desk.run(['clean', 'in', '--out', 'out'])
    expect(stderr).toBe(`in/a.txt: held: ${problem}\n2 articles: 1 changed (1 repair), 1 held\nWritten: out\n`)
    expect([status, desk.read('out/a.txt'), desk.read('out/b.txt')]).toEqual([2, article, good])
    if (order !== 'THROW') return
    expect(await desk.run(['check', 'in', '--quiet', '--format', 'text'])).toMatchObject({status: 2})
  })
})

test('where all memory is used up, no file is half written, and the next run cleans it', minutes, async () => {
  const article = bad.repeat(400_000)
  desk.lay({'in/a.txt': bad, 'in/b.txt': article})
  const {status} = await desk.run(['clean', 'in', '--write', '--workers', '1'], {
    environment: {NODE_OPTIONS: '--max-old-space-size=24'}
  })
  expect(status).not.toBe(0)
  expect([bad, good]).toContain(desk.read('in/a.txt'))
  expect(desk.read('in/b.txt')).toBe(article)
})

/** A run that is stopped once it has something to go on from. */
async function interrupted() {
  desk.lay({'in.jsonl': records(lasting)})
  const child = desk.start(['clean', 'in.jsonl', '--out', 'out', '--quiet'])
  const outcome = ended(child)
  await until(() => desk.names('out').some(name => name.endsWith('.journal')))
  child.kill('SIGINT')
  return {child, outcome: await outcome}
}

test('Ctrl-C stops in good order, and the next run goes on', minutes, async () => {
  const {child, outcome} = await interrupted()
  const {status, stderr} = outcome
  expect(stderr).toMatch(/^Stopped after [\d,]+ articles: the same command with --resume goes on\n$/u)
  expect([status, child.signalCode]).toEqual([null, 'SIGINT'])
  expect(
    desk
      .names('out')
      .map(name => path.extname(name))
      .sort()
  ).toEqual(['.journal', '.partial'])
  expect(await desk.run(['clean', 'in.jsonl', '--out', 'out', '--quiet', '--resume'])).toMatchObject({status: 0})
  expect([desk.names('out'), desk.read('out/in.jsonl') === records(lasting).replaceAll('the the', 'the')]).toEqual([
    ['in.jsonl'],
    true
  ])
})

test('a run that can take nothing over, since the input has changed, says so', minutes, async () => {
  await interrupted()
  desk.lay({'in.jsonl': records(1)})
  const {stderr} = await desk.run(['clean', 'in.jsonl', '--out', 'out', '--resume'])
  expect(stderr).toContain('\nTaken over from the run before: none, since inputs or outputs have changed\n')
})

describe('of two runs of the same', minutes, () => {
  const command = ['clean', 'in.jsonl', '--out', 'out', '--quiet']
  const second = /^copydesk: Unexpected second run of the same, expected (?:process \d+|the other one) to end first/u
  const both = async () => {
    const outcomes = await Promise.all([desk.run(command), desk.run(command)])
    return outcomes.sort((a, b) => Number(a.status) - Number(b.status))
  }

  test.for([1, lasting])('that are started at once, one cleans %i articles', async count => {
    desk.lay({'in.jsonl': records(count)})
    const [first, other] = await both()
    expect(first).toMatchObject({status: 0, stderr: ''})
    if (other?.status === 0)
      expect(count).toBe(1) // It came behind the other.
    else expect(other).toMatchObject({status: 2, stderr: expect.stringMatching(second) as string})
    expect(desk.names('out')).toEqual(['in.jsonl'])
    expect(desk.read('out/in.jsonl') === records(count).replaceAll('the the', 'the')).toBe(true)
  })

  test('behind one that was killed, one starts anew', async () => {
    desk.lay({'in.jsonl': records(lasting)})
    const killed = desk.start(command)
    const outcome = ended(killed)
    await until(() => desk.names('out').some(name => name.endsWith('.partial')))
    killed.kill('SIGKILL')
    await outcome
    const [first, other] = await both()
    expect([first?.status, other?.status, other?.stderr]).toEqual([0, 2, expect.stringMatching(second)])
    expect(desk.names('out')).toEqual(['in.jsonl'])
    expect(desk.read('out/in.jsonl') === records(lasting).replaceAll('the the', 'the')).toBe(true)
  })
})

describe('a clock that jumps', minutes, () => {
  const library = faketime()
  /** The clock of a command is the right one until `jump` moves it; its measure of passing time goes on. */
  const surroundings = (shift = '+0') => {
    jump(shift)
    return {
      environment: {
        LD_PRELOAD: library,
        FAKETIME_TIMESTAMP_FILE: desk.place('clock'),
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        NO_FAKE_STAT: '1'
      }
    }
  }
  const jump = (shift: string) => desk.lay({clock: `${shift}\n`})
  const withClock = (name: string, run: () => Promise<void>) =>
    test(name, async ({skip}) => {
      skip(library === undefined && !inCi, 'libfaketime is not installed (apt-get install faketime)')
      expect(library).toBeDefined()
      await run()
    })

  withClock('holds up no file that is watched for', async () => {
    desk.lay({'in/a.txt': bad, 'out/.keep': ''})
    const child = desk.start(['clean', 'in', '--out', 'out', '--watch', '--quiet'], surroundings())
    const outcome = ended(child)
    for (const [name, shift] of [
      ['a', '+0'],
      ['b', '-3600'],
      ['c', '+40d']
    ] as const) {
      desk.lay({[`in/${name}.txt`]: bad})
      await setTimeout(500) // It is seen by now, and must rest for a second.
      jump(shift)
      await until(() => desk.read(`out/${name}.txt`) !== undefined)
      expect(desk.read(`out/${name}.txt`)).toBe(good)
    }
    child.kill('SIGTERM')
    expect(await outcome).toMatchObject({status: 0, stderr: ''})
  })

  withClock('changes no output, and loses nothing of what a run keeps to go on with', async () => {
    desk.lay({...many(bad), 'in/z.jsonl': records(lasting)})
    const child = desk.start(['clean', 'in', '--out', 'out', '--quiet'], surroundings())
    const outcome = ended(child)
    let isOver = false
    child.on('exit', () => (isOver = true))
    for (let count = 0; !isOver; count++) {
      await setTimeout(100)
      jump(count % 2 === 0 ? '+60d' : '-60d')
    }
    expect(await outcome).toMatchObject({status: 0, stderr: ''})
    for (const number of numbers) expect(desk.read(`out/${number}.txt`)).toBe(good)
    expect(desk.read('out/z.jsonl') === records(lasting).replaceAll('the the', 'the')).toBe(true)
    expect(desk.names('out').filter(name => name.startsWith('.'))).toEqual([])
  })

  withClock('does not let a second run of the same in', async () => {
    desk.lay({'in.jsonl': records(lasting)})
    const first = desk.start(['clean', 'in.jsonl', '--out', 'out', '--quiet'])
    const outcome = ended(first)
    const isOwned = () =>
      desk.names('out').some(name => name.endsWith('.journal') && desk.read(`out/${name}`)?.includes('\n') === true)
    await until(isOwned)
    first.kill('SIGSTOP')
    const second = await desk.run(['clean', 'in.jsonl', '--out', 'out', '--quiet'], surroundings('+1d'))
    first.kill('SIGCONT')
    expect(second.stderr).toMatch(/^copydesk: Unexpected second run of the same, expected process \d+ to end first/u)
    expect(second.status).toBe(2)
    expect(await outcome).toMatchObject({status: 0, stderr: ''})
    expect(desk.read('out/in.jsonl') === records(lasting).replaceAll('the the', 'the')).toBe(true)
  })
})

function faketime(): string | undefined {
  return globSync('/usr/lib/{*/,}faketime/libfaketime.so.1')[0]
}
