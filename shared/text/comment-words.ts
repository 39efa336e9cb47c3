/**
 * The words of a comment that only points at what follows or went before ("à lire", "so true", "quelle honte"): small words, reactions,
 * and what people say when they pass something on. It adds nothing to the story, however long the text it stands beside. Folded, French
 * and English. Data only.
 */
const SMALL_FR =
  'a ai ah ainsi alors apres au aurais aurait aussi avec avez avoir avons bah bas beaucoup ben bien bon c ca car ce ceci cela ces cet cette ceux chez comme d dans de depuis des ' +
  'dire dis dit dites donc du eh elle en encore es est et etait ete etes etre eu eux fait faire fais font hein ici il ils j je juste l la le les leur lui m ma mais me meme mes moi mon n nos notre nous ' +
  'oh on ont ou oui ouais par peu peut peuvent plus pour qu quand que quel quelle quels quelles qui quoi s sa se ses si son sont suis sur t ta tant te tellement tes toi ton tous tout toute toutes tres trop tu ' +
  'un une va vas vers voila voici vois voit voir vont vos votre vous vraiment vu y';
const SAID_FR =
  'lire lisez lis mieux dessus dessous ajouter commentaire commentaires carrement clairement totalement exactement exact absolument franchement serieusement serieux evidemment ' +
  'vrai vraie verite faux grave ouf bref pareil idem accord confirme confirmer confirmons temoigne temoignage valide plussoie partage partagez partager relaie relayez relayer diffuser diffusez suivre suit continue ' +
  'tourner tournez faites svp stp rt cc ht dixit selon d apres thread fil source via info infos urgent alerte lien regardez regarde regarder ecoutez ecoute ensemble oublier oubliez souvenez rappel passer passe vient instant aujourd hui ' +
  'dingue fou folle fous enorme incroyable genial excellent hallucinant hallucine hallucinante magnifique magistral imparable epoque rideau mille bis bravo chapeau respect merci pardon desole courage soutien ' +
  'honte honteux honteuse honteusement scandale scandaleux scandaleuse inadmissible inacceptable lamentable pathetique minable pitoyable ridicule absurde ubuesque affligeant affligeante consternant consternante ' +
  'effarant effarante effrayant revoltant revoltante ecoeurant ecoeurante degueulasse abject immonde triste tristesse desolant aberrant abuse abusif gravissime indecent indigne intolerable insupportable ' +
  'etonne etonnant etonnante surprise surpris croire croit crois reve rever mort morte mdr mdrr mdrrr ptdr lol xd wow waouh omg haha hahaha ha eheh pfff pff ras bol marre assez stop ' +
  'guignols clowns clown cirque bande pauvre france pays monde gens doutent doute doutaient comprendre compris mere pere soeur frere copain copine collegue ami amie envoie envoye jusqu iront vont ' +
  'vu vus lu entendu twitter mastodon bluesky facebook insta tiktok copie colle copier coller rappelle quelque chose quelqu pense pensez penses pensee avis experience exagerent abusent importe quoi n fallait sorte sortir personne reagit reagir ' +
  'realite grand grande raison tort moque moquent foutent mal finir edifiant mediter blague rats solidarite total totale craint craignos fort forte adore aime deteste interessant important attention intox ' +
  'rage colere furieux enerve degoute degoutant hallu choc choque choquant navrant catastrophe catastrophique nul nulle nuls horreur horrible peur flippant malaise gene genant gros grosse hate viral buzz parfait voila resume bien top ouch aie oups zut mince putain merde bordel';
const SMALL_EN =
  'about again all also am an and any anyone are as at be because been being but by can could couldn couldnt d did do does doing done else even ever every everyone everybody for from get getting go goes going gone got had ' +
  'has have he her here hers him his how i if in into is it its just keep like ll m make many me mine more most much must my now of off oh on once one only or our out over own please really same s see seen she should ' +
  'so some someone still such t than that the their them then there these they thing things this those though to too up us ve very was way we well were what when where which while who whoever why will with would yes yep yeah yet you your re';
const SAID_EN =
  'read share shared sharing retweet repost spread pass rt pls plz mt qt via thread source found heads boost signal truth true facts fact exactly precisely absolutely totally completely literally honestly seriously indeed ' +
  'agree agreed confirm confirmed confirming better put said say says spot time times huge wow omg wtf lol lmao rofl haha hahaha ha dear bingo nailed brilliant incredible incredibly unbelievable amazing insane wild mad crazy ' +
  'mental gold word words preach above add added good great best bravo congratulations congrats thanks thank sorry respect kudos watch look listen hear remember reminder dont forget everybody wonder ' +
  'disgusting disgusted disgrace disgraceful shame shameful shameless shocking shocked shocker appalling appalled outrageous outrage outraged ridiculous pathetic unacceptable unreal awful terrible horrible horrendous ' +
  'absurd joke jokes farce scandal scandalous embarrassing sad sickening sick gross vile damning damn hell bloody speechless crying laughing dead dying screaming clown clowns circus company people ' +
  'surprised surprising surprise happened happens happening happen believe believing doubt doubts legal serious couldnt made news breaking update urgent mum mom dad sister brother friend mate colleague sent told tells ' +
  'absolute stuff enough stop wake world country goes comment comments ' +
  'thought thoughts thinking think opinion experience exaggerating mess shambles yikes oof ouch oops learn learned learnt needs need needed interesting big worth explain explanation hard right wrong point points louder back bin rage fury furious fuming angry ' +
  'livid speaks itself make makes viral ratio retweeting reposting quoting quote quoted check icymi fyi tldr psa nb important attention love loved hate hated brutal awkward lovely nice cool perfect fantastic superb classic typical vote lie lies lying liars utter utterly beyond belief ' +
  'bad worse worst rubbish crap bs bullshit nonsense nightmare fail failure epic total tragic tragedy heartbreaking hilarious funny weird odd scary terrifying stunning stunned gobsmacked lost care cares reading watching listening twitter facebook via h';

/** Small words that are a comment by themselves. */
const ALONE =
  'tout dit this that ceci cela ca voila same here there exactly so true idem pareil moi pour ouais oui yes yep oh ah eh what quel quelle';

/** They turn what stands beside them into its opposite: part of a longer comment at most. */
const NEGATORS =
  'ne n pas non jamais rien aucun aucune sans ni no not never none nothing nobody without isn isnt wasn wasnt aren arent don dont won wont cannot cant false fake faux';

const NEGATING: ReadonlySet<string> = new Set(NEGATORS.split(' '));
const TELLING: ReadonlySet<string> = new Set(`${SAID_FR} ${SAID_EN} ${ALONE}`.split(' '));
const WORDS: ReadonlySet<string> = new Set(`${SMALL_FR} ${SAID_FR} ${SMALL_EN} ${SAID_EN} ${NEGATORS}`.split(' '));

/** "+1", "100 %", "10/10" are comments too. */
const MARK = /^(?:1|10|100|1000)$/;

export const isCommentWord = (word: string): boolean => WORDS.has(word) || MARK.test(word);
/** One that a comment is made of; small words only come with it. */
export const isReaction = (word: string): boolean => TELLING.has(word) || MARK.test(word);
export const isNegator = (word: string): boolean => NEGATING.has(word);
