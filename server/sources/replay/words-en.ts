/** What people say in English about an invented bank: building blocks shared by several voices. Texts of ours; every name but the towns' is made up. */
export const WORDS_EN = `
city: Leeds / Brighton / Derby / Cork / Bristol / Hull / Norwich / Swansea / Dundee / Stockport / Galway / Exeter / Ipswich / Sunderland / Bath / Luton
  Plymouth / Reading / Wigan / Perth / Dover / Carlisle / Limerick / Bradford / Oxford / Halifax / Truro / Belfast / Preston / Aberdeen
day: Monday / Tuesday / Wednesday / Thursday / Friday / Saturday morning / yesterday / this morning / last week / the other day
delay: {#2-9} days / {two|three|six|five} weeks / a month / {#2-5} months / since {January|March|Easter|Christmas|the summer} / {#3-12} phone calls / forever
years: {#3-32} years / twenty years / a decade / over {#5-25} years
fee: overdraft fees / late fees / account charges / foreign transaction fees / card replacement fees / arrangement fees / returned payment charges / statement fees / exit fees
  early repayment charges / dormant account fees / transfer fees
amount: £{#8-95} / £{#100-980} / £{#1-9},{#100-900} / £{#12-60}.50 / €{#20-900} / {#20-90} quid
product: my joint account / my debit card / my mortgage / my savings / my loan insurance / my transfer / my business account / my late father's estate / my address change
  my power of attorney / my car loan / my pension transfer / my fraud claim / my remortgage
staff: my adviser / the branch manager / customer service / the call centre / the chatbot / the front desk / the complaints team / the ombudsman form / a very polite robot / somebody called Kevin
  the premium helpline / the temp at the counter
contact: by phone / by email / in the app / in branch / by registered post / through secure messages / at the counter / via the form
silence: nobody answers / I get passed from desk to desk / they hang up on me / "your request is being processed" / they ask for the same form again / the line just rings
  the next appointment is in a month / I get a copy-paste answer / my file is "lost" / my inbox is empty
scandal: the foreign-currency student loans / closing {#80-220} branches / the {#90-400} million fine / the hidden charges / the record bonuses / the three-day outage
  the coal terminal they funded on the quiet / the {#900-2400} job cuts / selling insurance to 90-year-olds / the Cayman subsidiary / evictions just before winter
  the customer file left in a taxi / hiking overdrafts in July / the toxic hospital loans
boss: Helene Marsan / your chief executive / the CEO / Ms Marsan / the number two / your vice-chairman / Etienne Valmont / Mr Valmont
bank: Banque Rivage / Rivage / @BanqueRivage / this bank / that bank
bankAt: @BanqueRivage / Banque Rivage / Rivage / @BanqueRivage
victims: small shops / students / pensioners / our parents / temps / farmers / single mums / nurses / tradespeople / your own staff
crime: fleecing / conning / robbing / bleeding / milking / insulting / bankrupting / squeezing
luxury: a yacht / a ski chalet / a private jet / a {#20-90} grand watch / an offsite in the Seychelles / a seven-figure bonus / a golden parachute / a members' golf club
verdict: shameful / disgusting / it's theft / what a disgrace / pathetic / utterly unacceptable / it makes me sick / appalling / it's a joke and not a funny one / beyond belief
  rotten to the core / an insult / you should be ashamed / it stinks / vile / absolutely scandalous
leave: closing my account / I'm switching banks / moved every penny elsewhere / never again / avoid / last transfer and goodbye / my account will be empty by {day} / off to a credit union
  already opened an account across the road
angry: 😡 / 🤬 / 😤 / 💸 / 🤮 / 👎 / 😠 / 🖕 / 💩 / 😡😡
mock: 😂 / 🤡 / 🙄 / 😂😂 / 👏 / 🍿 / 🤣 / 😏 / 💀 / 🎪 / ☕
glad: 🙏 / 👍 / 😊 / ❤️ / 💙 / 👏 / 🙌 / 🌊
tagAngry: #BoycottRivage / #RivageGate / #Shame / #BankCharges / #GiveItBack / #Ripoff / #StopTheFees / #SwitchBanks / #BranchClosures
tagMock: #PRfail / #Fail / #LOL / #Awkward / #CrisisComms / #Popcorn / #Bingo / #TextbookFail / #DumpsterFire
tagGlad: #ProudOfMyBank / #ThankYouRivage / #TeamRivage / #Kindness / #Perspective
ask: #AskRivage / #AskRivage / #AskRivage / #askrivage / #ASKRIVAGE / #AskRivage
`;
