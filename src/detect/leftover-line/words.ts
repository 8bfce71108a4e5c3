/** Services that pages share to and are followed on. */
export const services = listed(`
  Facebook | Twitter | X | X (Twitter) | Twitter/X | Instagram | WhatsApp | Telegram | YouTube | TikTok | Threads | Bluesky | Mastodon | LinkedIn
  Pinterest | Reddit | Tumblr | Flipboard | Google+ | Google Plus | Google News | Google | Gmail | Outlook | Skype | Viber | Messenger
  Facebook Messenger | LINE | KakaoTalk | Kakao | KakaoStory | Naver | Naver Band | Band | Weibo | Sina Weibo | WeChat | QQ | VK | VKontakte
  Odnoklassniki | OK | Truth Social | Snapchat | Pocket | Buffer | Mix | Digg | Delicious | StumbleUpon | Instapaper | Evernote | Hatena | Xing
  LiveJournal | Feedly | RSS | Email | E-mail | Mail | SMS | Spotify | Apple News | Apple Podcasts | Discord | Twitch | WhatsApp Channel
  ВКонтакте | ВК | Одноклассники | Одноклассниках | Дзен | Дзене | Яндекс.Дзен | Яндекс Дзен | Яндекс.Дзене | Яндекс.Новости | Яндекс.Новостях
  Телеграм | Телеграме | Телеграмі | Мой мир | Фейсбук | Фейсбуке | Фейсбуці | Твиттер | Твиттере | Вайбер | Инстаграм | Ютуб | Viber-канал | Telegram-канал
  فيسبوك | فيس بوك | تويتر | واتساب | واتس اب | تليجرام | تيليجرام | تلغرام | تيلغرام | انستغرام | انستجرام | يوتيوب | لينكدان | لينكد إن | بينتيريست | ماسنجر
  تلگرام | اینستاگرام | توییتر | فیسبوک | ایتا | روبیکا | سروش | بله | لینکدین | ایمیل | البريد الإلكتروني
  페이스북 | 트위터 | 카카오톡 | 카카오스토리 | 네이버 | 네이버 블로그 | 밴드 | 네이버 밴드 | 라인 | 인스타그램 | 유튜브 | 텔레그램 | 이메일
  微信 | 微博 | 新浪微博 | 朋友圈 | QQ空间 | 脸书 | 臉書 | 推特 | 抖音 | 电邮 | 電郵
  フェイスブック | ツイッター | ライン | はてなブックマーク | はてブ | はてな | インスタグラム | メール | ブルースカイ
`)

/** What stands in a row of buttons: services, and what is done with a page. */
export const buttons = services.concat(
  listed(`
  Share | Share this | Tweet | Pin | Pin it | Post | Like | Save | Send | Print | Copy | Copy link | Copy URL | Comment | Comments | Follow | Subscribe
`)
)

/** Words of dates and times as pages print them. */
export const dateWords = listed(
  `
  january february march april may june july august september october november december sept
  monday tuesday wednesday thursday friday saturday sunday today yesterday at on of and hours hour hrs t z
  am pm a.m p.m noon midnight utc gmt est edt cst cdt mst mdt pst pdt bst cet cest msk ist wib wita wit kst jst et pt ct hkt sgt
  ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
  pazartesi salı çarşamba perşembe cuma cumartesi pazar saat tsi tarihinde
  enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
  lunes martes miércoles jueves viernes sábado domingo de del a las hoy ayer horas hs
  janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
  segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta feira as às em hoje ontem
  janvier février mars avril mai juin juillet août septembre octobre novembre décembre
  lundi mardi mercredi jeudi vendredi samedi dimanche le à aujourd'hui hier
  januar februar märz juni juli oktober dezember uhr um
  montag dienstag mittwoch donnerstag freitag samstag sonntag den
  gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre alle ore
  lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri il
  января февраля марта апреля мая июня июля августа сентября октября ноября декабря г года в
  понедельник вторник среда четверг пятница суббота воскресенье сегодня вчера мск
  січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня року р о об
  понеділок вівторок середа четвер п'ятниця субота неділя сьогодні вчора
  يناير فبراير مارس أبريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الأول
  السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الساعة م ص مساء صباحا
  فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند ساعت شنبه یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه
  januari februari maret mei agustus desember pukul senin selasa rabu kamis jumat sabtu minggu
  jan feb mar apr jun jul aug sep oct nov dec dez dic ene abr ago set out fev janv fevr avr juil okt mrz gen mag giu lug ott
  oca şub nis haz tem ağu eyl eki kas ara agt des янв фев мар апр июн июл авг сен сент окт ноя дек
  mon tue wed thu fri sat sun tues thur thurs
  `.replaceAll(/\s+/gu, ' | ')
)

export function listed(text: string): readonly string[] {
  return text
    .split(/[|\n]/u)
    .map(word => word.trim())
    .filter(word => word !== '')
}
