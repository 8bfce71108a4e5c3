import {describe, expect, test} from 'vitest'
import {decide} from '../src/decide/decide.js'
import {Fingerprints} from '../src/decide/fingerprint.js'
import {isHidden, isDismissed, reasons} from '../src/decide/reasons.js'
import {judge} from '../src/decide/verdict.js'
import type {Choice, Decision, Edit, Message, Severity} from '../src/types.js'

const text = 'In Kyiv , the the vote of 1,204 boats was lost .'

/** A message of the rule `r` about a place of the text. */
function messageAt(place: string, more: Partial<Message> = {}): Message {
  const start = text.indexOf(place)
  const range = [start, start + place.length] as const
  return {
    ruleId: 'r',
    severity: 'warning',
    fix: 'safe',
    range,
    reason: `Unexpected \`${place}\``,
    actual: place,
    edits: [{range, text: ''}],
    ...more
  }
}

const edit = (start: number, end: number): Edit => ({range: [start, end], text: '-'})

type Options = Partial<Parameters<typeof decide>[2]>

/** The decisions about messages whose fingerprints are what they found. */
function decided(messages: readonly Message[], options: Options = {}) {
  return decide(text, messages, {fix: 'safe', ignored: new Set(), fingerprintOf: one => one.actual, ...options})
}

/** The same, each as `decision: because`. */
function told(messages: readonly Message[], options?: Options): string[] {
  return decided(messages, options).map(({decision, because}) => `${decision}: ${because}`)
}

describe('a message', () => {
  test('without any nothing is decided', () => {
    expect(decided([])).toEqual([])
  })

  test('that is safe is applied, and its note says why', () => {
    const message = messageAt('the the')
    expect(decided([message])).toEqual([
      {message, fingerprint: 'the the', decision: 'apply', because: 'Safe to apply unattended'}
    ])
    expect(told([{...message, note: 'It loops'}])).toEqual(['apply: It loops'])
  })

  test('that is a suggestion is offered, unless suggestions were asked for', () => {
    const message = messageAt('the the', {fix: 'suggest'})
    expect(told([message])).toEqual(['suggest: A person has to decide'])
    expect(told([{...message, note: 'It may loop'}])).toEqual(['suggest: It may loop'])
    expect(told([message], {fix: 'suggested'})).toEqual(['apply: Suggestions were asked for'])
    expect(told([{...message, note: 'It may loop'}], {fix: 'suggested'})).toEqual(['apply: It may loop'])
  })

  test('that only reports is skipped, whatever is asked for', () => {
    const message = messageAt('the the', {fix: 'none', edits: []})
    expect(told([message], {fix: 'suggested'})).toEqual(['skip: Reported only'])
    expect(told([{...message, note: 'Said twice'}])).toEqual(['skip: Said twice'])
  })

  test('whose repair would cut into a number is skipped', () => {
    const cuts: Edit = {range: [text.indexOf(',204'), text.indexOf('204')], text: ''}
    const whole = messageAt(' 1,204')
    const refused = 'skip: The repair would cut into a number, an address or a URL'
    expect(told([messageAt('1,204', {edits: [cuts]})])).toEqual([refused])
    expect(told([messageAt('lost', {edits: [edit(0, 1), cuts]})], {fix: 'suggested'})).toEqual([refused])
    expect(told([messageAt('1,204', {fix: 'suggest', edits: [cuts]})])).toEqual([refused])
    expect(told([whole])).toEqual(['apply: Safe to apply unattended'])
  })

  test('without a note has one of the known reasons', () => {
    const comma = text.indexOf(',204')
    const messages = [
      messageAt('the the'),
      messageAt('vote', {fix: 'suggest'}),
      messageAt('Kyiv', {fix: 'none'}),
      messageAt('1,204', {edits: [edit(comma, comma + 1)]}),
      messageAt('the the')
    ]
    const known: readonly string[] = Object.values(reasons)
    const all = (['safe', 'suggested'] as const).flatMap(fix => decided(messages, {fix}))
    expect(all.map(one => one.because).filter(one => !known.includes(one))).toEqual([])
  })

  test('whose repair is withheld is no ground to fail a gate, unless it is an error', () => {
    const cuts: Edit = {range: [text.indexOf(',204'), text.indexOf('204')], text: ''}
    const messages = [
      messageAt('1,204', {edits: [cuts]}),
      messageAt('1,204', {edits: [cuts], severity: 'error'}),
      messageAt('was lost'),
      messageAt('lost')
    ]
    expect(decided(messages).map(one => one.message.severity)).toEqual(['info', 'error', 'warning', 'info'])
  })

  test('that the configuration ignores is skipped with all that look the same', () => {
    const ignored = new Set(['f'])
    const messages = [messageAt(' ,'), messageAt('the the'), messageAt(' .'), messageAt('lost')]
    const prints = new Map([
      [' ,', 'f'],
      ['the the', 'f-12'],
      [' .', 'f-x'],
      ['lost', '-1f']
    ])
    const fingerprintOf = (one: Message) => prints.get(one.actual) ?? ''
    expect(told(messages, {ignored, fingerprintOf})).toEqual([
      'skip: Ignored by the configuration',
      'skip: Ignored by the configuration',
      'apply: Safe to apply unattended',
      'apply: Safe to apply unattended'
    ])
  })

  test('that the configuration ignores by its number is skipped alone', () => {
    const prints = new Map([
      ['the the', 'f'],
      [' .', 'f-2'],
      ['lost', 'f-3']
    ])
    const fingerprintOf = (one: Message) => prints.get(one.actual) ?? ''
    const messages = [messageAt('the the'), messageAt(' .'), messageAt('lost')]
    expect(told(messages, {ignored: new Set(['f-2']), fingerprintOf})).toEqual([
      'apply: Safe to apply unattended',
      'skip: Ignored by the configuration',
      'apply: Safe to apply unattended'
    ])
  })

  test('that a comment dismisses is skipped', () => {
    const isDismissedInline = (one: Message) => one.actual === 'the the'
    expect(told([messageAt('the the'), messageAt(' .')], {isDismissedInline})).toEqual([
      'skip: Ignored by a comment in the article',
      'apply: Safe to apply unattended'
    ])
  })
})

