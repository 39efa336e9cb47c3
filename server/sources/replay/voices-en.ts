/** Who says it in English: one list a voice, each with its own way of building a sentence. Texts of ours about an invented bank. */
export const VOICES_EN = `
citizen: {citizenOpen} {citizenClaim}. {verdict}{.| {angry}|!} {ask} {tagAngry|} / {citizenClaim} and now {citizenNow}. {verdict} {angry|} {ask} / {ask} {citizenOpen} {citizenClaim}. {citizenEnd}
  After {scandal}, {citizenNow}. {verdict}! {ask} / Anyone remember {scandal}? I do. {citizenEnd} {ask} {tagAngry} / While {victims} {suffer}, {boss} buys {luxury}. {verdict} {ask}
  First {scandal}, then {scandal}. {citizenEnd} {tagAngry} {ask} / We have not forgotten {scandal}, {bankAt}. {citizenEnd} {angry} {ask} / {victims} pay, {boss} collects. {citizenEnd} {ask} {tagAngry|}
  So {bank} wants a public chat after {scandal}? {verdict}. {ask} / {bankAt}, {#2-9} years of {crime} {victims} and you want to "engage"? {ask} {angry}
  {city} lost its branch and gained the fees. {verdict}. {ask} {tagAngry|} / Even the mayor of {city} is embarrassed for {bank}. nobody here forgot {scandal}. {ask}
citizenOpen: Seriously, / Just a reminder: / So let me get this straight: / To sum up: / For the record, / Honestly, / Well done, / Oh look, / By the way, / Hang on, / All I see is that / Never forget:
citizenClaim: {bank} keeps {crime} {victims} / {boss} gets {luxury} while {victims} {suffer} / {bank} shuts the {city} branch and opens another shell company / nobody was punished for {scandal}
  {bank} never apologised for {scandal} / taxpayers saved {bank} and {bank} went on {crime} {victims} / {boss} talks about trust after {scandal} / {bank} learnt nothing from {scandal}
  they lecture us about values after {scandal} / {bank} charges {victims} {amount} in {fee}
suffer: count pennies / sleep in their cars / skip meals / queue for an appointment / pay absurd interest / lose their homes / look for a cash machine
citizenNow: we get a Q&A hour / they want a dialogue / they launch a hashtag / they discover transparency / they play nice / they wonder why people are furious
citizenEnd: {verdict} / We want action, not a hashtag / Give the money back / Is an apology too much to ask? / Pure contempt / Enough / Take their licence away / Shame on you
  Nobody forgets / Dialogue? Too late

jeer: {ask} {jeerQ}? {mock|} / {jeerQ}? {ask} {mock} {tagMock|} / {ask} Serious question: {jeerQ}? / {ask} My {#5-11}-year-old asks: {jeerQ}? / {ask} {jeerQ}? Also {jeerQ2}? {mock}
  Dear Mr Valmont, {jeerQ}? Yours, everyone. {ask} / {ask} pub quiz: {jeerQ}? A) yes B) yes, for a fee {mock} / Hi {bankAt}, asking for a friend: {jeerQ}? {ask} {mock|}
  {ask} {jeerQ}, and if so {jeerQ2}? / My question for {boss}: {jeerQ}? {ask} {tagMock|} / {ask} what time does {jeerWhen}? {mock}
  {jeerDeal} {ask} {mock} / {ask} {jeerDeal} {tagMock|} / {jeerQ}? {verdict} {ask} / {ask} {jeerQ}? {citizenEnd} {mock|} / {jeerDeal}, {verdict} {ask} {mock} / {ask} {jeerQ}? {verdict}, {boss} {angry}
  {verdict}. My question: {jeerQ}? {ask} / Bunch of thieves, {jeerQ}? {ask} {mock|} / {ask} {jeerQ}? What a sick joke {angry|} / {jeerQ}? No? Then {verdict}. {ask}
jeerQ: does {boss} sleep well at night, or does {luxury} help / how many {victims} does it take to buy {luxury} / are {fee} included in your sense of humour / which did you enjoy more, {scandal} or {scandal}
  does asking this trigger {fee} / did you come up with this hashtag yourselves or did {staff} help / does the intern behind this still have a badge / do I book an appointment in {city} to be insulted or can I do it online
  who has more of a heart, {boss} or the chatbot / was {scandal} a bug or a feature / can I pay my {fee} with your promises / is your conscience registered in the Caymans as well / how much do you charge for {staff} saying nothing
  what is the interest rate on shame / how many fines until the next one is free / do you still recruit advisers from an answering machine / are ethics an add-on at £{#2-12} a month
jeerQ2: who pays the fine / do you keep the dog as collateral / has {staff} been told / is it refundable / do you need proof of address / can we see {luxury} / how is it taxed
jeerWhen: {boss} switch off the phone / everything get cancelled / the PR team resign / the leaving party start / {luxury} go through expenses / the branch clearance sale begin / the popcorn arrive
jeerDeal: Will swap {product} for {luxury}, no timewasters / I asked a question and was charged {amount} / "Ask us anything", said the bank that never picks up / The finest PR own goal of the year
  Could somebody check on their comms team / Came for the answers, stayed for the shipwreck / Opening the mic after {scandal} takes nerve / Even the chatbot has called in sick
  {#2-9} minutes of hashtag, {#200-900} insults, a record / Next up: a raffle for {fee} / The most expensive idea since {scandal}

customer: {customerOpen} {customerCase}. {customerEnd} {ask} / {ask} {customerOpen} {customerCase}, {silence}. {verdict} / {customerCase}. {silence}. {customerEnd} {angry|} {ask}
  {bankAt} {customerCase}! {silence}, {delay} and counting. {ask} / {customerOpen} {customerCase}, and {silence}. {customerEnd} {ask} {tagAngry|} / Hello {bankAt}, {customerCase}. {customerPlea} {ask}
  {ask} {amount} in {fee} on {product}, and {silence}. {customerEnd} / {day}: {amount} in {fee}. No warning. {customerEnd} {angry} {ask} / {delay} for {product}. {delay}! {verdict} {ask}
  My mum is {#70-92}, with your {city} branch for {years}: {amount} in {fee}. {verdict} {ask} / {staff} told me "that's the process". {customerCase}. {customerEnd} {ask}
customerOpen: Customer for {years}, / I've banked with Rivage for {years}: / My story: / Latest news: / Once again, / I can't believe it, / Right, / My case: / Loyal for {years} and
customerCase: they took {amount} in {fee} without a word / {product} has been stuck for {delay} / {staff} promised to call back {day}, still waiting / my wages never arrived and I was charged {amount} in {fee}
  my card was declined at the till with money in the account / the {city} branch closed without a letter / I explained {product} {#3-8} times to {staff} / the app has shown the wrong balance for {delay}
  they want {amount} to close {product} / I drove {#20-70} miles to {city} for one signature / {product} was refused after {delay} with no reason given / a transfer of {amount} has vanished
customerEnd: {leave} / {verdict} / Who can help? / I kept every letter / I want a human being / Still waiting / I want my money back / {staff}? Nowhere / I'm worn out / Thanks for nothing
customerPlea: What am I supposed to do? / Please get in touch urgently / An answer is the least you could give / I can't pay my rent / Answer me {contact}, please / This is the {#4-9}th time I've written

student: {ask} {studentOpen} {studentCase}. {studentEnd} / {studentCase} {mock|angry}. {studentEnd} {ask} / {studentOpen} {studentCase} idk what to do {ask} / {ask} {studentCase}... {studentEnd} {mock}
  im doing {studentYear} and {studentCase}, {studentEnd} {ask} / class of {#2019-2025} here: {studentCase}. {studentEnd} {ask} / our student union in {city} has more cash than me: {studentCase} {ask} {mock}
  you signed us up at {#17-19} outside a lecture hall in {city}. {studentCase}. {studentEnd} {ask}
studentOpen: student in {city}, / second year {studentYear}, / quick one, / ngl / lol ok / so basically / literally / not me finding out
studentYear: law / nursing / a masters / a foundation year / economics / med school / an apprenticeship / sports science / teacher training
studentCase: my foreign-currency student loan went up {#18-64}% / i pay back {amount} a month on an intern's wage / {amount} in {fee} for being £{#2-9} overdrawn / my grant lands on the 5th, your {fee} on the 1st
  you gave me £{#50-120} for joining and took it back in {fee} within {#2-6} months / my deposit is frozen and im losing the flat / the freshers stall said zero fees lol / my loan went from {#12-20}k to {#21-38}k
studentEnd: love that for me / pasta until June then / what do we do / is this the future you meant / {#19-24} and already blacklisted / gutted / cheers boomers / do you take kidneys
`;
