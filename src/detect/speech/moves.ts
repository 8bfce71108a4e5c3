import type {Costs} from './costs.js'
import type {Mark} from './marks.js'
import type {Voice} from './voice.js'

/** A place of a passage where a reading may change: a mark, or a place where one could be missing. */
export type Place =
  | {
      readonly type: 'mark'
      readonly mark: Mark
      readonly beforeTag: boolean
      /** One to three words stand between it and the sentence end behind a closed quotation or its tag. */
      readonly endsFragment: boolean
      /** It closes, what follows is plain speech, and that is closed again. */
      readonly premature: boolean
      /** Nothing else is on its line. */
      readonly alone: boolean
      /** It closes right behind a tag that speech had no end before: `go, he said.”` */
      readonly closesTag: boolean
      /** A clause that leads to speech stands right before it: `she said: “`. */
      readonly afterLead: boolean
      /** It opens in the middle of a sentence, at a clause that nothing leads to as to speech: `ours, “and`. */
      readonly opensClause: boolean
      /** A comma or a stop stands right before it: what it closes has come to an end. */
      readonly afterPause: boolean
      /** What it opens is closed again after one to three words without a stop: `“Third Way”`. Not `. “We stayed”, he said`. */
      readonly opensName: boolean
      /** Words with a space on either side stand behind it, up to the next mark: the first one of `the" peasants "were`. */
      readonly reversedOpen: boolean
      /** The same before it, from the mark before: the second one. */
      readonly reversedClose: boolean
      /** A comma and no word stands between it and the mark before, and no tag behind it: `“A”, “B”`. */
      readonly listed: boolean
    }
  /** Behind the comma of `go, he said.` */
  | {readonly type: 'tag'; readonly at: number}
  | {
      readonly type: 'sentence'
      readonly at: number
      /** Where the sentence before it ends: a mark that is missing there stands before the space. */
      readonly endBefore: number
      readonly opensParagraph: boolean
      readonly afterTag: boolean
      /** It is no sentence, but begins behind a clause that leads to speech: `she said, I read it`. */
      readonly afterLead: boolean
      /** Somebody talks about himself in it, and the sentence before it is the paper’s. */
      readonly afterNarration: boolean
      readonly voice: Voice
    }
  | {readonly type: 'break'; readonly at: number; readonly nextOpens: boolean; readonly last: boolean}

export const states = ['outside', 'inside', 'nested', 'carried'] as const
export type State = (typeof states)[number]

export type Action =
  | 'none'
  | 'open'
  | 'close'
  | 'nest'
  | 'unnest'
  | 'otherSign'
  | 'drop'
  | 'fragment'
  | 'insertOpen'
  | 'insertClose'
  | 'continue'
  | 'carry'

export interface Step {
  readonly place: Place
  readonly action: Action
  readonly from: State
  readonly to: State
}

/** A way on from a state at a place, and what it costs. */
export interface Move {
  readonly action: Action
  readonly to: State
  readonly cost: number
}

/** What an action does to the text: a mark that opens is a mark that opens, at whatever depth. */
export function effect(action: Action): Action {
  if (action === 'nest') return 'open'
  return action === 'unnest' ? 'close' : action === 'continue' || action === 'carry' ? 'none' : action
}

export function moves(place: Place, from: State, costs: Costs): Move[] {
  switch (place.type) {
    case 'mark':
      return markMoves(place, from, costs)
    case 'tag':
      if (from !== 'inside' && from !== 'carried') return [{action: 'none', to: from, cost: 0}]
      return [
        {action: 'none', to: from, cost: from === 'inside' ? costs.passTag : 0},
        {action: 'insertClose', to: 'outside', cost: costs.closeAtTag}
      ]
    case 'sentence':
      return sentenceMoves(place, from, costs)
    case 'break':
      return breakMoves(place, from, costs)
  }
}

export type SentencePlace = Extract<Place, {type: 'sentence'}>

function sentenceMoves(place: SentencePlace, from: State, costs: Costs): Move[] {
  const {opensParagraph, afterLead, voice} = place
  const inside = voice === 'narration' ? costs.narrationInside : voice === 'speaker' ? costs.speakerInside : 0
  const outside = voice === 'speech' ? costs.speechOutside : voice === 'unclear' ? costs.unclearOutside : 0
  if (from === 'outside')
    return [
      {action: 'none', to: 'outside', cost: outside},
      {action: 'insertOpen', to: 'inside', cost: insertOpenCost(place, costs) + inside}
    ]
  if (from !== 'inside' || opensParagraph || afterLead) return [{action: 'none', to: from, cost: 0}]
  return [
    {action: 'none', to: 'inside', cost: inside},
    {action: 'insertClose', to: 'outside', cost: costs.closeAtSentence + outside}
  ]
}

