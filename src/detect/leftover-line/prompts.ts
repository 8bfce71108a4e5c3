import {listed} from './words.js'

/** What a page begins with that asks its reader for something, in English and as engines put other languages into it. */
export const asks = listed(`
  subscribe | sign up | signup | follow us | follow our | follow the | follow and | follow all | follow on | join us | join our | join the | join
  like us | like our | like the | like this | like and | share this | share the | share on | share with | share it | share your | share via | share
  download | install | get | receive | register | log in | login | sign in | click | tap here | tap on | tap to | tap the | press the
  leave us | leave a | leave your | leave comments | write to us | write us | write a | write your | post a | rate this | rate the | rate it | comment on | comment below | comment and | comment this
  donate | support us | support our | support independent | support quality | support the work | become a | become an | become our | enter your | order our | order the
  add us | add our | add this | add the site | turn on | enable | activate | allow us | catch all | catch up | catch us | catch the
  read us | read our | read all | read more | read the | read this | read and | watch us | watch our | watch the latest | listen to this | listen to our | listen to us | listen to the | send us | send your | send this | submit your
  report an | report a | report error | tell us | tell your friends | let us know | contact our | check out our | check out the | visit our | visit us | find us | find our | find out more | find more | see us | see our | see more
  stay informed | stay updated | stay up to date | stay up-to-date | stay tuned | stay connected | stay ahead | stay in touch | stay with us | stay aware | keep up | keep up to date | keep in touch | keep abreast
  don't miss | do not miss | don't forget | do not forget | never miss | be the first | be up to date | be up-to-date | be aware | be informed | be in the know | be always | observe us | observe our | watch us on
  help us | advertise with | advertise on | advertise in | choose us | connect with | discover more | explore more | scan the | text us | call us
  want | wanna | do you want | do you like | do you have | do you know something | did you like | did you find | did you notice | would you like | have you | have a | got a | are you | looking for | liked this | liked the | like what
  enjoyed | enjoying | enjoy this | enjoy our | enjoy reading | interested in | not a | not yet | already a | already have | already registered | noticed a | noticed an | found a | found an | see an | spotted a | spotted an | in love with
  to comment | to leave | to post a | to read more | to read the full | to continue | to get our | to get more | to get the latest | to get news | to receive our | to receive news | to receive the latest | to receive notifications | to receive alerts | to receive updates | to join our | to follow | to stay | to access | to view this | to view the | to see this | to subscribe | to share | to not miss | to participate in the discussion | to be the first | to be up to date | to learn more | to support our
  in order to comment | in order to leave | in order not to miss | in order to read | in order to view | in order to see | so as not to miss | if you like | if you liked | if you want | if you would like | if you found | if you find | if you notice | if you see | if you enjoy | if you enjoyed | if you value | if you don't want | if you do not want | if you are interested | for commenting
  for more | for the latest | for latest | for all the latest | for all latest | for breaking | for live | for daily | for real-time | for regular | for up-to-date | all the latest | all the news | all the most | all our | all news | the latest news | the most important | the most interesting | more news | most important news | latest news | breaking news | news without | only the most
  thank you for reading | thanks for reading | we invite you | we are also | we are on | we're on | we are now | now on | you can follow | you can also | you can subscribe | you can read us | you can read our | you can find us | you can comment | you can leave | you can share | you can support | you need to | you must be | you have to | you will find | your opinion | your comment
  only registered | only logged | only subscribers | only authorized | only members | only the registered | please log | please sign | please register | please subscribe | please leave | please share | please support | please enter | please enable | please consider | please like | please rate | please follow | please join | please read our | please help | kindly | this function | this feature | this functionality | this content | this article is available | this article is only | this material is available | sorry, but
`)

const few = String.raw`(?:[^\s.!?]{1,20} ){0,3}`
const service = String.raw`(?:telegram|whatsapp|viber|youtube|facebook|instagram|tiktok|linkedin|twitter|line|discord|threads|vk|x)`
const media = String.raw`(?:${service}|social (?:media|networks?)|google news|google discover|apple news|flipboard|yandex\.?[ -]?(?:news|zen)?|news showcase|bluesky|mastodon|reddit|whats app|tik tok|vkontakte|odnoklassniki|dzen|max)`

/** What only a page has: its newsletter, its channels, comments on it, an account. */
const things = [
  String.raw`(?:e-?)?newsletters?|mailing list|news ?letter|morning briefing|daily briefing|digest`,
  String.raw`our ${few}(?:app|application|applications|apps|bot|channels?|pages?|accounts?|profiles?|groups?|community|chat|podcasts?|feed|alerts?|updates|notifications|bulletins?|mailings?|stories|articles|coverage|journalism|reporting|newsroom|reporters|journalists|editorial (?:staff|office|team)|rss|subscribers?|readers|youtube|telegram|facebook|instagram|twitter|whatsapp|mobile version|paper|work)`,
  String.raw`${service}(?:[ -](?:and|or|&) ${service})?[ -](?:channels?|groups?|community|communities|bot|chat|pages?|accounts?|feeds?)`,
  String.raw`(?:on|in|via|through|to|with|from) (?:the |our )?${media}`,
  String.raw`(?:push|browser|desktop|e-?mail|sms|news|breaking news|real-time|instant|mobile|daily|free|text)[ -](?:notifications?|alerts?|updates?)|notifications`,
  String.raw`your (?:[^\s.!?]{1,20} ){0,2}(?:inbox|mailbox|e-?mail|e-?mails|comments?|friends|opinion|feedback|subscription|browser|cell ?phone|smartphone|news feed|account|thoughts|reaction|facebook|telegram|whatsapp)`,
  String.raw`(?:in|to) (?:the )?(?:comments?|mailbox|inbox)|comments? (?:below|section|box|field|form)|the discussion|comments`,
  String.raw`(?:a|the|an?other) (?:comment|reply|reaction|review|typo|error|mistake|inaccuracy)|error in the text`,
  String.raw`this (?:article|story|post|news|news item|page|material|publication|text|video|content|report)|the (?:article|publication|news item)`,
  String.raw`(?:registered|logged-in|authorized|authorised) (?:users?|members?|readers?|visitors?)|subscribers? only|exclusive to subscribers|for subscribers|premium (?:content|articles|member)|log(?:ged)? ?in|sign(?:ed)? ?in|a subscriber|a member|an? (?:free )?account|a subscription|newsroom`,
  String.raw`(?:news|story|hot) tips?|a tip|tell us|let us know|subscribe|sign up (?:here|now|for free|today)|click here|follow us|join us|write to us|whatsapp us|rate it|share it|download the (?:[^\s.!?]{1,20} ){0,3}app`
].join('|')

/** Stands in a table for all requests. */
export const requestRow = '{request}'

let asking: RegExp | undefined
let thing: RegExp | undefined

/**
 * Whether a line, folded and in lower case, begins with what asks its reader for something and names a thing of a page behind it. By two
 * expressions: one that holds both would hold hundreds of alternatives for each row.
 *
 * @example isRequest('join the conversation in our telegram channel') // => true
 */
export function isRequest(line: string): boolean {
  asking ??= new RegExp(`^(?:${asks.join('|')})(?= )`, 'u')
  const [ask] = asking.exec(line) ?? []
  if (ask === undefined) return false
  thing ??= new RegExp(` (?:${things})(?= |$)`, 'u')
  return thing.test(line.slice(ask.length))
}
