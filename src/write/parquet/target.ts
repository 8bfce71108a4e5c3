import type {Fields} from '../../read/fields.js'
import type {Target} from '../packing.js'
import {Rewriter, type Row} from './rewriter.js'

/** A target for the lines that stand for the rows of a Parquet file. */
export function parquetTarget(original: string, fields: Fields, target: Target): Target {
  const texts = (fields.text ?? [{name: 'text'}]).map(({name}) => name)
  let rewriter: Rewriter | undefined
  const opened = async () => (rewriter ??= await Rewriter.open(original, texts, target.write))
  const close = async () => {
    await rewriter?.close()
    rewriter = undefined
  }
  return {
    write: async bytes => (await opened()).add(JSON.parse(Buffer.from(bytes).toString()) as Row),
    prepare: async () => {
      await (await opened()).end()
      await close()
      return target.prepare()
    },
    discard: async () => {
      await close()
      await target.discard()
    }
  }
}
