import {spawn} from 'node:child_process'

const openers: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', '']
}

/** Open an address in the usual browser. Where there is none, nothing happens: the address was printed. */
export function openInBrowser(address: string): void {
  const [command, ...args] = openers[process.platform] ?? ['xdg-open']
  spawn(command, [...args, address], {stdio: 'ignore', detached: true})
    .on('error', () => undefined)
    .unref()
}
