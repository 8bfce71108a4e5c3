import {csvField} from './csv-field.js'
import type {Form} from './form.js'
import {jsonString} from './json-string.js'
import {plain} from './plain.js'
import {xmlContent} from './xml-content.js'

export type FormName = 'plain' | 'json' | 'csv' | 'xml'

/** Every form by its name. */
export const forms: Readonly<Record<FormName, Form>> = {
  plain,
  json: jsonString,
  csv: csvField,
  xml: xmlContent
}
