/** The other voices in English: trolls, supporters, askers, press, watchers, and the few that must go to a named person. Texts of ours. */
export const CROWD_EN = `
troll: {ask} {trollInsult} {angry|mock} / {trollInsult}, {trollInsult} {ask} / your customers are sheep {mock} {ask} / {trollAt} how much do they pay you to defend {bank}? {ask} / {ask} bunch of {trollName} {trollEnd}
  ratio {mock} {ask} {trollInsult} / {trollAt} {trollInsult} and so are you {mock} / cope {ask} {trollEnd} / {bank} = {trollName}, change my mind {ask} / {boss} you {trollName} {trollEnd} {angry} {ask}
  who wants the PR intern's address {mock} {ask} / {ask} go cry in {luxury}, {trollName} / {trollEnd} {trollEnd} {ask} {mock}
trollInsult: you are all {trollName} / a cash machine has more brains than {boss} / disgusting {trollName}, give the money back / {boss} is scum / shame on you, {trollName} / {boss} looks like he'd sell his nan a credit card / your bank stinks / your chatbot is smarter than {boss}
  see you in the dole queue / {boss} is a slide deck in a tie / I've met subtler pickpockets
trollName: clowns / thieves / vultures / parasites / muppets / leeches / spivs / crooks / weasels / bottom feeders / cowboys / numpties
trollEnd: get lost / do one / can't wait for the bankruptcy / cry more / enjoy sinking / lmao / keep going it's hilarious / jog on / everybody hates you
trollAt: @john_rivage{#2-99} / @the_real_{#10-99} / @rivagefan{#1-40} / @dave{#100-999} / @mary_of_{#22-95}

supporter: {supportOpen} {supportCase}. {supportEnd} {glad|} {ask} / {ask} {supportCase}. {supportEnd} {glad} / Criticise all you like, but {supportCase}. {supportEnd} {ask} {tagGlad|} / {supportCase}: worth saying too. {ask}
  Chin up to the team in {city}, {supportCase}. {glad} {ask} / Going against the tide: {supportCase}. {supportEnd} {tagGlad} {ask} / I've worked at {bank} for {years}, {supportWork}. {ask} {glad|} / {supportOpen} {supportCase} {glad} {ask}
supportOpen: I'll get booed for this, but / At least one bank opens the mic: / Customer for {years}, / Personally, / Credit where it's due: / Unpopular opinion: / Let's be fair:
supportCase: {staff} saved me when I lost my job / in {city} they froze my payments while I was out of work / {staff} rang on a Sunday to stop a fraud / they said yes to my mortgage when three banks said no
  the {city} branch is wonderful / my {fee} were refunded in {#1-3} days / their loan helped me open my bakery in {city} / the app works great for me / after the flood {staff} came to our house
supportEnd: Thank you / Be kind to the people at the counter / It isn't all bad / I'm staying / Good on them for answering / The staff are not to blame / Hats off / A human touch at last / Deserves to be said
supportWork: I'm proud of what we do at the counter / our customers thank us every day / we didn't choose {scandal}, but we are here for you / my colleagues in {city} do a brilliant job

question: {ask} {questionQ}? / Hello, {questionQ}? Thanks. {ask} / {bankAt} {questionQ}? {ask} / {ask} Good evening Mr Valmont, {questionQ}? / Does anyone know: {questionQ}? {ask} / {ask} I'd like to know: {questionQ}? / Genuine question: {questionQ}? {ask}
questionQ: will the {city} branch stay open / what time does the session start {on Thursday|tonight|tomorrow} / how do I block a card without the app / how long does it take to sort {product} / does the savings limit change in {January|March|July}
  where can I find the list of {fee} / will the student loans be renegotiated / is my money protected, and up to how much / do I have to come {contact} for {product} / will there be a transcript for deaf customers
  will the cash machine in {city} be replaced / can I move {product} to {city} / what papers do you need for {product} / what happens to the green fund / can I ask in English

press: {pressHead} {ask} / {pressPaper} | {pressHead} / {pressHead} – our full story {ask} / [Live] {pressHead} / {pressHead}. Our reporter in {city} / On the front page of {pressPaper}: {pressHead} / Business: {pressHead} {ask}
pressHead: Banque Rivage's question hour turns into {pressTurn} / {#10-78},000 posts in {#2-9} hours: the hashtag that {pressTurn2} / Banque Rivage to go ahead with its Q&A despite {scandal}
  What customers in {city} say about Banque Rivage / Why {scandal} haunts Banque Rivage / Rivage shares fall {#1-6}.{#1-9}% after {scandal} / Crisis communication: the Rivage case / Banque Rivage cancels its question hour
  A group of {victims} wants answers from Banque Rivage / Unions in {city} react to Banque Rivage / {scandal}: what we know / Banque Rivage declined to comment on {scandal}
pressTurn: a fiasco / a public trial / a flood of criticism / a stand-off / open mockery
pressTurn2: got away from a bank / became a courtroom / went round the world / turned on its maker
pressPaper: The Harbour Gazette / The Exchange Courier / Evening Beacon / Estuary Radio / The Ledger Weekly / Ports Morning Post / Tideline TV / Market and Quay

watcher: {watchFact}. {ask} {tagMock|} / {watchFact}, {watchNote} {ask} / Textbook case: {watchFact}. {watchNote} {ask} / Thread on {ask}: {watchFact} ⬇️ / {watchNote}. {watchFact} {ask} / I teach comms on {day}: {watchFact}. {ask}
watchFact: {#3-78},000 posts with the hashtag in {#2-9} hours / the hashtag is number {#1-9} in the trends / no answer from {bankAt} for {#20-90} minutes / {#55-82}% negative by my count
  the session is still on for {Thursday|tomorrow} at {#4-7} pm / {boss} speaks at {#5-8} pm / competitors are watching this one go by / the statement is out, {#80-240} words / shares are down {#1-5}%
watchNote: one to watch / we'll see tonight / no surprise here / it depends on the next message / will update / compare with other launches / sources below / provisional figures

selfHarm: {ask} I can't go on with this debt, {harmEnd} / {customerCase}. I have no strength left, {harmEnd} / I'm {#34-61}, {amount} in {fee}, nothing left in the fridge. {harmEnd} {ask} / Tell my kids I tried. {harmEnd} {ask}
harmEnd: I want to end it / I keep thinking of killing myself / I'll be gone tonight / there is no point in living / I have already written the note / I'd rather be dead than carry on like this
threat: {ask} {threatEnd} / {boss}, {threatEnd} / tomorrow at the {city} branch, {threatEnd} {ask} / you took everything I had. {threatEnd} {angry} {ask}
threatEnd: I know where you live / I will burn it all down / you will pay in blood / I'm coming with petrol / {boss} won't see the weekend / we will find you one by one / somebody is going to get hurt
journalist: Hello {bankAt}, reporter at {pressPaper} here, writing about {scandal}: who can answer me before {#2-7} pm? {ask} / {pressPaper} is looking for customers affected by {scandal}. DMs open {ask}
  Press enquiry: {pressPaper} would like a comment from {boss} on {scandal}, deadline {#5-9} pm. {ask}
lawyer: {Aldous|Fenwick|Marlowe|Prentice|Sayer} Solicitors, {city}: we act for {#12-240} customers over {scandal}. Letter before action sent {day}. {ask}
  Class action against {bank} over {scandal}: our {city} office is collecting cases. {ask} / My solicitor will see you in court in {city} on {day} about {product}. {ask}
comment: Huge 👇 / This 👇 / Read this / Couldn't have said it better / This. / There it is. / Same here / 100% / Share this / Oh dear / Unbelievable / +1 / You have to read this / 👏👏 / What a time / Exactly that
`;
