/** A value of Thrift’s compact protocol with its wire type: what is read can be written again as it was. */
export type Thrift =
  | {readonly type: 'bool'; value: boolean}
  | {readonly type: 'byte' | 'i16' | 'i32' | 'i64'; value: bigint}
  | {readonly type: 'double' | 'binary'; value: Uint8Array}
  | {readonly type: 'list' | 'set'; readonly of: number; value: Thrift[]}
  | {readonly type: 'struct'; value: Map<number, Thrift>}

const names = {
  3: 'byte',
  4: 'i16',
  5: 'i32',
  6: 'i64',
  7: 'double',
  8: 'binary',
  9: 'list',
  10: 'set',
  12: 'struct'
} as const
const [isTrue, isFalse] = [1, 2]
const codes: Readonly<Record<Thrift['type'], number>> = {
  bool: isTrue,
  byte: 3,
  i16: 4,
  i32: 5,
  i64: 6,
  double: 7,
  binary: 8,
  list: 9,
  set: 10,
  struct: 12
}

export type Struct = Extract<Thrift, {type: 'struct'}>

/** @throws {Error} It is no struct, or one with types that Parquet does not use. */
export function readStruct(bytes: Uint8Array): Struct {
  const value = new Reader(bytes).value(codes.struct)
  if (value.type !== 'struct') throw new Error('No struct')
  return value
}

class Reader {
  #at = 0

  constructor(readonly bytes: Uint8Array) {}

  value(code: number): Thrift {
    if (code === isTrue || code === isFalse) return {type: 'bool', value: code === isTrue}
    const type = names[code as keyof typeof names]
    switch (type) {
      case 'byte':
        return {type, value: BigInt(this.#byte())}
      case 'i16':
      case 'i32':
      case 'i64':
        return {type, value: this.#zigzag()}
      case 'double':
        return {type, value: this.#take(8)}
      case 'binary':
        return {type, value: this.#take(Number(this.#varint()))}
      case 'list':
      case 'set':
        return this.#list(type)
      case 'struct':
        return this.#struct()
      default:
        throw new Error(`Unexpected Thrift type ${code}, expected one that Parquet uses`)
    }
  }

  #struct(): Struct {
    const fields = new Map<number, Thrift>()
    let id = 0
    for (let head = this.#byte(); head !== 0; head = this.#byte()) {
      id = head >> 4 === 0 ? Number(this.#zigzag()) : id + (head >> 4)
      fields.set(id, this.value(head & 15))
    }
    return {type: 'struct', value: fields}
  }

  #list(type: 'list' | 'set'): Thrift {
    const head = this.#byte()
    const length = head >> 4 === 15 ? Number(this.#varint()) : head >> 4
    const of = head & 15
    const isFlag = of === isTrue || of === isFalse
    const value = Array.from({length}, () => this.value(isFlag ? this.#byte() : of))
    return {type, of, value}
  }

  #byte(): number {
    const byte = this.bytes[this.#at++]
    if (byte === undefined) throw new Error('Unexpected end of the Parquet footer, expected all of it')
    return byte
  }

  #take(length: number): Uint8Array {
    this.#at += length
    return this.bytes.subarray(this.#at - length, this.#at)
  }

  #varint(): bigint {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.#byte()
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return value
    }
  }

  #zigzag(): bigint {
    const value = this.#varint()
    return (value >> 1n) ^ -(value & 1n)
  }
}

export function writeStruct(struct: Struct): Uint8Array {
  const bytes: number[] = []
  writeValue(bytes, struct)
  return Uint8Array.from(bytes)
}

function writeValue(bytes: number[], one: Thrift): void {
  switch (one.type) {
    case 'bool':
      bytes.push(one.value ? isTrue : isFalse)
      return
    case 'byte':
      bytes.push(Number(one.value))
      return
    case 'i16':
    case 'i32':
    case 'i64':
      writeVarint(bytes, zigzag(one.value))
      return
    case 'binary':
      writeVarint(bytes, BigInt(one.value.length))
      for (const byte of one.value) bytes.push(byte)
      return
    case 'double':
      for (const byte of one.value) bytes.push(byte)
      return
    case 'list':
    case 'set':
      if (one.value.length < 15) bytes.push((one.value.length << 4) | one.of)
      else {
        bytes.push(0xf0 | one.of)
        writeVarint(bytes, BigInt(one.value.length))
      }
      for (const value of one.value) writeValue(bytes, value)
      return
    case 'struct':
      writeFields(bytes, one.value)
  }
}

function writeFields(bytes: number[], fields: ReadonlyMap<number, Thrift>): void {
  let last = 0
  for (const [id, field] of [...fields].sort(([a], [b]) => a - b)) {
    const code = field.type === 'bool' && !field.value ? isFalse : codes[field.type]
    if (id - last < 16) bytes.push(((id - last) << 4) | code)
    else {
      bytes.push(code)
      writeVarint(bytes, zigzag(BigInt(id)))
    }
    if (field.type !== 'bool') writeValue(bytes, field)
    last = id
  }
  bytes.push(0)
}

function writeVarint(bytes: number[], value: bigint): void {
  let rest = value
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  bytes.push(Number(rest))
}

function zigzag(value: bigint): bigint {
  return value < 0n ? -value * 2n - 1n : value * 2n
}