describe('where edits overlap the earlier message wins', () => {
  const taken = 'Another repair changes the same place'
  const outcomes = (...all: readonly (readonly Edit[])[]) =>
    told(all.map(edits => messageAt('lost', {edits}))).map(one => (one === `skip: ${taken}` ? 'skip' : one.slice(0, 5)))

  test.each([
    ['the same place', [[edit(2, 6)], [edit(2, 6)]], ['apply', 'skip']],
    ['a part', [[edit(2, 6)], [edit(3, 4)]], ['apply', 'skip']],
    ['a wider place', [[edit(3, 4)], [edit(2, 6)]], ['apply', 'skip']],
    ['the start', [[edit(3, 6)], [edit(2, 4)]], ['apply', 'skip']],
    ['the end', [[edit(3, 6)], [edit(5, 8)]], ['apply', 'skip']],
    ['borders that touch', [[edit(3, 6)], [edit(6, 8)], [edit(1, 3)]], ['apply', 'apply', 'apply']],
    ['two insertions at one place', [[edit(3, 3)], [edit(3, 3)]], ['apply', 'skip']],
    ['two insertions side by side', [[edit(3, 3)], [edit(4, 4)]], ['apply', 'apply']],
    ['an insertion inside', [[edit(2, 6)], [edit(4, 4)]], ['apply', 'skip']],
    ['an insertion at a border', [[edit(2, 6)], [edit(2, 2)], [edit(6, 6)]], ['apply', 'apply', 'apply']],
    ['an insertion between two edits', [[edit(2, 4)], [edit(4, 6)], [edit(4, 4)]], ['apply', 'apply', 'skip']],
    ['around an insertion', [[edit(4, 4)], [edit(2, 6)]], ['apply', 'skip']],
    ['an insertion at the start of an edit', [[edit(4, 4)], [edit(4, 6)]], ['apply', 'apply']],
    ['an insertion at the end of an edit', [[edit(4, 4)], [edit(2, 4)]], ['apply', 'apply']],
    ['one edit of several', [[edit(2, 4)], [edit(8, 9), edit(3, 6)], [edit(8, 9)]], ['apply', 'skip', 'apply']],
    ['several that all take part', [[edit(2, 4), edit(8, 9)], [edit(8, 9)]], ['apply', 'skip']],
    ['an insertion at the very start', [[edit(0, 2)], [edit(0, 0)]], ['apply', 'apply']],
    ['an insertion at the very end', [[edit(40, 48)], [edit(48, 48)]], ['apply', 'apply']]
  ])('%s', (_, edits, expected) => expect(outcomes(...edits)).toEqual(expected))

  test('one that is not applied takes no place', () => {
    expect(told([messageAt('the the', {fix: 'suggest'}), messageAt('the the')])).toEqual([
      'suggest: A person has to decide',
      'apply: Safe to apply unattended'
    ])
  })
})

