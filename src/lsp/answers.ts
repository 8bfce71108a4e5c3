import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Hover,
  type TextEdit
} from 'vscode-languageserver/node'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {isDismissed} from '../decide/reasons.js'
import type {Rule} from '../rules/rule.js'
import type {Decision, Edit, Range, Result, Severity} from '../types.js'

/** What is known of one version of a document. */
export interface Checked {
  readonly document: TextDocument
  readonly result: Result
  readonly rules: ReadonlyMap<string, Rule>
}

export const fixAll = 'source.fixAll.copydesk'

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information
}

export function diagnosticsOf({document, result}: Checked): Diagnostic[] {
  const found = findings(result).map(one => toDiagnostic(document, one))
  if (result.fatal === undefined) return found
  const range = {start: document.positionAt(0), end: document.positionAt(0)}
  return [{range, severity: DiagnosticSeverity.Error, source: 'copydesk', message: result.fatal}, ...found]
}

/** Quick fixes for what touches a range, and all safe repairs at once. */
export function actionsFor(checked: Checked, range: Range, only: readonly string[] = []): CodeAction[] {
  const wanted = (kind: string) => only.length === 0 || only.some(one => kind === one || kind.startsWith(`${one}.`))
  const fixes = wanted(CodeActionKind.QuickFix)
    ? findings(checked.result)
        .filter(one => touches(one.message.range, range))
        .flatMap(one => quickFixes(checked, one))
    : []
  const {edits} = checked.result.ledger
  if (!wanted(fixAll) || edits.length === 0) return fixes
  return [...fixes, toAction(checked, 'Copydesk: fix all safe', fixAll, edits)]
}

/** Why what stands at an offset is damage. */
export function hoverAt({document, result, rules}: Checked, offset: number): Hover | undefined {
  const met = findings(result).filter(one => touches(one.message.range, [offset, offset]))
  const [first] = met
  if (!first) return undefined
  const told = met.map(({message}) =>
    [`**${message.ruleId}**: ${message.reason}`, rules.get(message.ruleId)?.why, message.note]
      .filter(part => part !== undefined)
      .join('\n\n')
  )
  return {contents: {kind: 'markdown', value: told.join('\n\n---\n\n')}, range: toRange(document, first.message.range)}
}

function findings({ledger}: Result): Decision[] {
  return ledger.decisions.filter(one => !isDismissed(one))
}

function toDiagnostic(document: TextDocument, {message}: Pick<Decision, 'message'>): Diagnostic {
  return {
    range: toRange(document, message.range),
    severity: severities[message.severity],
    code: message.ruleId,
    ...(message.url !== undefined && {codeDescription: {href: message.url}}),
    source: 'copydesk',
    message: message.reason
  }
}

function quickFixes(checked: Checked, {message, decision, edits}: Decision): CodeAction[] {
  const own = edits.length > 0 ? edits : message.edits
  const diagnostics = [toDiagnostic(checked.document, {message})]
  const fix = (title: string, all: readonly Edit[], isPreferred: boolean): CodeAction[] =>
    all.length === 0
      ? []
      : [{...toAction(checked, title, CodeActionKind.QuickFix, all), diagnostics, ...(isPreferred && {isPreferred})}]
  return [
    ...(message.fix === 'none' ? [] : fix(`Repair: ${message.reason}`, own, decision === 'apply')),
    ...fix(`Instead: ${message.otherwise?.reading ?? ''}`, message.otherwise?.edits ?? [], false)
  ]
}

function toAction({document}: Checked, title: string, kind: string, edits: readonly Edit[]): CodeAction {
  const textEdits: TextEdit[] = edits.map(({range, text}) => ({range: toRange(document, range), newText: text}))
  const {uri, version} = document
  return {title, kind, edit: {documentChanges: [{textDocument: {uri, version}, edits: textEdits}]}}
}

function toRange(document: TextDocument, [start, end]: Range) {
  return {start: document.positionAt(start), end: document.positionAt(end)}
}

function touches([start, end]: Range, [from, to]: Range): boolean {
  return start <= to && from <= end
}
