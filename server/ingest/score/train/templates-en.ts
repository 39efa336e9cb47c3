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
    simile: `
      (my grandma|my cat|my toaster|my nephew|a {n} year old|an intern|a carrier pigeon|dial-up) (is faster|could do better|writes better code than you|is more reliable|replies sooner|would cope better)
      at this rate (I'll be retired|we'll all be dead|it'd be quicker on foot|Christmas will be over) before (the refund|a reply|the outage ends|I reach an agent)
      (faster|easier) to (cross the country by bike|talk to a wall|win the lottery|send a pigeon) than (get an answer|reach customer service|cancel this)
      {thing} is so (well built|well designed|modern|intuitive) that (nobody can use it|I went back to paper|I gave up|everyone is leaving)
      so (fast|quick|efficient|professional) that (I'm still waiting|nobody replies|it has been {long})
      (fast|great|brilliant|always there|funny how quick you are) at (taking money|charging|raising prices|advertising|promising), (slow|absent|useless|nowhere) at (refunding|answering|fixing|owning it)
      I had time to (grow old|move house|learn Chinese|finish a puzzle|travel the world) (while waiting|before your reply|on hold)
      could you be any (slower|worse|less helpful|more useless)`,
    wryadj: `
      what a (lovely|great|nice|beautiful|wonderful|classy|fun) way to (treat customers|thank us|reward loyalty|communicate|handle a crisis|start the week|celebrate payday|end the day)
      (nice|lovely|great|beautiful|cute|fantastic) (priorities|excuse|promise|joke|surprise on my bill|brand image|little extra charge|attitude)
      (that famous|the legendary|the celebrated|ah the|good old) (quality of service|{brand} reliability|punctuality|transparency|customer care)
      (thanks|bravo|kudos) for your (legendary|usual|incredible|amazing) (speed|punctuality|honesty|efficiency|transparency), {wait}
      (I'd like|I want|let me take a moment) to (thank|congratulate|applaud) (you|the team|{brand}|customer service) for (wasting {long} of my life|the outage|hanging up on me|these surprise fees|the last minute cancellation|making me late|losing my bag|{long} of silence|ruining my holiday)
      (big|huge|special|massive) thanks to {brand} for (a night at the airport|the missed meeting|the cold dinner|making me late|the unplanned walk home|a ruined holiday)
      (cool|super|great|nice|lovely|perfect|fab|brilliant|wonderful), (my data is on the dark web|my account is empty|no lights again|the desk is closed|the helpline costs money|sleeping at the station|another price rise)
      (my data is on the dark web|my account is empty|the helpline costs money|another price rise|support is closed|the train left without us|my bag is in Madrid), (cool|super|great|nice|lovely|perfect|thanks|charming)
      (love|loving|absolutely love|enjoying) (being|getting) (ignored|charged twice|locked out|a guinea pig|a beta tester|hung up on|lied to) (by {brand}|)
      (amazing|funny|interesting|incredible|impressive) how (fast|quickly|quiet|slow) you (take money|reply when I threaten to leave|get when things break|are with refunds|forget your promises)
      (top marks|full marks|five stars|ten out of ten|an award) for (hiding the phone number|making me late|losing everything|the worst update ever|ignoring everyone|the silence)
      (imagine|only {brand} could manage) (leaking passports|losing a sofa|charging for this|breaking a login page) and (calling it an incident|blaming customers|asking for a tip|sending a survey)
      (really|real|so|very) (classy|brave|helpful|smart|mature) (blaming the interns|hiding the number|deleting comments|closing the chat|blaming customers)
      (always|such) a (pleasure|joy|delight|treat) to (argue with a bot|queue for {long}|be ignored|pay twice|explain everything again)
      (sure|yeah|right|go on), (raise the prices|charge me more|ignore us|blame the weather|keep the money), (why not|it's not like it works|service is so good|we love it)
      (how) (thoughtful|kind|sweet|generous|nice) of you to (charge me twice|cancel without telling me|reply {n} weeks late|share my data)
      (yeah|because) (what I needed|exactly what I wanted) was (a frozen account|another outage|a cancelled flight|more hold music|a surprise bill)
      (nothing says) (we care|we value you|trust us|premium) like (sharing my data|an outage on payday|a bot|hidden fees|{long} on hold)`,
    reproach: `
      (have you|you have) no (shame|heart|decency|right)
      you can (keep|shove) your (apologies|promises|vouchers|statement|excuses)
      (trust|confidence|my trust) is (broken|gone|dead|lost)
      (nobody|no one) (takes responsibility|apologises|answers|resigns|owns this) (as ever|as usual|)
      (we are|I'm|customers are) still waiting for (an apology|an explanation|a refund|answers|our money)
      where is (the fix|my money|the help|the transparency|the refund) (you promised|) (yesterday|for {long}|)
      stop (lying|treating us like idiots|hiding|promising|with the spin)
      (what's the point of|what are we paying|makes me wonder why we pay) (your agents|the subscription|your support|insurance) (for|)
      how (dare you|can you be this bad|do you sleep at night|is this even legal)
      (never|rarely) (seen|had) (such|a more) (awful|terrible|poor|careless|disrespectful) (service|communication|company|treatment)
      (the CEO|management|the board) (gets a bonus|is on holiday|gets richer) while (we wait|customers suffer|we pay)
      not only {fail}, (we also get shouted at|we pay for it|nobody says sorry|they lie about it)
      (not|really not|so not) (cool|nice|clever|smart|fair|decent) (the way you treat people|of you|what you are doing)
      (my mum|my dad|my aunt|my kids|my neighbour|a disabled customer) (has no heating|has no phone|can't pay rent|is sitting in the dark|is stuck|is freezing) since (Friday|yesterday|{long})
      I'm (closing my account|leaving|switching|cancelling everything) (tomorrow|tonight|on Monday|right now)
      it's (barely|hardly|not even) (an improvement|an apology|a service|an answer)
      (go to hell|get lost|shame on|up yours) (you lot|management|{brand}|)`,
    unsolved: `
      (the outage|the claim|the case|my parcel|my request|the dispute|nothing) is (still not|not|nowhere near) (fixed|resolved|sorted|repaired|refunded|delivered|closed)
      (still not|never|not) (fixed|resolved|sorted|repaired|refunded|delivered|restored|credited|dealt with) (after {long}|despite {n} calls|for {long}|)
      (they|you) (have fixed|have solved|have done|offered) (nothing|absolutely nothing|zero)
      (supposedly|allegedly|apparently) (fixed|resolved|refunded|restored) (yesterday|{long} ago), (still nothing|not true|and no|nope)
      {n} (months|weeks|days|hours) for (a simple reply|an appointment|a name change|correcting a typo|activating a line|opening an account)
      thanks for the (sleepless night|cold coffee|two mile walk|empty fridge|lost day|missed appointment|cold meal|evening in the dark)`,
    facts: `
      (do you|can you) (take vouchers|deliver to Wales|have a late desk|offer a youth plan|open on bank holidays|take old phones|accept instalments)?
      (I've been|we've been) (with them|a customer|a subscriber) since (2009|2012|2018), (basic|family|business|classic|student) (plan|account|option)
      (line|train|tram|the {n}) (won't run|will not stop|does not call) at (the station|the airport|the bridge) (on Sunday|until Friday|tonight), (use|take) the bus
      (the outage|the incident|the disruption|the leak|the attack) (mostly hits|concerns|affects|dates back to) (the west|the north of the country|three regions|business customers|March|several branches|April {n})
      a (crisis unit|helpline|help desk|information point) (is open|has been opened|was set up|will be available) (at city hall|at {n}|tomorrow|in the station)
      (the CEO|the director|a spokesperson|a representative) (will be heard|will be questioned|will speak|will take questions) (on Thursday|at {n}|by the committee|tomorrow morning)
      (they say|apparently|it seems|people say) (passwords|cards|former customers|codes) (are not affected|are affected|will be changed|are not concerned)
      (do we need|should I get) (a new card|a new code|a form|a receipt) (or just a new password|or wait|)?
      (the switchboard|the desk|the helpline) is open from {n} to {n}
      (a briefing|a decision|a report|a ruling) is expected (tomorrow|later today|on Friday|on the {n}th)
      (bus|tram|line) {n} (is diverted|will not run|stops at the station) (until Friday|on Sunday|via the avenue)
      (got this|anyone else get this) (email|text|letter) (this morning|yesterday|), is it (real|normal|a phishing test)?
      I'm (also a customer|a customer too|a subscriber), (will check tonight|going to look|will see tomorrow)`,
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
    {simile}
    {simile}, {wait}
    {wryadj}
    {wryadj}
    {wryadj}, {fail}
    {fail}, {wryadj}
    {reproach}
    {reproach}
    {reproach}?
    {unsolved}
    {unsolved}, {anger}
    {fakepraise}, {unsolved}
    (the engineer|the lady|the guy|the salesman|reception) was (kind|charming|polite|competent|a good listener) but {unsolved}
    (the refund|the coupon|the message|the apology) is (nice|kind|appreciated) but it (fixes|changes|replaces) nothing
    {reproach}, {anger}
    {fail}, {reproach}
    {wait}, {reproach}
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
    {facts}
    {facts}
    {facts}. {info}
    {facts} http
    (thanks in advance|please|can you) (tell me|send me|share) (the number|the link|the address|the opening hours) (of|for) (the lost property desk|the branch|support)
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
    (thanks|thanks!|thank you|bravo|great|awesome|perfect|ok great|many thanks|thanks a lot|cheers|excellent|brilliant|great thanks)
    (we don't say|can't say) (thank you|thanks|well done) enough to (the teams|the engineers|the staff|people who fix things)
    (outages|bugs|mistakes) happen (to everyone|), (they at least|at least they|they) (own it|apologise|fixed it fast|warn us)
    (I was worried|I was scared|I feared the worst|I expected the worst) but (they rose to it|it all went well|{resolved}|no complaints)
    (they|she|the agent) (apologised|admitted the mistake|said sorry) and (gave us a free month|refunded everything|sorted it all), (classy|hats off|I appreciate it|respect)
    {resolved}, (I'm amazed|so impressed|pleasantly surprised|even better than before|faster than ever)
    (my money|my account|my parcel|everything) is (safe|fine|here), (phew|thanks|good news|relieved)
    it's not (the disaster|the drama|that bad) (people describe|), (all works here|works fine for me|they handle it well)
    (couldn't have|could not have) (asked for a|had a|met a) (better|nicer|faster) (agent|service|experience|answer)
    (there is nothing|nothing) I would (improve|complain about)
    (the adviser|the engineer|the courier|the team|the driver) was (great|incredibly patient|lovely|super|fantastic|very professional|a star)
    (finally|at last) a (company|bank|brand|team) that (admits fault|refunds|listens|keeps its word|tells the truth)
    I (used to complain|complain a lot|often grumble) (about them|) but (they did well|this time well done|credit where it's due)
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