describe('the choice of a person', () => {
  const otherwise = {reading: 'it closes', edits: [{range: [0, 2], text: 'At'}] as const}
  const sure = messageAt('the the')
  const offered = messageAt('the the', {fix: 'suggest'})
  const chosen = (message: Message, choice: Choice, options: Options = {}) =>
    decided([message], {choices: {'the the': choice}, ...options})[0]

  test('to reject keeps a repair out', () => {
    expect(chosen(sure, 'reject')).toEqual({
      message: sure,
      fingerprint: 'the the',
      choice: 'reject',
      decision: 'skip',
      because: 'Rejected by a person'
    })
  })

  test('to accept makes a suggestion, and says so', () => {
    const made = {decision: 'apply', because: 'Accepted by a person', choice: 'accept'}
    expect(chosen(offered, 'accept')).toMatchObject(made)
    expect(chosen({...sure, note: 'It loops'}, 'accept')).toMatchObject(made)
  })

  test('to take the other reading makes what that would do', () => {
    expect(chosen({...sure, otherwise}, 'otherwise')).toEqual({
      message: {...sure, otherwise, edits: otherwise.edits},
      fingerprint: 'the the',
      choice: 'otherwise',
      decision: 'apply',
      because: 'The other reading was chosen by a person'
    })
    expect(chosen({...offered, otherwise}, 'otherwise')).toMatchObject({decision: 'apply'})
  })

  test('to take another reading that leaves the text as it is rejects the repair', () => {
    const rejected = {decision: 'skip', because: 'Rejected by a person', message: {edits: []}}
    expect(chosen(sure, 'otherwise')).toMatchObject(rejected)
    expect(chosen({...sure, otherwise: {reading: 'it is right', edits: []}}, 'otherwise')).toMatchObject(rejected)
  })

  test('about one message leaves the others to their tiers', () => {
    const choices = {'the the': 'reject'} as const
    expect(decided([sure, messageAt(' .')], {choices})[1]).toEqual({
      message: messageAt(' .'),
      fingerprint: ' .',
      decision: 'apply',
      because: 'Safe to apply unattended'
    })
    expect(decided([messageAt('lost')], {choices, fingerprintOf: () => 'toString'})[0]).not.toHaveProperty('choice')
  })

  test('is bound by what is protected, by other repairs and by what only reports', () => {
    const comma = text.indexOf(',204')
    expect(chosen({...sure, edits: [edit(comma, comma + 1)]}, 'accept')).toMatchObject({
      decision: 'skip',
      because: 'The repair would cut into a number, an address or a URL',
      choice: 'accept'
    })
    expect(chosen({...sure, fix: 'none'}, 'accept')).toMatchObject({decision: 'skip', because: 'Reported only'})
    const choices = {lost: 'accept'} as const
    const messages = [messageAt('was lost'), messageAt('lost', {fix: 'suggest'})]
    expect(decided(messages, {choices})[1]).toMatchObject({
      decision: 'skip',
      because: 'Another repair changes the same place',
      choice: 'accept'
    })
  })

  test('waits until the safe repairs are made, except for what only they show', () => {
    const waits = {waits: true}
    const late = {decision: 'suggest', because: 'A person has to decide'}
    expect(chosen(offered, 'accept', waits)).toMatchObject(late)
    expect(chosen({...offered, lasting: true}, 'accept', waits)).toMatchObject({decision: 'apply'})
    expect(chosen({...sure, otherwise}, 'otherwise', waits)).toMatchObject(late)
    expect(chosen({...sure, otherwise, lasting: true}, 'otherwise', waits)).toMatchObject({decision: 'apply'})
    expect(chosen(sure, 'accept', waits)).toMatchObject({decision: 'apply'})
    expect(chosen(offered, 'accept', {...waits, fix: 'suggested'})).toMatchObject({decision: 'apply'})
    expect(decided([{...offered, lasting: true}], waits)[0]).toMatchObject(late)
  })
})

