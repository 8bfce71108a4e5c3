import {createRequire} from 'node:module'
import {readFileSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import type {AxeResults} from 'axe-core'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {hasBrowser, launch, openPage, takeProblems} from './browser.js'
import {clearUp, layOut, start} from './start.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Rules that axe finds broken on a page, each with the elements. */
async function violations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which no policy of the page concerns.
  await page.evaluate(axe)
  const results = await page.evaluate<AxeResults>('axe.run(document)')
  expect(results.passes.length).toBeGreaterThan(10)
  return results.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join('\n')}`)
}

/** Nothing may stick out sideways, however long a word is. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll('.review main')].map(
        one => one.scrollWidth - one.clientWidth
      )
    )
  )
}

const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(8)
const files = {
  'in/long.txt': `${long} lost the the vote , ${long}.\n\nAnd more , of it.\n`,
  [`in/${'long-name-'.repeat(20)}.txt`]: 'The minister lost the the vote.\n',
  'in/arabic.txt': 'قال الوزير إن الاجتماع the the انتهى , اليوم.\n',
  'in/chinese.txt': '部长说会议已经结束 the the , 大家都回家了。\n',
  'in/offer.txt': readFileSync('samples/dirty/turkish-ferry-lines.txt', 'utf8'),
  'in/held.txt': `${'Quiet words here. '.repeat(3)}\n\nSource link\n\nLeave a Comment\n`
}

/** In the dark only colours are other ones, whatever the width. */
const views = [
  {colorScheme: 'light', width: 320},
  {colorScheme: 'light', width: 1280},
  {colorScheme: 'light', width: 2560},
  {colorScheme: 'dark', width: 1280}
] as const

describe.runIf(hasBrowser)('what axe finds', {timeout: 240_000}, () => {
  let browser: Browser
  let url: string
  let folder: string
  beforeAll(async () => {
    browser = await launch()
    folder = layOut(files)
    url = (await start(folder)).url
    const page = await openPage(browser, url)
    await page.waitForSelector('.list li')
    await page.keyboard.press('f')
    await page.waitForSelector('dialog[open]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.result')
    await page.context().close()
  })
  afterAll(async () => {
    await browser.close()
    await clearUp()
    expect(takeProblems()).toEqual([])
  })

  describe.each(views)('$colorScheme, $width px wide', ({colorScheme, width}) => {
    test('on the review page: nothing, and nothing sticks out', async () => {
      const page = await openPage(browser, url, {viewport: {width, height: 900}, colorScheme, reducedMotion: 'reduce'})
      await page.waitForSelector('.list li')
      expect(await violations(page)).toEqual([])
      for (const index of Object.keys(files).keys()) {
        await page.goto(`${url}#/${index}`)
        await page.waitForSelector('article.story')
        await page.keyboard.press('j')
        expect(await overflow(page)).toBe(0)
        if (index < 2 || index === 4) expect(await violations(page)).toEqual([])
      }
      await page.keyboard.press('a')
      await page.keyboard.press('?')
      await page.waitForSelector('dialog[open]')
      expect(await violations(page)).toEqual([])
      await page.context().close()
    })

    test('in the report: nothing, and nothing sticks out', async () => {
      const report = pathToFileURL(path.join(folder, 'reviewed.html')).href
      const page = await openPage(browser, report, {viewport: {width, height: 900}, colorScheme})
      await page.waitForSelector('body.ready')
      expect(await violations(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
      await page.context().close()
    })
  })
})
