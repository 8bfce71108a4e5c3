import {existsSync} from 'node:fs'
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'

const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const found = places.find(place => place !== undefined && existsSync(place))

/** Without a browser its tests are passed over, but never in CI. */
export const hasBrowser = found !== undefined || process.env['CI'] !== undefined
if (!hasBrowser) process.stderr.write('No Chromium: the tests of the page are skipped (apt-get install chromium)\n')

export function launch(): Promise<Browser> {
  if (found === undefined) throw new Error('Unexpected lack of Chromium, expected it: apt-get install chromium')
  return chromium.launch({executablePath: found, args: ['--no-sandbox']})
}

/** A page on which every error of a script and every blocked load fails the test. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options})
  const page = await context.newPage()
  page.on('pageerror', error => problems.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') problems.push(message.text())
  })
  page.on('dialog', dialog => {
    problems.push(`Unexpected dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(url)
  return page
}

const problems: string[] = []

/** What went wrong on any page since the last call. */
export function takeProblems(): string[] {
  return problems.splice(0)
}
