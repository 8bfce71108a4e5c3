import {type Connection, MessageType, ShowMessageNotification, type TextDocuments} from 'vscode-languageserver/node'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {diagnosticsOf} from './answers.js'
import type {Checker} from './checker.js'

/** Milliseconds without a keystroke before a text is checked. */
const pause = 5

/** Tells the editor what is wrong with documents, when nobody has typed for a moment. */
export class Publisher {
  readonly #connection: Connection
  readonly #documents: TextDocuments<TextDocument>
  readonly #checker: Checker
  readonly #timers = new Map<string, NodeJS.Timeout>()
  #problem = ''

  constructor(connection: Connection, documents: TextDocuments<TextDocument>, checker: Checker) {
    this.#connection = connection
    this.#documents = documents
    this.#checker = checker
  }

  schedule(uri: string): void {
    clearTimeout(this.#timers.get(uri))
    const publish = () => void this.#publish(uri)
    this.#timers.set(uri, setTimeout(publish, pause))
  }

  /** Of a document that is closed. */
  withdraw(uri: string): void {
    clearTimeout(this.#timers.get(uri))
    this.#timers.delete(uri)
    void this.#connection.sendDiagnostics({uri, diagnostics: []})
  }

  async #publish(uri: string): Promise<void> {
    try {
      const checked = await this.#checker.current(uri)
      if (!checked || this.#documents.get(uri)?.version !== checked.document.version) return
      const {version} = checked.document
      await this.#connection.sendDiagnostics({uri, version, diagnostics: diagnosticsOf(checked)})
      this.#problem = ''
    } catch (error) {
      this.#tell(error instanceof Error ? error.message : String(error))
    }
  }

  /** Once, not with every letter. */
  #tell(problem: string): void {
    if (problem === this.#problem) return
    this.#problem = problem
    const shown = {type: MessageType.Error as MessageType, message: `Copydesk: ${problem}`}
    void this.#connection.sendNotification(ShowMessageNotification.type, shown)
  }
}
