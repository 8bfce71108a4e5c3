/**
 * What the pages cost a reader: scripting, in milliseconds, of an article with 300 changes, of a list of 2,000 articles, and of
 * a report with 1,000. Prints what it measures; figures of one machine, beside each other.
 */
import {spawn} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {type CDPSession, chromium, type Page} from 'playwright-core'

const browserPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-bench-'))
const main = path.resolve('dist/cli/main.js')

mkdirSync(path.join(folder, 'in'))
writeFileSync(path.join(folder, 'in/long.txt'), articleWith(300))
writeFileSync(path.join(folder, 'in/many.jsonl'), records(2000, 4))
mkdirSync(path.join(folder, 'big'))
writeFileSync(path.join(folder, 'big/many.jsonl'), records(1000, 12))

const browser = await chromium.launch({executablePath: browserPath, args: ['--no-sandbox']})
const review = spawn(process.execPath, [main, 'review', 'in'], {cwd: folder, stdio: ['ignore', 'pipe', 'ignore']})
try {
  const url = await addressOf(review)
  const page = await browser.newPage({viewport: {width: 1280, height: 900}})
  const session = await measuring(page)
  await page.goto(url)
  await page.waitForSelector('.list li')
  print('list of 2,001 articles: load', await scripting(session))
  const before = await scripting(session)
  await page.goto(`${url}#/0`)
  await page.waitForSelector('#cn300')
  await page.waitForTimeout(300)
  print('article with 300 changes: open', (await scripting(session)) - before)
  print('article with 300 changes: next change', await costOf(session, () => page.keyboard.press('j')))
  print('article with 300 changes: accept', await costOf(session, () => page.keyboard.press('a')))
  const scroll = () => page.locator('.list').evaluate(list => (list.scrollTop = list.scrollHeight / 2))
  print('list of 2,001 articles: scroll', await costOf(session, scroll))
  const search = () => page.getByLabel('Search articles').fill('1234')
  print('list of 2,001 articles: search', await costOf(session, search))
  await page.close()
  await measureReport()
} finally {
  review.kill('SIGKILL')
  await browser.close()
  rmSync(folder, {recursive: true})
}

async function measureReport(): Promise<void> {
  const report = path.join(folder, 'report.html')
  await ended(spawn(process.execPath, [main, 'clean', 'big', '--quiet', '--report', report], {cwd: folder}))
  console.log(`report of 1,000 articles: ${(statSync(report).size / 1e6).toFixed(1)} MB`)
  const page = await browser.newPage({viewport: {width: 1280, height: 900}})
  const session = await measuring(page)
  const start = performance.now()
  await page.goto(pathToFileURL(report).href)
  await page.waitForSelector('body.ready')
  print('report of 1,000 articles: until it can be used, in all', performance.now() - start)
  print('report of 1,000 articles: scripting', await scripting(session))
  print('report of 1,000 articles: scroll to its end', await costOf(session, () => page.keyboard.press('End')))
  print('report of 1,000 articles: search', await costOf(session, () => page.fill('#query', 'Number 900')))
}

function articleWith(changes: number): string {
  const paragraphs = Array.from(
    {length: changes / 2},
    (_, index) =>
      `In town ${index} the mayor opened the the bridge number ${index} , which nobody had asked for that year.`
  )
  return `${paragraphs.join('\n\n')}\n`
}

function records(count: number, paragraphs: number): string {
  const text = (index: number) =>
    Array.from(
      {length: paragraphs},
      (_, at) =>
        `Number ${index}, part ${at}: the minister lost the the vote on day ${at} , and went home to his garden.`
    ).join('\n\n')
  return Array.from({length: count}, (_, index) => `${JSON.stringify({id: `n${index}`, text: text(index)})}\n`).join('')
}

function addressOf({stdout}: ReturnType<typeof spawn>): Promise<string> {
  return new Promise(resolve => {
    let told = ''
    stdout?.on('data', chunk => {
      told += String(chunk)
      const [, address] = /Review: (\S+)\n/u.exec(told) ?? []
      if (address) resolve(address)
    })
  })
}

function ended(child: ReturnType<typeof spawn>): Promise<unknown> {
  return new Promise(resolve => child.on('close', resolve))
}

async function measuring(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return session
}

/** Milliseconds of scripts on a page so far. */
async function scripting(session: CDPSession): Promise<number> {
  const {metrics} = await session.send('Performance.getMetrics')
  return (metrics.find(one => one.name === 'ScriptDuration')?.value ?? 0) * 1000
}

async function costOf(session: CDPSession, step: () => Promise<unknown>): Promise<number> {
  const before = await scripting(session)
  await step()
  await new Promise(resolve => setTimeout(resolve, 700))
  return (await scripting(session)) - before
}

function print(what: string, milliseconds: number): void {
  console.log(`${what}: ${milliseconds.toFixed(0)} ms`)
}
