import type {TextType} from '../../types.js'
import {htmlView} from './html/html-view.js'
import {markdownView} from './markdown/markdown-view.js'
import type {View} from './view.js'

export type MarkupType = Exclude<TextType, 'text'>

export function viewOf(source: string, type: MarkupType): View {
  return type === 'html' ? htmlView(source) : markdownView(source)
}
