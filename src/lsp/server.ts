import {
  CodeActionKind,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {actionsFor, fixAll, hoverAt} from './answers.js'
import {Checker, fileOf} from './checker.js'
import {Publisher} from './publisher.js'
import {watchConfiguration} from './watching.js'

/** Answer an editor over standard input and output. Ends the process when the editor does. */
export function serve(config?: string): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  const documents = new TextDocuments(TextDocument)
  const checker = new Checker(documents, config)
  const publisher = new Publisher(connection, documents, checker)
  documents.onDidChangeContent(({document}) => publisher.schedule(document.uri))
  documents.onDidClose(({document: {uri}}) => {
    checker.forget(uri)
    publisher.withdraw(uri)
  })
  greet(connection, checker, () => {
    checker.forgetSettings()
    for (const {uri} of documents.all()) publisher.schedule(uri)
  })
  answerQuestions(connection, checker)
  documents.listen(connection)
  connection.listen()
}

/** Say what the server can, and watch the configuration: by the editor where it does so, else here. */
function greet(connection: Connection, checker: Checker, reload: () => void): void {
  let isWatching = false
  connection.onInitialize(({workspaceFolders, rootUri, capabilities}) => {
    const uris = workspaceFolders?.map(one => one.uri) ?? (rootUri ? [rootUri] : [])
    checker.folders = uris.map(fileOf).toSorted((a, b) => b.length - a.length)
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
    const watchers = [{globPattern: '**/copydesk.config.*'}, {globPattern: '**/*.{yml,yaml,tsv}'}]
    if (isWatching) await connection.client.register(DidChangeWatchedFilesNotification.type, {watchers})
    else for (const folder of checker.folders) watchConfiguration(folder, reload)
  })
  connection.onDidChangeWatchedFiles(reload)
}

function answerQuestions(connection: Connection, checker: Checker): void {
  connection.onCodeAction(async ({textDocument, range, context}) => {
    const one = await checker.current(textDocument.uri)
    if (!one) return []
    return actionsFor(one, [one.document.offsetAt(range.start), one.document.offsetAt(range.end)], context.only)
  })
  connection.onHover(async ({textDocument, position}) => {
    const one = await checker.current(textDocument.uri)
    return one && hoverAt(one, one.document.offsetAt(position))
  })
}