describe('a fingerprint', () => {
  const long =
    'The ferries of the town stayed in port on that Sunday evening, and the the wind rose again over the bay.'
  const at = long.indexOf('the the')
  const printOf = (article: string, place: string, ruleId = 'doubled-word') => {
    const start = article.indexOf(place)
    return new Fingerprints(article).of({ruleId, range: [start, start + place.length]}, 0)
  }
  const own = () => printOf(long, 'the the')

  test('is sixteen hexadecimal digits, and the same in every version', () => {
    expect(own()).toBe('5318dd66a8a8f8f0')
    expect(printOf('ab', 'a', 'r')).toBe('59db8c52e5d7b4a4')
    const many = Array.from({length: 100}, (_, number) => printOf('ab', 'a', `r${number}`))
    expect(many.filter(print => !/^[0-9a-f]{16}$/u.test(print))).toEqual([])
  })

  test('tells of the rule, of the words and of 24 code units on either side', () => {
    expect(printOf(long, 'the the', 'other')).not.toBe(own())
    for (const place of [at - 24, at - 1, at, at + 6, at + 7, at + 30]) {
      expect(printOf(`${long.slice(0, place)}#${long.slice(place + 1)}`, long.slice(at, at + 7))).not.toBe(own())
    }
    expect(printOf(`${long.slice(0, at - 25)}#${long.slice(at - 24)}`, 'the the')).toBe(own())
    expect(printOf(`${long.slice(0, at + 31)}#${long.slice(at + 32)}`, 'the the')).toBe(own())
  })

  test('of a long finding tells of its first 200 code units and 24 more', () => {
    const finding = 'a'.repeat(300)
    const printed = (article: string) => new Fingerprints(article).of({ruleId: 'r', range: [0, 300]}, 0)
    expect(printed(`${finding}x`)).toBe(printed(`${finding}y`))
    expect(printed(`${finding.slice(0, 224)}#${finding.slice(225)}`)).toBe(printed(finding))
    expect(printed(`${finding.slice(0, 223)}#${finding.slice(224)}`)).not.toBe(printed(finding))
  })

  test('does not change with the width of white space', () => {
    const printed = (article: string, start: number) =>
      new Fingerprints(article).of({ruleId: 'r', range: [start, start + 1]}, 0)
    const tight = printed('a b c', 2)
    expect(printed('  a \t b\n\nc \u00A0', 6)).toBe(tight)
    expect(printed('a bc', 2)).not.toBe(tight)
    expect(printed('ab c', 1)).not.toBe(tight)
  })

  test('is numbered where the same words stand in the same surroundings again', () => {
    const pad = ' '.repeat(30)
    const prints = new Fingerprints(`the the${pad}the the${pad}the the`)
    const all = [0, 37, 74].map(start => prints.of({ruleId: 'r', range: [start, start + 7]}, 0))
    expect(all).toEqual([all[0], `${all[0]}-2`, `${all[0]}-3`])
  })

  test('stays the same for what the same or a later look finds at the same place', () => {
    const prints = new Fingerprints(long)
    const range = [at, at + 7] as const
    const first = prints.of({ruleId: 'r', range}, 0)
    expect(prints.of({ruleId: 'r', range}, 0)).toBe(first)
    expect(prints.of({ruleId: 'r', range}, 1)).toBe(first)
    expect(prints.of({ruleId: 'r', range: [at + 4, at + 11]}, 1)).toBe(first)
    expect(prints.of({ruleId: 'r', range: [at - 4, at + 1]}, 1)).toBe(first)
  })

  test('is another one for what only touches, for another rule, and for what the same look finds beside it', () => {
    const prints = new Fingerprints(long)
    const first = prints.of({ruleId: 'r', range: [at, at + 7]}, 1)
    expect(prints.of({ruleId: 'r', range: [at + 7, at + 9]}, 2)).not.toBe(first)
    expect(prints.of({ruleId: 'r', range: [at - 2, at]}, 2)).not.toBe(first)
    expect(prints.of({ruleId: 'r', range: [at + 1, at + 7]}, 1)).not.toBe(first)
    expect(prints.of({ruleId: 'q', range: [at, at + 6]}, 2)).not.toBe(first)
  })
})

