// Owns the English grammar of weakly labelled sentences: what customers, onlookers and companies write around a failure.
// Our own words throughout; it must share no sentence with ../hard-cases.ts, which is what it is judged by.
import type { Grammar } from './grammar.ts';

export const englishGrammar: Grammar = {
  slots: {
    brand: `
      Bancoria
      Telvia
      Railys
      Northgrid
      ParcelJet
      Aerovia
      my bank
      this bank
      the airline
      the company
      my provider
      this company
      you guys
      @user`,
    n: `
      (2|3|4|5|6|8|10|12|15|20|30|45)
      (two|three|four|five|six|ten|twelve|fifteen|twenty|thirty)`,
    long: `
      {n} (hours|days|weeks|months)
      (an|a whole|over an) hour
      (hours|days|weeks|months|ages)
      (all|the whole|an entire) (day|weekend|afternoon|week)`,
    thing: `
      (the app|your app|the site|your website|the service|the login page|online banking|the server|the checkout|the payment system|the platform)`,
    fail: `
      {thing} (keeps crashing|is down|won't load|isn't working|doesn't work|is broken|is frozen|is offline|logs me out|is so slow|gives me an error|crashed|stopped working|is unusable)
      (can't|cannot|unable to|still can't|I couldn't) (log in|pay|reach anyone|get my money|access my account|cancel my order|speak to a human|check in|make a transfer|use my card|download my bill)
      my (card|payment|transfer) (was|got|is|keeps getting) (declined|blocked|rejected|lost)
      my (account|salary|parcel|order|refund|luggage|booking) (is missing|disappeared|is locked|never arrived|is lost|got cancelled|is stuck)
      (my|the) (train|flight|bus|tram) (is|was|got) (cancelled|delayed|late|packed|cancelled without notice)
      no (signal|internet|power|heating|hot water|wifi|broadband|trains|service|electricity)
      (I was|we were|I got|you) (charged|billed|debited) (me |)(twice|for nothing|by mistake|without warning|again)
      (my|our|everyone's) data (leaked|was stolen|is on the dark web|got hacked|is for sale)
      (my|the) (order|delivery|bill|suitcase|invoice) (is wrong|is late|is damaged|never came|is a mess|turned up broken)
      (outage|blackout|glitch|bug|error|crash|breakdown|system failure)
      (the engineer|the driver|the technician|the courier) (never|didn't) (show|turn) up
      a (broken|faulty|expired|damaged) (product|phone|item|router)
      (hidden fees|a surprise fee|a {n} dollar charge nobody can explain|extra charges)
      (blank|black|white) screen (since this morning|all day|again|)
      {n} (dollars|pounds|bucks|quid) (gone|in fees|missing|more a month)`,
    wait: `
      {long} on hold
      {long} (waiting|in the queue|on the phone|without internet|without power|without an answer|late|of silence|of hold music|and counting)
      (been waiting|I have waited|we've been waiting|waiting) (for |){long}
      still (no reply|no answer|waiting|nothing|no refund|no update|not fixed|no luggage)
      (no|zero|not one|without any) (reply|response|apology|update|explanation|answer|solution)
      nobody (answers|picks up|replies|knows anything|cares|can help)
      hung up on (after {long}|again|twice|)
      passed from one department to another
      {n} (calls|emails|messages|tickets) (and still nothing|and no reply|later and nothing|for nothing)`,
    anger: `
      (what a|it's a|such a|absolute|total) (disgrace|joke|shambles|scam|nightmare|rip off|mess|shame|farce|disaster|circus)
      this is (ridiculous|unacceptable|disgraceful|pathetic|a joke|a disgrace|outrageous|appalling|shocking|theft|beyond a joke|not ok|terrible|so bad|a scandal)
      (I'm so|I am|we are) (angry|done|fed up|furious|sick of this|disappointed|frustrated|tired of this|disgusted|livid)
      (you are|they are|you people are|what a bunch of) (useless|incompetent|thieves|crooks|liars|clowns|pathetic|scammers|a disgrace|idiots)
      (terrible|awful|horrible|worst|disgusting|appalling|useless|shocking|abysmal) (service|customer service|company|app|experience|bank|airline|support)
      (shame on you|disgusting|pathetic|unbelievable|ridiculous|disgraceful|scam|useless|shocking|appalling|sort it out|get a grip|do better)
      (worst|the worst) (company|bank|app|service|airline|experience) ever
      you (don't care|lie to customers|treat people like dirt|only care about money|should be ashamed|ought to be fined)`,
    leave: `
      (I'm|we are) (leaving|switching|cancelling|closing my account|done|moving my money|going elsewhere|reporting you|taking you to court|never coming back)
      never (again|using {brand} again|flying with {brand} again|ordering here again|trusting {brand})
      (avoid|stay away from|don't use|boycott|steer clear of) {brand}
      (I want|give me|give us|where is) my (money|refund) (back|now|)
      you (just|have) lost a customer
      cancelling my (subscription|contract|account|membership)`,
    fakepraise: `
      (great|good|nice|fantastic|brilliant|amazing|excellent|stellar|lovely|awesome|wonderful|superb|perfect)
      (great|good|nice|amazing|fantastic|excellent|stellar) (job|work|service|effort|stuff|one) ({brand}|guys|team|everyone|folks|)
      (well done|bravo|congrats|congratulations|kudos|hats off|nicely done|way to go|props) ({brand}|guys|team|to all|folks|everyone|)
      thanks (a lot|so much|a bunch|a million|guys|team|{brand}|for that|)
      (thank you|thank you so much|many thanks|big thanks to|cheers) ({brand}|guys|)
      (just|oh|how|absolutely|really) (great|brilliant|perfect|wonderful|lovely|fantastic|marvellous)
      (impressive|classy|genius|flawless|outstanding|top notch|first class|world class|remarkable) (work|service|stuff|effort|)
      (love it|love this|I love it|loving this|so good|so helpful|very helpful|how helpful|so efficient|what a team)
      (great|top|excellent|world class|amazing|wonderful) (customer service|communication|planning|organisation|timing|reliability)`,
    ironyfull: `
      thanks for (nothing|the outage|the wait|ruining my day|wasting my time|making me miss my flight|losing my parcel|the surprise fee|the radio silence|ignoring me|another sleepless night|leaking my data)
      thank you for (nothing|cancelling my flight|hanging up|wasting {long} of my life|your silence|letting my data leak|the surprise bill)
      (great|good|nice|amazing|stellar|brilliant) (job|work) (breaking the app|losing my luggage|ruining the weekend|leaking our data|crashing the site|ignoring your customers|messing up my order|deleting my account|with that outage)
      (bravo|congrats|congratulations|well done|kudos|hats off) (on|for) (the outage|the delay|leaking our data|another crash|the price rise|breaking everything|{wait}|losing my parcel)
      (what a surprise|big surprise|surprise surprise|shocker|colour me shocked|as usual|as always|of course|here we go again), {fail}
      (love|I love|gotta love|I just love|don't you love|loving) (how|it when|the way) {fail}
      (love|I love|enjoying|nothing like|nothing better than|can't beat) (waiting {long}|being on hold for {long}|paying for a service that doesn't work|talking to a bot|paying hidden fees|sitting in the dark|sleeping at the airport)
      (just what I needed|exactly what I needed today|how convenient|perfect timing|good timing|great start to the day|made my day), {fail}
      (slow clap|round of applause|standing ovation|give them a medal|award for|gold star|new record) (for|to) {brand}, {fail}
      (nothing says|so much for) (customer care|quality service|premium|reliability|we care|security|your promises) (like|:|,|when) {fail}
      {brand}, (the future|excellence|quality|innovation) (they said|indeed|apparently|at its finest): {fail}
      if {brand} (wanted|is trying) to lose customers, (it's working|mission accomplished|great success)
      (good luck|best of luck) (getting a refund|getting an answer|reaching a human|with that) (from {brand}|)
      oh (great|good|joy|wonderful|perfect|look|lovely), {fail}
      (keep up the great work|never change|keep it up), {fail}
      (glad|so glad|happy|so happy) (I pay|to pay|I'm paying|to see I pay) (for this|{n} a month for {fail}|for premium)
      (money well spent|worth every penny|totally worth it|what a bargain), {fail}
      (must be nice|imagine|sure) (to ignore customers|charging people for this|hiking prices|keep the fees coming) , {fail}
      (best|finest) (customer service|service|bank|airline) (ever|in the world|), {wait}
      so (happy|glad|pleased|grateful) that {fail}`,
    resolved: `
      (it's|all|everything is|my issue is|now) (fixed|sorted|resolved|back to normal|working again)
      (the app|the site|internet|power|service|it) is (back|back up|working again|up and running)
      (they|you|the team) (refunded me|called me back|fixed it|sorted it|replaced it|solved it) (in {n} minutes|the same day|right away|within the hour|without any fuss|quickly)
      (fixed|sorted|resolved|refunded|replied|answered|delivered) (in|within) {n} minutes
      (parcel|order|refund|transfer|replacement) (arrived|received|came) (early|today|ahead of time|safely|sooner than expected)
      they (put everything right|found a solution|went above and beyond|owned the mistake|reacted straight away)`,
    truepraise: `
      (well done|thank you|thanks|kudos|hats off|big thanks|props|cheers|shout out) to (the whole team|the engineers|your agent|customer service|the driver|the crew|the branch|{brand}|your colleague|the support team)
      (very|so|really|super|extremely) (happy|pleased|helpful|quick|professional|friendly|satisfied|efficient|impressed|easy|kind)
      (service|staff|team|support|delivery|app|agent) (was|is|were) (great|excellent|amazing|perfect|so helpful|lovely|fast|brilliant|outstanding|fantastic)
      (highly recommend|I recommend them|would recommend|I'm very happy|I'm so pleased|a happy customer|customer for life|staying with them|would use again)
      (thank you so much|thanks|many thanks|thank you) for (your help|the quick response|your patience|listening|the refund|sorting it out|taking the time|being honest|your kindness|a great service)
      (what a|such a) (great team|nice surprise|lovely experience|great service|relief|kind agent|helpful person)
      (always|really) (a pleasure|helpful|friendly and efficient|there when I need them)
      (best|the best) (bank|provider|customer service|app|airline|experience) (I've ever had|by far|around|)
      (good|great|excellent|really good) (crisis management|communication|response|initiative|news|update|handling)
      (I love|love|really like|we love) (the new app|the new site|this brand|their honesty|your team|their transparency|this company)`,
    goodneg: `
      not (bad|bad at all|too bad|half bad|too shabby)( the new app| their reply| this update| for the price|)
      (no|zero|absolutely no) (complaints|problems|issues|hassle|fuss|delays|regrets) (here|so far|with {brand}|on my side|at all|since {long}|)
      (can't|cannot|couldn't) (complain|fault them|fault the service|be happier|ask for more|have been easier)
      never (had a problem|had an issue|been let down|let me down|had any trouble|had a bad experience) (with {brand}|in {n} years|with them|)
      (nothing|there is nothing) (to complain about|bad to say|but praise|but good things to say)
      (didn't|did not) (have to wait|even wait {n} minutes|disappoint|take long|hesitate to refund me|charge me a penny)
      (don't|I don't|won't) (regret it|regret switching|need anyone else|want to leave)
      (isn't|wasn't|it's not) (bad|that bad|as bad as people say|a problem at all), (actually quite good|I like it|pretty good really)
      no (more|longer any) (bugs|problems|crashes) since (the update|yesterday|they came)
      (hard|impossible) to (beat|fault|find better)`,
    badneg: `
      (not|really not|so not|definitely not) (happy|good enough|acceptable|impressed|helpful|ok|professional|convinced|reassuring|worth it|fit for purpose)
      not (even a|a single|one) (reply|apology|word|call|explanation|refund)
      (doesn't|does not|didn't) (help|work|care|make sense|solve anything|listen)
      I (don't|won't|can't|would never) (recommend this|trust them|trust you anymore|believe this|use it again|see any improvement|feel safe)
      (no|zero) (respect|care|support|communication|accountability|empathy|transparency|customer service|compensation)
      nothing (works|has changed|ever gets fixed|helps)
      you (never answer|never keep your promises|don't listen|can't even reply|do nothing|don't deserve customers)
      (this isn't|it's not) (the first time|what I ordered|a service|good enough|how you treat people|fair|an apology)`,
    ask: `
      (does anyone know if|do you know if|can you tell me if|any idea if) (the branch|the store|the office|the line|the desk|the pool) (is open|opens tomorrow|is open on Sunday|takes cards|will be open Monday)
      (what time|when) (does the branch open|is the next train|does service resume|is the meeting|does the sale start|is the maintenance|does the engineer come)
      (how do I|where can I|how can we|where do I) (change my address|find my customer number|activate the card|download a statement|track an order|move an appointment|send the form|see my bills)
      (what's|what is) (the number for support|the address of the branch|the delivery time|the price|the promo code|the difference between the two plans)
      (is anyone here|anyone) (with|using|on) {brand} (for work|abroad|)
      (is it|is this) (valid|possible|planned|available) (for business accounts|in Ireland|on Android|from Monday|for students)
      (hi|hello|hey), (is it possible to|could you tell me how to|can I) (change my booking|get a certificate|change my plan|find the timetable|contact the branch)
      (how much|how long) (is the subscription|does a transfer take|is delivery|does it last)
      are (cards|accounts|business customers|tickets|subscribers) (also |)affected`,
    info: `
      {brand} (announces|publishes|presents|confirms|says|posts) (its quarterly results|a statement|the new timetable|a new chief executive|the date of the annual meeting|a modernisation plan|the schedule of works|a press conference at {n})
      (travel update|status update|update|reminder|info|statement): (line {n} resumes at {n}|works planned on Sunday|engineers on site|service expected back by {n}|the site will be in maintenance from {n} to {n}|branches open at 9)
      (the head office|the branch|the store|the desk) (is located|moves|opens|closes) (in Leeds|on Mill Street|at {n}|next to the station|on Monday|on March {n})
      (a meeting|the conference|the hearing|the annual meeting|the trial) (is scheduled for|will be held on|starts|takes place) (Tuesday|Thursday at {n}|June {n}|tomorrow morning|in London)
      according to (the statement|the press|Reuters|management|a spokesperson), (about {n} 000 customers are affected|the investigation is ongoing|works will last {n} months|service will resume at {n})
      (I am a customer of|I work at|I'm going to|I have an account with|I'm passing by) {brand} (since {n} years|tomorrow|on Saturday|this afternoon|)
      (article|interview|report|podcast|video|thread) (on {brand}|of the day|about the sector|with the chief executive)
      {brand} (has|employs|operates|serves|runs) {n} (thousand staff|million customers|branches|stations|lines)
      (shares|the stock|{brand} shares) (closed at {n}|opened flat|trade at {n})
      (I got|just received|we received) (the email|the letter|the text|the new card) from {brand} (this morning|yesterday|today|)
      (the minister|the regulator|the union|the council) (will meet|questions|met|is due to see) (management|{brand}|representatives) (on Tuesday|this week|tomorrow)
      (version {n}|new version|update) (available|rolled out|planned) (on iOS and Android|on Monday|for April {n})`,
    tag: `
      #{tagword}
      #{tagword} #{tagword}`,
    tagword: `
      (shame|scam|outage|fail|epicfail|boycott|thieves|useless|joke|neverAgain|customerServiceFail|ripOff|poorService|alwaysDown|refundNow|disgrace|disgusted|worstServiceEver)`,
    goodtag: `
      #(thanks|bravo|greatservice|happycustomer|recommended|topservice|impressed|goodnews|kudos|lovethem|grateful)`,
  },
  negative: `
    {fakepraise}, {wait}
    {fakepraise}! {wait}
    {fakepraise}, {fail}
    {fakepraise}, another (outage|delay|strike|error|price hike)
    {fakepraise}, {fail}, {wait}
    {fail}, {fakepraise}
    {wait}, {fakepraise}
    {fakepraise} for {wait}
    {fakepraise}... {fail}
    {fail}? {fakepraise}
    {fakepraise} really, {fail}
    {fakepraise} {brand}, {fail}
    {fakepraise} {brand}, {wait}
    {fakepraise} 👏👏 {fail}
    {ironyfull}
    {ironyfull}
    {ironyfull}
    {ironyfull}, {wait}
    {ironyfull} {tag}
    {fail}
    {fail}, {wait}
    {fail} and {wait}
    {fail} for {long}, {anger}
    {wait}, {anger}
    {anger}
    {anger}, {fail}
    {anger}, {leave}
    {fail}, {leave}
    {leave}
    {leave}, {anger}
    {wait}, {leave}
    {badneg}
    {badneg}, {fail}
    {badneg}, {leave}
    {fail}, {badneg}
    {badneg}, {anger}
    {fail} again!
    (yet again|for the third time|every single Monday|once more) {fail}
    {fail}, what are you going to do about it?
    (when will you|are you ever going to|how about you) (answer|fix it|refund me|wake up)? {wait}
    why is it that {fail}?
    why {fail}? {anger}
    {tag} {fail}
    {fail} {tag}
    {tag}
    {brand} {tag}
    {brand} {anger}
    @user {fail} please respond
    (the agent was friendly|staff were nice|lovely app|nice idea|I used to like you|it used to be great|the product is good) but {fail}
    (polite|nice|friendly) (on the phone|on Twitter) but {wait}
    I was (a loyal customer|happy|satisfied) but {fail}, {leave}
    {n} years a customer and {fail}
    because of {brand} I (missed my train|missed an interview|lost {n} pounds|slept at the airport|had to cancel everything)
    thanks to {brand} (I'm overdrawn|I missed my exam|I slept at the station|dinner was cold|I'm late for work)
    (worried|really worried|scared) about (my money|my data|my savings)
    (my savings|my data|my passwords) (at risk|exposed because of {brand}|out there for anyone)
    (management|the CEO|{brand}) (lies|is hiding|despises us|is lining its pockets|respects nobody|takes us for fools)
    (laying people off|raising prices|closing branches|cancelling trains) while (paying dividends|talking about quality), {anger}
    another (empty|fake|automated|copy paste) (promise|excuse|reply|apology)
    (copy paste|automated|canned) reply, {anger}
    the only thing {brand} is good at is (taking money|raising prices|making excuses|ignoring people)
    seriously {fail}?!
    lol {fail} {anger}
    lol {fakepraise} {fail}`,
  neutral: `
    {ask}?
    {ask}?
    {ask}? thanks
    {ask} please?
    hi, {ask}? thanks in advance
    {ask}
    {info}
    {info}
    {info}
    {info}. {info}
    (#TravelUpdate|#Live|#Statement|📢|ℹ️) {info}
    {info} via @user
    {info} http
    {info} #news
    {ask}? {info}
    (just wondering|question|quick question): {ask}?
    does anyone have the link to (the form|the statement|the article)?
    {brand} (will answer|responds|speaks|will comment) (at {n}|tonight|tomorrow) on (the incident|the outage|the case)
    (what we know|timeline|summary|explainer) (of|about|on) (the outage|the incident|the leak) (at {brand}|)
    (the outage|the incident|the disruption) (began at {n}|affects {n} regions|lasted {n} hours according to {brand})
    (customers|subscribers|passengers) (can|should|are asked to) (fill in the form|change their password|check the website|go to the desk|call {n})
    (some|a few) customers (were|will be) (refunded|contacted|informed) (on Monday|by email|this week|), others (are waiting|later)
    (engineers|technical teams) (are on site|are investigating|are analysing the situation)
    please (tell me|confirm|advise|let me know) (the address|the number|the opening time|the procedure|the delivery time)
    (for those asking|for info|fyi), {info}
    {n}:{n} {info}
    I'm (looking for|after) (an advisor|a branch|some info|a comparison|an appointment) (in Leeds|for a loan|about {brand}|next week)`,
  positive: `
    {truepraise}
    {truepraise}
    {truepraise}
    {truepraise}, {truepraise}
    {truepraise} {goodtag}
    {goodtag} {truepraise}
    {resolved}, {truepraise}
    {resolved}, thanks
    {resolved}, thank you (so much|{brand}|for your help|everyone)
    {resolved}!
    {fail} this morning but {resolved}, {truepraise}
    {fail} yesterday, {resolved}, {truepraise}
    (small|big|an) (outage|error|delay|glitch) (yesterday|this morning|) but {resolved}, (well done|thanks|hats off|kudos)
    I was (angry|worried|sceptical|annoyed|furious), {resolved}, (well done|thank you|hats off|honestly thanks)
    despite (the outage|the delay|the strike|the snow|the bug|the crisis), {truepraise}
    {goodneg}
    {goodneg}
    {goodneg}
    {goodneg}, {truepraise}
    {truepraise}, {goodneg}
    {goodneg}, thanks
    (honestly|to be fair|for once|credit where it's due|I have to say), {truepraise}
    (honestly|to be fair|for once|well), {goodneg}
    {brand} {truepraise}
    (unlike what people say|whatever they say|stop moaning), {truepraise}
    (good luck|stay strong|support|hang in there) to (the teams|{brand}|the engineers|the agents) (working hard|in this crisis|doing their best|)
    (I trust|I support|I have faith in|I'm staying with) {brand}, {truepraise}
    (finally|phew|yes|woohoo), {resolved}
    (relieved|reassured|happy|so glad), {resolved}
    (at least|credit to) {brand} (for owning it|is transparent|admitted the mistake|communicates well|reacted fast), (well done|reassuring|respect|I appreciate it)
    (nice to|good to|so refreshing to) (see an honest company|get a competent agent|be listened to|receive a clear answer)
    not bad at all, {truepraise}
    customer for {n} years, {goodneg}
    customer for {n} years and still (happy|satisfied|delighted|well looked after)
    (delivered|served|repaired|refunded|called back) (early|in {n} minutes|the same day|with a smile), (great|thanks|perfect|can't complain)`,
};
