import path from 'node:path'
import {fileURLToPath} from 'node:url'
import type {TextDocuments} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {loadViews} from '../parse/views/load.js'
import type {TextType} from '../types.js'
import type {Checked} from './answers.js'
import {loadSettings, type Settings} from './settings.js'

/** By what the editor calls the language, and where it says nothing, by the end of the name. */
const typesOf: Readonly<Record<string, TextType>> = {
  ...{markdown: 'markdown', html: 'html'},
  ...{'.md': 'markdown', '.markdown': 'markdown', '.html': 'html', '.htm': 'html', '.xhtml': 'html'}
}

/** Checks open documents with the configuration of their folder, each version once. */
export class Checker {
  /** Of the workspace, by their paths. */
  folders: readonly string[] = []
  readonly #documents: TextDocuments<TextDocument>
  readonly #config: string | undefined
  readonly #checked = new Map<string, Checked>()
  readonly #settings = new Map<string, Promise<Settings>>()

  /** @param config The path of a configuration for all folders, from the root. */
  constructor(documents: TextDocuments<TextDocument>, config?: string) {
    this.#documents = documents
    this.#config = config
  }

  /**
   * What is known of a document as it stands now: checked at once where that was still to come.
   *
   * @throws {Error} The configuration of its folder cannot be used.
   */
  async current(uri: string): Promise<Checked | undefined> {
    const document = this.#documents.get(uri)
    if (!document) return undefined
    const known = this.#checked.get(uri)
    if (known?.document.version === document.version) return known
    const {version, languageId} = document
    const file = fileOf(uri)
    const type = typesOf[languageId] ?? typesOf[path.extname(file).toLowerCase()] ?? 'text'
    const {cleanerFor, rules} = await this.#settingsFor(file)
    if (type !== 'text') await loadViews()
    if (document.version !== version) return this.current(uri)
    const text = document.getText()
    const frozen = TextDocument.create(uri, languageId, version, text)
    const fresh = {document: frozen, result: cleanerFor({path: file})(text, type), rules}
    this.#checked.set(uri, fresh)
    return fresh
  }

  forget(uri: string): void {
    this.#checked.delete(uri)
  }

  /** The configuration, and what was checked with it. */
  forgetSettings(): void {
    this.#settings.clear()
    this.#checked.clear()
  }

  #settingsFor(file: string): Promise<Settings> {
    const folder = this.folders.find(one => file.startsWith(one + path.sep)) ?? path.dirname(file)
    const known = this.#settings.get(folder) ?? loadSettings(folder, this.#config)
    this.#settings.set(folder, known)
    return known
  }
}

/** A text that was never saved counts as lying in the folder the server was started in. */
export function fileOf(uri: string): string {
  return uri.startsWith('file:') ? fileURLToPath(uri) : path.resolve('untitled')
}
