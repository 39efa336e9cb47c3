/**
 * Where the links are in a text, as networks see them: with a scheme any host, without one only a host whose ending is a known
 * top-level domain. Shared by counting, splitting and claims. Must not follow or judge a link.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Country codes in use; two letters each. */
const COUNTRY =
  'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw';
/** The generic endings people meet; the full list has over a thousand and changes monthly, so a rare one without a scheme counts as text. */
const GENERIC =
  'com org net edu gov mil int info biz name pro aero coop museum jobs mobi travel tel cat asia xxx arpa app dev page blog shop store online site website tech cloud digital agency media news press email support help services solutions systems company business group team bank insurance finance financial money credit loan fund capital legal law health care clinic hospital doctor life live world earth global international paris london berlin amsterdam bzh alsace corsica quebec nyc tokyo wien brussels gent vlaanderen cymru wales scot bar cafe restaurant food wine beer hotel tours flights cars auto moto bike house immo property estate energy green eco bio farm school academy university education training club community social network chat video tv music audio radio film art design photo photos gallery studio fashion style games game fun play sport football run fit love gay date wiki guide tips how zone space link click top xyz one plus new next now today vip win work works foundation ngo ong charity gives fyi lol wtf best buzz land city town center market sale deals review reviews report expert consulting engineering ventures partners enterprises industries limited ltd gmbh sarl inc llc bnpparibas sncf axa total google amazon apple microsoft youtube';
const TOP_LEVEL = new Set(`${COUNTRY} ${GENERIC}`.split(' '));

const LETTER = 'A-Za-z0-9\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F';
const LABEL = `[${LETTER}](?:[${LETTER}_-]*[${LETTER}])?`;
const PATH_CHAR = `[${LETTER}\\u0400-\\u04FF!*';:=+,.$%#\\[\\]~@|&/_-]`;
const PATH_END = `[${LETTER}\\u0400-\\u04FF=_#/+-]`;
/** A path may hold one level of brackets, as encyclopedias write them; a closing one alone belongs to the sentence. */
const PATH = `(?:/(?:(?:${PATH_CHAR}|\\([^()\\s]*\\))*(?:${PATH_END}|\\([^()\\s]+\\)))?)`;
const QUERY = `(?:\\?(?:[${LETTER}!?*'();:&=+$/%#\\[\\]_.,~|@-]*[${LETTER}_&=#/-])?)`;
const AFTER_HOST = `(?::[0-9]+)?${PATH}?${QUERY}?`;
const HOST_ENDS = `(?![${LETTER}@+-])`;

const WITH_SCHEME = new RegExp(
  `(?<![A-Za-z0-9@\\uFF20$#\\uFF03])https?://(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?\\.)+(?:xn--[a-z0-9-]+|\\p{L}{2,})(?![\\p{N}@])${AFTER_HOST}`,
  'giu',
);
const BARE = new RegExp(
  `(?<![A-Za-z0-9@\\uFF20$#\\uFF03_./-])((?:${LABEL}\\.)+)(xn--[a-z0-9]+|[A-Za-z]{2,})${HOST_ENDS}${AFTER_HOST}`,
  'giu',
);

/** Links in order, never overlapping. `bare`: also those without a scheme. */
export function linksIn(text: string, bare: boolean): Span[] {
  const spans = [...text.matchAll(WITH_SCHEME)].map(spanOf);
  if (!bare) return spans;
  for (const match of text.matchAll(BARE)) {
    const ending = (match[2] ?? '').toLowerCase();
    const span = spanOf(match);
    const known = ending.startsWith('xn--') || TOP_LEVEL.has(ending);
    if (known && !spans.some((other) => span.start < other.end && other.start < span.end)) spans.push(span);
  }
  return spans.sort((a, b) => a.start - b.start);
}

function spanOf(match: RegExpExecArray | RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
