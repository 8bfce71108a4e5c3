/** What was found somewhere. */
export interface Damage {
  readonly name: string
  readonly words: number
  readonly apply: number
  readonly suggest: number
  readonly skip: number
}

/** How much of a figure there is for every 1,000 words. */
export function perThousand({words, apply, suggest, skip}: Omit<Damage, 'name'>): number {
  return words === 0 ? 0 : ((apply + suggest + skip) / words) * 1000
}
