import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import type {Browser, Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {hasBrowser, launch, openPage, takeProblems} from './browser.js'
import {clearUp, layInto, layOut, start} from './start.js'

let browser: Browser

describe.runIf(hasBrowser)('the review page', {timeout: 120_000}, () => {
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    const problems = takeProblems()
    await Promise.all(browser.contexts().map(context => context.close()))
    await clearUp()
    takeProblems()
    expect(problems).toEqual([])
  })

  test('leads an editor through all samples by keys alone, and writes what was decided', async () => {
    const folder = layOut()
    const {url} = await start(folder)
    const page = await openPage(browser, url)
    await page.waitForSelector('.list li')
    await page.keyboard.press('Enter')
    await page.waitForSelector('article.story')
    await page.keyboard.press('j')
    await page.keyboard.press('r')
    await page.waitForFunction(() => document.querySelector('.note[data-choice=reject]'))
    for (let count = 0; count < 40 && (await openArticles(page)) > 0; count++) {
      const before = await page.locator('.progress').textContent()
      await page.keyboard.press('Enter')
      await page.waitForFunction(known => document.querySelector('.progress')?.textContent !== known, before)
      await page.waitForFunction(() => document.querySelector('.meta')?.textContent?.includes(' 0 open') !== true)
      await page.waitForSelector('main .story, main .home')
    }
    expect(await openArticles(page)).toBe(0)
    await finish(page)
    expect(readdirSync(path.join(folder, 'reviewed')).length).toBe(25)
    expect(existsSync(path.join(folder, 'reviewed.html'))).toBe(true)
    const rejected = readFileSync(path.join(folder, 'copydesk.decisions'), 'utf8').match(/"choice":"reject"/gu)
    expect(rejected?.length).toBeGreaterThan(1)
  })

  test('does the same by mouse: accept, reject, all of a rule, undo', async () => {
    const {url} = await start(layOut())
    const page = await openPage(browser, url)
    await page.getByRole('button', {name: 'Start with the first open article'}).click()
    const note = (number: number) => page.locator(`#cn${number}`)
    await note(1).getByRole('button', {name: 'Accept'}).click()
    await note(1).locator('.accept[aria-pressed=true]').waitFor()
    await note(2).getByRole('button', {name: 'Reject'}).click()
    await note(2).locator('.reject[aria-pressed=true]').waitFor()
    expect(await note(2).locator('.done').textContent()).toBe('rejected')
    await note(2).getByRole('button', {name: 'Reject'}).click()
    await note(2).locator('.reject[aria-pressed=false]').waitFor()
    await note(3).getByRole('button', {name: 'All changes of'}).click()
    await page.getByRole('button', {name: 'Reject in all articles'}).click()
    await page.getByText('Rejected:').waitFor()
    const decided = await page.locator('.progress').textContent()
    expect(decided).not.toMatch(/^1 of/u)
    await page.getByRole('button', {name: 'Undo'}).click()
    await page.getByText('Undone:').waitFor()
    await page.getByText(/^1 of \d+ changes/u).waitFor()
  })

  test('names what finishing could not write, and why', async () => {
    const folder = layOut({'in/a.txt': 'The minister lost the the vote.\n', 'in/b/c.txt': 'The the vote.\n'})
    const {url} = await start(folder)
    for (const name of ['reviewed/b', 'reviewed.html/x']) layInto(folder, name, 'in the way')
    const page = await openPage(browser, url)
    await page.waitForSelector('.list li')
    await finish(page)
    expect(await page.locator('.result > ul li').allTextContents()).toEqual(['reviewed', 'reviewed.json'])
    expect(await page.locator('.result .problem li').allTextContents()).toEqual([
      expect.stringMatching(/^in\/b\/c\.txt: Unexpected .*reviewed\/b\/c\.txt was left as it was$/u),
      expect.stringMatching(/^report: Unexpected .*reviewed\.html was left as it was$/u)
    ])
  })

  test('says that nothing was written where nothing was', async () => {
    const folder = layOut({'in/a.txt': 'The minister lost the the vote.\n'})
    const {url} = await start(folder, '--report', 'reports/a.html')
    for (const name of ['reviewed', 'reports']) layInto(folder, name, 'in the way')
    const page = await openPage(browser, url)
    await page.waitForSelector('.list li')
    await finish(page)
    expect(await page.locator('.result h3').allTextContents()).toEqual(['Not read or not written'])
    expect(await page.locator('.result .problem li').count()).toBe(2)
  })

  test('filters by search, rule, verdict and folder', async () => {
    const long = 'The minister lost the the vote on Sunday, and the council met again in the evening.\n'
    const {url} = await start(
      layOut({'in/a/one.txt': long, 'in/b/two.txt': 'A quiet day , in Kyiv.\n', 'in/b/three.txt': 'Nothing.\n'})
    )
    const page = await openPage(browser, url)
    const names = async () => page.locator('.list .name').allTextContents()
    await page.waitForSelector('.list li')
    await page.getByLabel('Search articles').fill('KYIV')
    await page.waitForFunction(() => document.querySelectorAll('.list li').length === 1)
    expect(await names()).toEqual(['two.txt'])
    await page.getByRole('button', {name: 'Clear'}).click()
    await page.getByLabel('Rule').selectOption('doubled-word')
    expect(await names()).toEqual(['one.txt'])
    await page.getByLabel('Rule').selectOption('')
    await page.getByLabel('Verdict').selectOption('publish')
    expect(await names()).toEqual(['three.txt'])
    await page.getByLabel('Verdict').selectOption('')
    await page.getByLabel('File or folder').selectOption('in/b')
    expect((await names()).length).toBe(2)
  })

  test('keeps every choice over a reload, a killed server and an edit elsewhere', async () => {
    const text = 'On the evening of that Sunday the minister lost the the vote in the capital.\n'
    const folder = layOut({'in/a.txt': text})
    const first = await start(folder)
    const page = await openPage(browser, `${first.url}#/0`)
    await page.locator('#cn1').getByRole('button', {name: 'Reject'}).click()
    await page.locator('#cn1 .reject[aria-pressed=true]').waitFor()
    await page.reload()
    await page.locator('#cn1 .reject[aria-pressed=true]').waitFor()
    await first.kill()
    await page.getByText('The review has been stopped').first().waitFor()
    takeProblems()
    layInto(folder, 'in/a.txt', `A new first line , before it.\n\n${text}`)
    const second = await start(folder)
    const again = await openPage(browser, `${second.url}#/0`)
    await again.locator('.note.rejected .reject[aria-pressed=true]').waitFor()
    expect(await again.locator('.note .accept[aria-pressed=false]').count()).toBe(2)
    takeProblems()
  })

  test('lets no tab overwrite what another one decided', async () => {
    const {url} = await start(layOut({'in/a.txt': 'The minister lost the the vote in Kyiv , on Sunday.\n'}))
    const [left, right] = [await openPage(browser, `${url}#/0`), await openPage(browser, `${url}#/0`)]
    await right.waitForSelector('#cn1')
    await left.locator('#cn1').getByRole('button', {name: 'Accept'}).click()
    await right.locator('#cn1 .accept[aria-pressed=true]').waitFor()
    await right.locator('#cn2').getByRole('button', {name: 'Reject'}).click()
    await left.locator('#cn2 .reject[aria-pressed=true]').waitFor()
    await left.locator('#cn1 .accept[aria-pressed=true]').waitFor()
  })

  test('shows what an article holds as text, and runs nothing of it', async () => {
    const hostile = [
      '<script>alert(1)</script> and the the <img src=x onerror=alert(2)>.',
      '"><svg onload=alert(3)> said the the minister \u202E .',
      'javascript:alert(4) &lt;b&gt; the the \u0007 \uFFFE \uD800 end.'
    ].join('\n\n')
    const {url} = await start(layOut({'in/<img src=x onerror=alert(5)>.txt': hostile}))
    const page = await openPage(browser, `${url}#/0`)
    await page.waitForSelector('article.story .text')
    expect(await page.locator('main img, main svg[onload], main script').count()).toBe(0)
    expect(await page.locator('main').textContent()).toContain('<script>alert(1)</script>')
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.waitForSelector('.note[data-choice=accept]')
  })

  test('says that an empty folder is empty', async () => {
    const {url} = await start(layOut({}))
    const page = await openPage(browser, url)
    await page.getByText('There is no article in what was given').waitFor()
  })

  test('draws a few rows of 2,000 articles, and any of them when it is scrolled to', async () => {
    const records = Array.from({length: 2000}, (_, index) =>
      JSON.stringify({id: `article-${index}`, text: `Number ${index}: the minister lost the the vote , on Sunday.`})
    )
    const {url} = await start(layOut({'in/all.jsonl': `${records.join('\n')}\n`}))
    const page = await openPage(browser, url)
    await page.waitForSelector('.list li')
    expect(await page.locator('.list li').count()).toBeLessThan(40)
    await page.locator('.list').evaluate(list => (list.scrollTop = list.scrollHeight))
    await page.getByText('all.jsonl#article-1999').waitFor()
    await page.getByText('all.jsonl#article-1999').click()
    await page.waitForSelector('#cn1')
    expect(await page.locator('.list a[aria-current]').textContent()).toContain('article-1999')
  })

  test('gives the keys to those who want them only', async () => {
    const {url} = await start(layOut({'in/a.txt': 'The minister lost the the vote in Kyiv , on Sunday.\n'}))
    const page = await openPage(browser, `${url}#/0`)
    await page.waitForSelector('#cn1')
    await page.keyboard.press('?')
    await page.getByLabel('Single keys are on').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await page.waitForTimeout(200)
    expect(await page.locator('.note[data-choice]').count()).toBe(0)
  })
})

async function finish(page: Page): Promise<void> {
  await page.keyboard.press('f')
  await page.waitForSelector('dialog[open]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.result')
}

async function openArticles(page: Page): Promise<number> {
  const told = (await page.locator('.progress').textContent()) ?? ''
  const [, done = '0', all = '0'] = /(\d+) of (\d+) articles/u.exec(told) ?? []
  return Number(all) - Number(done)
}
