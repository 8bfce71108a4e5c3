import {html} from './html.js'
import {lightFormats} from './light-formats.js'

/**
 * Every report format by its name.
 *
 * @example formats.text({version: '1.0.0', colour: false, fix: 'safe'}).begin() // => ''
 */
export const formats = {...lightFormats, html} as const
