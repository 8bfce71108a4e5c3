import type {Random} from '../random.js'

const list = (words: string): string[] => words.split('|')

const first = list(
  'Ann|Maria|Olena|Yusuf|Kenji|Piotr|Clara|Samuel|Leyla|Victor|Nadia|Tomas|Irene|Daniel|Aisha|Mehmet|Lucy|Ravi|Elif|Georg'
)
const last = list(
  'Lee|Karimov|Yilmaz|Novak|Tanaka|Costa|Petrov|Haddad|Brandt|Silva|Okafor|Ivanova|Moreno|Lindqvist|Aydin|Singh|Weber|Rossi|Kaya|Hill'
)
const cities = list(
  'Ankara|Izmir|Tbilisi|Kyiv|Porto|Lagos|Osaka|Vilnius|Bergen|Valencia|Tunis|Amman|Graz|Lille|Gdansk|Plovdiv'
)
const months = list('January|February|March|April|May|June|July|August|September|October|November|December')
const subjects = list(
  'The council|The ministry|The club|A spokesman for the port|The regional court|The bus company|Residents of the old town|The opposition|The national bank|The hospital board|Farmers in the north|The teachers’ union|The coach|The film festival|Fire crews|The start-up'
)
const verbs = list(
  'approved|rejected|welcomed|postponed|opened|criticised|presented|cancelled|defended|questioned|reviewed|signed'
)
const objects = list(
  'the new budget|a plan for the harbour|the second tunnel|the transfer of two players|a cut in water prices|the election timetable|the museum’s extension|the report on air quality|a loan for small firms|the trade agreement|the winter schedule|a ban on night flights|the rescue of the bank|the vaccine programme'
)
const details = list(
  'after weeks of talks|despite protests in the centre|in a vote late in the evening|without naming a date|for the third time this year|while engineers were still at work|because of rising costs|at a meeting behind closed doors|on the advice of its lawyers|under pressure from its neighbours'
)
const reasons = list(
  'the money has to be found first|nobody had been told in advance|the old bridge can no longer be used|demand has fallen since spring|the weather left no other choice|an appeal is still possible|most of the work is done|safety comes before speed'
)

export function personName(random: Random): string {
  return `${random.pick(first)} ${random.pick(last)}`
}

export function city(random: Random): string {
  return random.pick(cities)
}

export function date(random: Random): string {
  const day = random.between(1, 28)
  const month = random.pick(months)
  const year = random.between(2019, 2024)
  return random.pick([`${month} ${day}, ${year}`, `${day} ${month} ${year}`])
}

export function number(random: Random): string {
  const value = random.between(1, random.pick([9, 99, 9999]))
  return value.toLocaleString('en')
}

export function title(random: Random): string {
  const words = `${random.pick(subjects)} ${random.pick(verbs)} ${random.pick(objects)} in ${city(random)}`
  return random.chance(0.3) ? `${words}: ${random.pick(reasons)}` : words
}

function sentence(random: Random): string {
  const core = `${random.pick(verbs)} ${random.pick(objects)} ${random.pick(details)}`
  return random.pick([
    () => `${random.pick(subjects)} in ${city(random)} ${core}, ${personName(random)} said on ${date(random)}.`,
    () => `${random.pick(subjects)} ${core}.`,
    () => `“I think that ${random.pick(reasons)},” said ${personName(random)}, who ${core}.`,
    () => `About ${number(random)} people in ${city(random)} are affected, since ${random.pick(reasons)}.`,
    () => `${personName(random)} of ${city(random)} ${core}, although ${random.pick(reasons)}.`
  ])()
}

/** One to four sentences: some are short enough for a rule to match, most are not. */
export function paragraph(random: Random): string {
  return Array.from({length: random.between(1, 4)}, () => sentence(random)).join(' ')
}
