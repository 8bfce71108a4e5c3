/** Where the output of one source goes. */
export interface Destination {
  /** Absolute; left out: no file. */
  readonly path?: string
  /** Whether a source in which nothing changed is written as well. */
  readonly copies: boolean
  /** Left out: what is written does not outlive the run before it is committed. */
  readonly partial?: string
  write(bytes: Uint8Array): Promise<void>
  /** @returns How many bytes are written down. */
  flush(): Promise<number>
  /** Write down all there is. @returns The stamp the file will have. */
  prepare(): Promise<string>
  commit(): Promise<void>
  discard(): Promise<void>
  /** Stop here, for a run that goes on from there. */
  suspend(): Promise<void>
}
