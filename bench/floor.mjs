// The floor: reads JSONL, parses each line, writes it again, and does nothing else.
import {createReadStream, createWriteStream} from 'node:fs'
import {createInterface} from 'node:readline'
import {once} from 'node:events'

const [input, output] = process.argv.slice(2)
const out = createWriteStream(output)
for await (const line of createInterface({input: createReadStream(input)})) {
  if (!out.write(`${JSON.stringify(JSON.parse(line))}\n`)) await once(out, 'drain')
}
out.end()
