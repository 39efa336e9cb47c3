/**
 * The words of a comment that only points at what follows or went before ("à lire", "so true", "100 % d'accord"): it adds nothing to the
 * story, however long the text it stands beside. Folded, French and English. Data only.
 */
const FRENCH =
  'a lire lisez lis ca cela ceci ce c est qu on ne je n aurais aurait pas dit mieux tout bien tellement trop si vrai grave exactement exact absolument ' +
  'carrement clairement totalement voila partagez partager partage faites tourner fait a voir regardez ecoutez pareil idem pour moi aussi moi d accord ' +
  'plus ensemble oui ouais eh ben bah oh ah ha haha hahaha lol mdr mdrr mdrrr ptdr xd wow waouh omg enorme incroyable genial excellent hallucinant ' +
  'dingue fou magnifique magistral imparable quelle quel epoque rideau rien ajouter dans le mille bravo bis thread fil source via info vu';
const ENGLISH =
  'read share there this that it s is so very true truth exactly precisely absolutely totally indeed agree agreed same here me too huge wow omg lol lmao rofl ' +
  'haha hahaha ha oh dear well said could couldn couldnt not have t better put spot on what a time times yes yep yeah you have to must everyone should ' +
  'pass watch see look listen facts fact bingo nailed brilliant incredible unbelievable amazing insane wild gold word preach all of the above and then some ' +
  'nothing add rt mt via thread source found good great one best';

const WORDS: ReadonlySet<string> = new Set(`${FRENCH} ${ENGLISH}`.split(' '));

/** "+1", "100 %", "10/10" are comments too. */
const MARK = /^(?:1|10|100|1000)$/;

export const isCommentWord = (word: string): boolean => WORDS.has(word) || MARK.test(word);
