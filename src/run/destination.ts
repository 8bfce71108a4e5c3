/** Where the output of one source goes. */
export interface Destination {
  /** Absolute; left out: no file. */
  readonly path?: string
  /** Whether a source in which nothing changed is written as well. */
  readonly copies: boolean
  /** Name beside the file of what outlives a run before it is committed; left out: nothing does. */
  readonly partial?: string
  /** Of the pieces of the source, one after the other. */
  write(bytes: Uint8Array): Promise<void>
  /** @returns How many bytes are written down. */
  flush(): Promise<number>
  /**
   * Write down all there is.
   *
   * @param isChanged `false`: the source may be copied as it is.
   * @returns The stamp the file will have.
   */
  prepare(isChanged: boolean): Promise<string>
  /** Write down the source as it is, instead of what was written. Left out: it can stand for no output. */
  prepareCopy?(): Promise<void>
  /** Hand over the source as it came, packed, instead of what was written. Left out: it can be read again. */
  passOn?(packed: Uint8Array): Promise<void>
  /** Put in place what is prepared. */
  commit(): Promise<void>
  /** Does nothing after `commit`. */
  discard(): Promise<void>
  /** Stop here, for a run that goes on from there. */
  suspend(): Promise<void>
}
