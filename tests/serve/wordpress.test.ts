import {spawn, spawnSync} from 'node:child_process'
import {text} from 'node:stream/consumers'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {clearUp, type Running, start} from './start.js'

/** Without PHP the plugin is passed over, but never in CI. */
const hasPhp = spawnSync('php', ['--version']).status === 0 || process.env['CI'] !== undefined
if (!hasPhp) process.stderr.write('No PHP: the test of the WordPress plugin is skipped (apt-get install php-cli)\n')

interface Saved {
  readonly stored: Readonly<Record<string, string>>
  readonly notice: string
}

const key = 'the-key-of-the-cms'
const damaged = '<!-- wp:paragraph -->\n<p>In Kyiv , the \\ "vote" was held.</p>\n<!-- /wp:paragraph -->'
const mended = damaged.replace('Kyiv ,', 'Kyiv,')
const held = Array.from({length: 20}, () => '<p>In Kyiv , the the vote was held.</p>').join('\n')

let running: Running

async function save(post: Readonly<Record<string, string>>, settings: NodeJS.ProcessEnv = {}): Promise<Saved> {
  const child = spawn('php', ['examples/wordpress/tests/save-post.php'], {
    env: {...process.env, COPYDESK_URL: running.url, COPYDESK_KEY: key, ...settings},
    stdio: ['pipe', 'pipe', 'inherit']
  })
  child.stdin.end(JSON.stringify({post_title: 'The the vote', post_status: 'publish', ...post}))
  return JSON.parse(await text(child.stdout)) as Saved
}

beforeAll(async () => {
  running = await start([], {COPYDESK_KEYS: key})
})
afterAll(clearUp)

describe.runIf(hasPhp)('the WordPress plugin', () => {
  test('stores what is mended, slashes and all, and says so', async () => {
    const {stored, notice} = await save({post_content: damaged})
    expect(stored).toMatchObject({post_status: 'publish', post_title: 'The vote', post_content: mended})
    expect(notice).toContain('notice-success')
    expect(notice).toContain('<li>Unexpected space before `,` or `;`, expected none</li>')
  })

  test('says nothing about a post without damage', async () => {
    const post = {post_title: 'The vote', post_content: mended, post_status: 'future'}
    expect(await save(post)).toEqual({stored: {...post, post_type: 'post', post_excerpt: ''}, notice: ''})
  })

  test('holds a post that is held, as it was', async () => {
    const {stored, notice} = await save({post_content: held})
    expect(stored).toMatchObject({post_status: 'pending', post_title: 'The the vote', post_content: held})
    expect(notice).toContain('notice-error')
    expect(notice).toMatch(/<li>Unexpected .*<\/li>/u)
  })

  test('leaves drafts alone', async () => {
    const {stored, notice} = await save({post_content: damaged, post_status: 'draft'})
    expect([stored['post_content'], stored['post_status'], notice]).toEqual([damaged, 'draft', ''])
  })

  test.each([
    ['open', 'publish', 'warning'],
    ['closed', 'pending', 'error']
  ])('fails %s where the service cannot be reached or refuses', async (fail, status, level) => {
    for (const settings of [{COPYDESK_URL: 'http://127.0.0.1:1'}, {COPYDESK_KEY: 'wrong'}]) {
      const {stored, notice} = await save({post_content: damaged}, {...settings, COPYDESK_FAIL: fail})
      expect([stored['post_content'], stored['post_status']]).toEqual([damaged, status])
      expect(notice).toContain(`notice-${level}`)
    }
  })
})