/** Of a mark that is missing where a sentence begins. */
function insertOpenCost({opensParagraph, afterTag, afterLead, afterNarration}: SentencePlace, costs: Costs): number {
  if (afterTag) return costs.openBehindTag
  if (afterLead) return costs.openBehindLead
  if (opensParagraph) return costs.openAtParagraph
  return afterNarration ? costs.openBehindNarration : costs.openAtSentence
}

export type MarkPlace = Extract<Place, {type: 'mark'}>

function markMoves(place: MarkPlace, from: State, costs: Costs): Move[] {
  const {mark, endsFragment, closesTag, opensName, opensClause} = place
  const startsAnew = mark.afterStop && !place.afterLead // `he said: “` leads to what somebody else said.
  const open = openCost(place, costs)
  const close = closeCost(place, costs)
  const drop = dropCost(place, costs)
  const kept: Move[] = mark.otherSign ? [{action: 'otherSign', to: from, cost: otherSignCost(mark, from, costs)}] : []
  switch (from) {
    case 'outside':
      return [
        ...kept,
        {action: 'open', to: 'inside', cost: open},
        endsFragment && mark.spacing !== 'open'
          ? {action: 'fragment', to: 'outside', cost: costs.dropFragment}
          : {action: 'drop', to: 'outside', cost: closesTag ? costs.dropBehindTag : drop}
      ]
    case 'carried':
      return [...kept, {action: 'close', to: 'outside', cost: close}, {action: 'drop', to: 'carried', cost: drop}]
    case 'inside': {
      const reopened = (startsAnew || opensClause) && mark.spacing === 'open' && mark.glyph !== 'close'
      return [
        ...kept,
        {action: 'close', to: 'outside', cost: close},
        {action: 'nest', to: 'nested', cost: open + (startsAnew && !opensName ? costs.nestAfterStop : costs.nest)},
        {action: 'drop', to: 'inside', cost: reopened && !opensName ? costs.dropReopened : drop}
      ]
    }
    case 'nested':
      return [...kept, {action: 'unnest', to: 'inside', cost: close}, {action: 'drop', to: 'nested', cost: drop}]
  }
}

function openCost({mark, beforeTag, afterLead, afterPause, reversedOpen}: MarkPlace, costs: Costs): number {
  const turned = mark.glyph === 'close' ? costs.turn : 0
  if (reversedOpen) return turned + costs.reversed
  if (mark.spacing === 'close') return turned + (afterLead ? costs.openAfterLead : costs.againstSpacing)
  const tagged = mark.spacing === 'open' && beforeTag && afterPause && !afterLead && !mark.afterStop
  return turned + (tagged ? costs.openBeforeTag : spacingCost('open', mark.spacing, costs))
}

function closeCost({mark, beforeTag, afterLead, afterPause, alone, reversedClose}: MarkPlace, costs: Costs): number {
  const turned = mark.glyph === 'open' ? costs.turn : 0
  if (reversedClose) return turned + costs.reversed
  const shifted = alone ? costs.closeAlone : 0
  if (mark.spacing !== 'open') return turned + shifted + spacingCost('close', mark.spacing, costs)
  if (beforeTag) return turned + shifted + costs.closeBeforeTag
  const early = afterLead || !afterPause ? costs.closeUnpaused : 0
  return turned + shifted + costs.againstSpacing + early
}

function dropCost({mark, alone, premature, beforeTag, listed}: MarkPlace, costs: Costs): number {
  if ((mark.adjacent && !listed) || alone) return costs.dropDoubled
  if (premature) return costs.dropPremature
  return beforeTag && mark.spacing === 'close' ? costs.dropBeforeTag : costs.drop
}

function otherSignCost({afterStop}: Mark, from: State, costs: Costs): number {
  return from === 'outside' ? 0 : afterStop ? costs.otherSignAfterStop : costs.otherSignInside
}

function spacingCost(role: 'open' | 'close', spacing: Mark['spacing'], costs: Costs): number {
  if (role === spacing) return 0
  if (spacing === 'detached') return role === 'open' ? costs.openDetached : costs.closeDetached
  if (spacing === 'glued') return role === 'open' ? costs.openGlued : costs.closeGlued
  return costs.againstSpacing
}

function breakMoves({nextOpens, last}: Extract<Place, {type: 'break'}>, from: State, costs: Costs): Move[] {
  switch (from) {
    case 'outside':
      return [{action: 'none', to: 'outside', cost: 0}]
    case 'inside':
      if (nextOpens) return [{action: 'continue', to: 'outside', cost: costs.continued}]
      if (last) return [{action: 'insertClose', to: 'outside', cost: costs.closeAtParagraph}]
      return [
        {action: 'insertClose', to: 'outside', cost: costs.closeAtParagraph},
        {action: 'carry', to: 'carried', cost: costs.carry}
      ]
    case 'carried':
      return last ? [] : [{action: 'carry', to: 'carried', cost: costs.carryOn}]
    case 'nested':
      return [{action: 'insertClose', to: 'outside', cost: costs.leaveNested}]
  }
}
