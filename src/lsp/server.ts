import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  MessageType,
  ProposedFeatures,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {loadViews} from '../parse/views/load.js'
import type {TextType} from '../types.js'
import {actionsFor, type Checked, diagnosticsOf, fixAll, hoverAt} from './answers.js'
import {loadSettings, type Settings} from './settings.js'

/** Milliseconds without a keystroke before a text is checked. */
const pause = 15

/** By what the editor calls the language, and where it says nothing, by the end of the name. */
const typesOf: Readonly<Record<string, TextType>> = {
  ...{markdown: 'markdown', html: 'html'},
  ...{'.md': 'markdown', '.markdown': 'markdown', '.html': 'html', '.htm': 'html'}
}

/** Answer an editor over standard input and output. Ends the process when the editor does. */
export function serve(config?: string): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  const documents = new TextDocuments(TextDocument)
  const checked = new Map<string, Checked>()
  const timers = new Map<string, NodeJS.Timeout>()
  const settings = new Map<string, Promise<Settings>>()
  let folders: string[] = []
  let isWatching = false
  let problem = ''

  const settingsFor = (file: string) => {
    const folder = folders.find(one => file.startsWith(one + path.sep)) ?? path.dirname(file)
    const known = settings.get(folder) ?? loadSettings(folder, config)
    settings.set(folder, known)
    return known
  }

  /** What is known of a document as it stands now: checked at once where that was still to come. */
  const current = async (uri: string): Promise<Checked | undefined> => {
    const document = documents.get(uri)
    if (!document) return undefined
    const known = checked.get(uri)
    if (known?.document.version === document.version) return known
    const {version, languageId} = document
    const file = fileOf(uri)
    const type = typesOf[languageId] ?? typesOf[path.extname(file).toLowerCase()] ?? 'text'
    const {cleanerFor, rules} = await settingsFor(file)
    if (type !== 'text') await loadViews()
    if (document.version !== version) return current(uri)
    const text = document.getText()
    const frozen = TextDocument.create(uri, languageId, version, text)
    const fresh = {document: frozen, result: cleanerFor({path: file})(text, type), rules}
    checked.set(uri, fresh)
    return fresh
  }

  const publish = async (uri: string) => {
    try {
      const one = await current(uri)
      if (!one || documents.get(uri)?.version !== one.document.version) return
      await connection.sendDiagnostics({uri, version: one.document.version, diagnostics: diagnosticsOf(one)})
      problem = ''
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error))
    }
  }

  /** Once, not with every letter. */
  const tell = (found: string) => {
    if (found !== problem) {
      const shown = {type: MessageType.Error as MessageType, message: `Copydesk: ${found}`}
      void connection.sendNotification(ShowMessageNotification.type, shown)
    }
    problem = found
  }

  const schedule = (uri: string) => {
    clearTimeout(timers.get(uri))
    timers.set(
      uri,
      setTimeout(() => void publish(uri), pause)
    )
  }

  connection.onInitialize(({workspaceFolders, rootUri, capabilities}: InitializeParams) => {
    const uris = workspaceFolders?.map(one => one.uri) ?? (rootUri ? [rootUri] : [])
    folders = uris.map(fileOf).toSorted((a, b) => b.length - a.length)
    isWatching = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false
    return {
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, fixAll]}
      },
      serverInfo: {name: 'copydesk'}
    }
  })
  connection.onInitialized(async () => {
    if (!isWatching) return
    const watchers = [{globPattern: '**/copydesk.config.*'}, {globPattern: '**/*.{yml,tsv}'}]
    await connection.client.register(DidChangeWatchedFilesNotification.type, {watchers})
  })
  connection.onDidChangeWatchedFiles(() => {
    settings.clear()
    checked.clear()
    for (const {uri} of documents.all()) schedule(uri)
  })
  documents.onDidChangeContent(({document}) => schedule(document.uri))
  documents.onDidClose(({document: {uri}}) => {
    clearTimeout(timers.get(uri))
    timers.delete(uri)
    checked.delete(uri)
    void connection.sendDiagnostics({uri, diagnostics: []})
  })
  connection.onCodeAction(async ({textDocument, range, context}) => {
    const one = await current(textDocument.uri)
    if (!one) return []
    return actionsFor(one, [one.document.offsetAt(range.start), one.document.offsetAt(range.end)], context.only)
  })
  connection.onHover(async ({textDocument, position}) => {
    const one = await current(textDocument.uri)
    return one && hoverAt(one, one.document.offsetAt(position))
  })
  documents.listen(connection)
  connection.listen()
}

/** A text that was never saved counts as lying in the folder the server was started in. */
function fileOf(uri: string): string {
  return uri.startsWith('file:') ? fileURLToPath(uri) : path.resolve('untitled')
}
