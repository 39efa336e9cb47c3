/** How press calls itself: words of a paper's or a station's name, hosts that publish. Data only. */

/** In the name or the handle, folded; alone they prove nothing: the author is verified too, or says where he works. */
export const PRESS_WORDS =
  / (?:gazette|courrier|journal|journaliste|journalist|reporter|radio|tele|tv|news|newsdesk|presse|press|redaction|magazine|hebdo|matin|bourse|post|times|courier|herald|tribune|echos?|chronicle|media|observer|mirror|telegraph|weekly|beacon|eclair|feuille|depeche|quotidien|figaro|monde|liberation|bbc|itv|sky news|reuters|afp|bloomberg|franceinfo|bfm|lci|cnews|rtl|guardian|independent|economist|financial times) /;

/** Hosts of handles that are addresses of papers (Mastodon, Bluesky), and of articles. */
export const PRESS_HOSTS =
  /(?:^|[@./])(?:lemonde\.fr|lefigaro\.fr|liberation\.fr|lesechos\.fr|latribune\.fr|ouest-france\.fr|leparisien\.fr|mediapart\.fr|francetvinfo\.fr|bfmtv\.com|afp\.com|bbc\.(?:co\.uk|com)|theguardian\.com|ft\.com|thetimes\.(?:co\.uk|com)|telegraph\.co\.uk|reuters\.com|bloomberg\.com|nytimes\.com|wsj\.com|washingtonpost\.com|apnews\.com|economist\.com)$/;