function decision(one: Partial<Decision>, severity: Severity = 'warning'): Decision {
  const message = messageAt('the the', {severity})
  return {message, decision: 'apply', because: 'Safe', fingerprint: 'f', edits: [], ...one}
}

describe('the verdict', () => {
  const open = decision({decision: 'suggest'}, 'error')

  test('is to publish where nothing was found', () => {
    expect(judge([])).toEqual({verdict: 'publish', reasons: []})
    expect(judge([decision({decision: 'suggest'})])).toEqual({verdict: 'publish', reasons: []})
  })

  test('is to publish after fixes where all was repaired', () => {
    expect(judge([decision({}, 'error')])).toEqual({verdict: 'publish after fixes', reasons: ['1 repair']})
    expect(judge([decision({}), decision({})])).toEqual({verdict: 'publish after fixes', reasons: ['2 repairs']})
  })

  test('is to hold where an error stays', () => {
    expect(judge([decision({}), open])).toEqual({
      verdict: 'hold',
      reasons: ['Unexpected `the the`', '1 repair']
    })
  })

  test('is to hold where something is wrong with the article as a whole', () => {
    expect(judge([decision({decision: 'skip'})], 'Unexpected end')).toEqual({
      verdict: 'hold',
      reasons: ['Unexpected end']
    })
  })

  test.each(['ignored', 'inline', 'rejected', 'baseline', 'unchanged'] as const)('is none about what is %s', reason => {
    expect(judge([{...open, decision: 'skip', because: reasons[reason]}])).toEqual({verdict: 'publish', reasons: []})
  })
})

test('nobody wants to be told of what is dismissed, but of what a person has rejected', () => {
  const names = Object.keys(reasons) as (keyof typeof reasons)[]
  const because = (name: keyof typeof reasons) => ({because: reasons[name]})
  expect(names.filter(name => isHidden(because(name)))).toEqual(['ignored', 'inline', 'baseline', 'unchanged'])
  expect(names.filter(name => isDismissed(because(name)))).toEqual([
    'ignored',
    'inline',
    'rejected',
    'baseline',
    'unchanged'
  ])
})
