/** Damage of one kind in the articles of one period. */
export interface Count {
  readonly articles: number
  readonly words: number
  readonly messages: number
  /** Articles with a message. */
  readonly hits: number
  /** Sum over articles of squared messages for each word: what the variation between articles is measured with. */
  readonly squares: number
}
