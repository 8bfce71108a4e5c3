const job = String.raw`(?:(?:additional|further) )?(?:story|report|words|text|photos?|photographs?|pictures?|images?|video|graphics?|reporting|editing|edited|writing|written|compiled|translated|interview)`
const agency =
  '(?:the )?(?:ap|afp|reuters|dpa|ani|pti|ians|xinhua|tass|ria novosti|interfax|ukrinform|anadolu(?: agency)?|efe|ansa|kyodo(?: news)?|' +
  'yonhap(?: news agency)?|upi|bloomberg|associated press|agence france-presse|press association|agencies|news agencies|' +
  'staff (?:writers?|reporters?)|our correspondent)'

const credits = [
  new RegExp(`^[(\\[—–-]{0,2}(?:${job} )?by[: ]`, 'iu'),
  new RegExp(`^[(\\[—–-]{0,2}${agency}(?:(?:[/,&]| and |, )\\s?${agency}){0,3}[)\\].]{0,2}$`, 'iu'),
  /^(?:photo|photograph|picture|image|video|source|credit)s?(?: credit| source)?s?\s?:/iu,
  /^\p{Lu}[\p{Lu} .'’-]{2,30}, \p{Lu}[\p{L}.]{1,20}(?: \p{Lu}[\p{L}.]{1,20})?(?: \([\p{L} ]{2,20}\))?\s?[—–-]?$/u,
  /\bcontribut\w{2,3} (?:to this (?:report|story|article)|reporting)\b/iu
]

/** A byline, a credit or a dateline, which is content: `By {name}`, `Reporting by {name}`, `AFP/Reuters`, `Photo: {name}`, `KYIV, Ukraine`. */
export function isCredit(line: string): boolean {
  return credits.some(credit => credit.test(line))
}
