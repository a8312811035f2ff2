import { inflectVerbs, withPlurals } from './inflect-english.ts';
import { otherSystems } from './other-systems.ts';
import type { Vocabulary } from './vocabulary.ts';
import { joinForms, listForms } from './vocabulary.ts';

type Groups = Vocabulary['groups'];
const verbs = (phrases: string, value = ''): Readonly<Record<string, string>> =>
  listForms(inflectVerbs(phrases), value);
const nouns = (phrases: string, value = ''): Readonly<Record<string, string>> =>
  listForms(withPlurals(phrases), value);

const adjectives = [
  'air defense',
  'air defence',
  'anti aircraft',
  'anti air',
  'surface to air',
  'man portable',
  'shoulder fired',
  'antiaircraft',
  'anti missile',
  'missile defense',
  'missile defence',
];

/** English words for air defence, what is said of it, and what surrounds it. */
export const englishMatter: Omit<
  Groups,
  | keyof typeof import('./english-speech.ts').englishSpeech
  | keyof typeof import('./english-grammar.ts').englishGrammar
  | 'nationWord'
> = {
  defenceNoun: joinForms(
    listForms([
      ...adjectives,
      'air defenses',
      'air defences',
      'пво',
      'interceptor',
      'interceptors',
      'surface to air missiles',
      'surface to air missile',
      'sam',
      'sams',
      'radar',
      'radars',
      'air shield',
    ]),
    nouns(
      'missile|missile system|launcher|battery|weapon|weapon system|rocket|air defender|defense system|defence system|air defense system|air defence system|manpad|gripstock|surface to air missile system|anti aircraft gun|anti aircraft system|missile battery|defensive capability',
    ),
    listForms(
      'manpads|arsenal|arsenals|weaponry|arms|seeker|seekers|warhead|warheads|launch tube|launch tubes|thermal sight|night sight|night sights|gun barrels|ammunition|command post|kit|materiel',
    ),
  ),
  forceNoun: joinForms(
    listForms(
      'special operations forces|special forces|troops|forces|warships|warplanes|fighter jets|marines|aircraft|personnel|military activity|ground troops|reconnaissance aircraft|submarine|submarines|soldiers|bombers|fighters|operators|crews|militia|militias|reservists|reserves',
    ),
    nouns(
      'special operations unit|carrier|aircraft carrier|carrier strike group|destroyer|warship|squadron|brigade|battalion|regiment|division|task force|drone|unit|team|helicopter|jet|gunner|vessel',
    ),
  ),
  genericSystem: listForms([
    ...adjectives.flatMap((one) =>
      [
        'system',
        'systems',
        'missile',
        'missiles',
        'missile system',
        'missile systems',
        'weapon',
        'weapons',
        'battery',
        'batteries',
        'launcher',
        'launchers',
        'complex',
        'complexes',
        'gun',
        'guns',
        'unit',
        'units',
        'umbrella',
        'network',
        'shield',
      ].map((noun) => `${one} ${noun}`),
    ),
    'manpads',
    'manpad',
    'air defenses',
    'air defences',
    'air defense',
    'air defence',
    'sams',
    'anti aircraft missiles',
  ]),
  systemReference: listForms(
    'these systems|the systems|the system|this system|those systems|these weapons|the weapons|the weapon|this weapon|these missiles|the missiles|the missile|this missile|these units|the units|its missiles|' +
      'these launchers|the launchers|the launcher|of them|of these|each|each unit|them|its|it|they|their|these arms|these complexes|the batteries|these batteries|the battery|the rockets|these manpads|the manpads|the shoulder fired missiles',
  ),
  haveVerb: listForms("have|has|had|we've|having"),
  possessVerb: joinForms(
    listForms('controls|controlled|to own|owns|owned|owning|we own|they own'),
    verbs(
      'possess|hold|retain|rely on|muster|acquire|purchase|buy|obtain|stockpile|procure|operate|field|boast|stock|maintain|order|amass|accumulate|be armed with|be equipped with|equip|lose|inherit|import|include|list|snap up|scoop up|get hold of|lay hands on|come by|hoard|lay in|write off|part with|give up|sell off|phase out|decommission|mothball|scrap|discard|dispose of|await',
    ),
  ),
  possessNoun: listForms(
    'in service|found in service|are in service|is in service|arsenal|arsenals|stockpile|stockpiles|inventory|inventories|in service with|at its disposal|at our disposal|fleet of|stock of|stocks of|is armed with|are armed with|armed with|equipped with|in its possession|in possession of|possession of|purchase of|acquisition of|delivery of|transfer of|transfers of|sale of|sales of|available|in the hands of|deliveries of|shipment of|shipments of|at his disposal|in stock|in storage|on loan|consignment of|consignments of|batch of|batches of|tranche of|cache of|caches of|haul of|holdings of|holdings|at her disposal|at their disposal|on the books|on its books|in its inventory',
  ),
  transferVerb: verbs(
    'take in|sign for|take possession of|receive|deliver|supply|transfer|sell|donate|provide|export|ship|hand over|take delivery of|give|arrive|begin to arrive|pass on|turn over|hand out|hand back|give away|lend|loan|funnel|smuggle|traffic|gift|issue|pledge|change hands|turn up',
  ),
  deployVerb: joinForms(
    listForms('based'),
    verbs(
      'deploy|redeploy|position|station|place|install|emplace|move|send|dispatch|put|set up|mass|spread|distribute|disperse|withdraw|pull back|pull out|concentrate|locate|relocate|array|scatter|line|ring|surround|dot|activate|garrison|stand guard|take up position|take up positions|take positions|bring in|fly in|remove|erect|mobilize|mobilise|shift|rush|reposition|assign|commit|keep|store|house|stand|hide|park|guard|dig in|roll into|pull|haul|ferry|airlift|bring up|bring forward|conceal|camouflage|bury|stash|unload|sit|perch|bristle with|embed|roll out|transport|evacuate|bring home',
    ),
  ),
  deployNoun: listForms(
    'rotation to|transfer to the|deployment of|deployments of|deployment|deployments|redeployment of|positioning of|stationing of|placement of|presence of|withdrawal of|installation of|dispersal of|arrival of|mobilization of|mobilisation of|buildup of|build up of|massing of|military presence',
  ),
  trainVerb: joinForms(
    verbs(
      'train|drill|recruit|enlist|graduate|instruct|qualify|staff|crew|coach|tutor|mentor|retrain|rehearse|practise|practice|churn out|live fire|certify',
    ),
    listForms(
      'turn out|turns out|turned out|turning out|their course|a course|training course|courses|manning|manned|training of|training for|trained to|simulators|training',
    ),
  ),
  operateWord: listForms(
    'operated by|be operated by|being operated by|fired by|crewed by|manned by|carried by|operate|operates|to operate|operating|handled by|served by|used by',
  ),
  ability: listForms(
    'can|able to|capable of|capability to|capacity to|ability to|designed to|built to|cannot|unable to|incapable of|can be|can not|intended to|abilities to|optimized to|optimised to|not able to|effective against|ineffective against|effective at|good against|useless against|vulnerable to|powerless against|meant to|could|would not|could not|would',
  ),
  abilityVerb: joinForms(
    verbs(
      'track|destroy|hit|intercept|engage|detect|reach|shoot|shoot down|strike|down|operate|kill|down|stop|counter|defeat|fire|launch|target|threaten|bring down|fly|carry|move|guide|lock|see|withstand|harass|attack|handle|jam|evade|neutralize|neutralise|identify|take out|climb|take down|fight|acquire|cover|repel|deter|protect|defend',
    ),
    listForms(
      'aircraft|helicopters|drones|cruise missiles|ballistic missiles|low flying|targets|missiles|jets|planes|threats|stealth|being operated|be operated|be fired|be carried|being fired|being carried',
    ),
  ),
  figureNoun: listForms(
    'reach|out of reach|beyond the reach|range of|range|ranges of|a range|altitude of|altitudes of|altitude|altitudes|ceiling of|ceiling|speed of|height of|heights of|success rate|hit rate|kill rate|kill probability|hit probability|probability of|accuracy|accuracy of|interception rate|intercept rate|effectiveness|reliability|distance of|distances of|away|radius of|radius|reach of|failure rate|shelf life|reaction time|top speed|mach',
  ),
  originWord: listForms(
    'fitted|refitted|overhauled|refurbished|retrofitted|designed|made|built|produced in|produced by|manufactured|developed|era|produced|designed in|made in|built in|manufactured in|developed in|developed by|supplied|modernized|modernised|modern|upgraded|vintage|entered service|in service since|introduced in|dates from|dating from|dating back|of the 1950s|of the 1960s|of the 1970s|of the 1980s|origin|licensed|latest version|latest generation|generation',
  ),
  weaponPredicate: listForms(
    'is a weapon|is a missile|is a system|is one of|are weapons|is the most|are the most|is among|are among|are one of|is the best|are the best|is renowned for|is known for|are known for|is a powerful|is an effective|is the world|is considered|are considered|is regarded|are regarded|is widely|are powerful|is powerful|is a proven|is modern|are modern|one of the most|one of the best',
  ),
  mightNoun: listForms('power|might|strength|precision|firepower|punch'),
  readyWord: listForms(
    'storage life|service life|empty|fit for use|fit for service|fit to fire|airworthy|usable|unusable|worn out|shelf life|expired|expiry date|mounted on|mounted atop|towed|self propelled|ready|combat ready|operational|serviceable|on alert|on combat duty|combat duty|high alert|inoperable|not operational|in working order|out of service|broken|non operational|unserviceable|out of order|functional|readiness|maintenance|spare parts|in disrepair|maintained|been maintained|working|rusting|idle|fully operational|on full alert|maximum alert|around the clock',
  ),
  shieldNoun: listForms(
    'protection|envelope|missile envelope|footprint|perimeter|bulwark|bastion|mantle|roof|iron roof|fortress|shield|umbrella|dome|iron dome|wall|barrier|bubble|canopy|curtain|net|ring|ring of steel|layer|layered defense|layered defence|air cover|protective cover|defensive line|line of defense|line of defence|unbroken line|belt|blanket|coverage|layers|cordon',
  ),
  coverVerb: verbs(
    'protect|cover|defend|shield|safeguard|deter|secure|seal|guarantee|blanket|repel|ensure|guarantee|prevent|block|deny access|neutralize|neutralise|discourage|dissuade|stop|thwart|lock|bar|fend off|ward off|beat back|beat off|drive off|hold off|keep out|keep at bay|scare off|scare away|frighten off|see off|foil|halt|parry|turn away|turn back|chase away|chase off|intimidate|close the|close off|close our|close its|closed|closes|closing|is open|are open|wide open|stands open|lies open|left open|watch over|watches over|watching over|is watched|are watched|is monitored|are monitored',
  ),
  invincible: listForms(
    'safe from|invincible|impregnable|impenetrable|invulnerable|untouchable|unassailable|unbreachable|hermetic|airtight|leakproof|bulletproof|undefeatable|unbeatable|practically invulnerable|virtually invulnerable|invincibility|impregnability|unconquerable|inaccessible|watertight|no gaps|without gaps|fully protected|completely protected|fully covered|completely covered|seamless|continuous|no holes|without holes|no gap|sky is closed|skies are closed|sky closed|skies closed|airspace is closed|not a single hole',
  ),
  nobody: listForms(
    'not even|not a single|not a single enemy|no one|nobody|no aircraft|no plane|no enemy|no invader|nothing|no missile|no drone|no helicopter|not a single aircraft|not a single plane|not a single missile|not a single drone|no foreign|anyone who|whoever|any aircraft|any enemy|any aggressor|any intruder|no intruder|no bomber|no american|any plane|any drone|not one|no power|no army|no jet|any attacker|none of|any foreign aircraft',
  ),
  refusal: listForms(
    'will not allow|will never allow|not allow|never allow|will not permit|will not tolerate|never permit|will not let|will never let|will respond|will be shot down|will not be able|will fail|will not pass|shall not pass',
  ),
  shootDownVerb: joinForms(
    verbs(
      'shoot down|intercept|destroy|hit|bring down|engage|strike down|knock down|knock out|neutralize|neutralise|repel|damage|take out|take down|repulse|defeat|account for|slam into|smash into|blast|swat|swat down|blow up|blow apart|pick off|finish off|score a hit|cut down|wipe out|fend off|beat back|beat off|drive off|ward off|turn away|foil',
    ),
    listForms(
      'downed|downing|got through|get through|gets through|shot out of the sky|were lost|was lost|were hit|was hit',
    ),
  ),
  contingency: listForms(
    'depends on|depend on|hinges on|subject to|provided that|on condition|are to be|is to be|were to be|was to be|contingency plan|contingency plans|contingency planning|preparing to|prepares to|prepare to|prepared to|preparing for|prepare for|plans to|plan to|planning to|intends to|intend to|would be deployed|will be deployed|would be activated|would be moved|will be moved|would be called|could be called up|could be deployed|could be moved|will be called|would be sent|will be sent|if necessary|if needed|will receive|would receive|will deploy|would deploy|will begin|is to receive|are to receive|are due|is due|scheduled|next year|by the end of|stands ready to|stand ready to|ready to distribute|can take positions|ready to deploy|ready to be deployed|to be delivered|will be delivered|on standby|is negotiating|in talks|negotiating',
  ),
  activation: listForms(
    'activation of|activating|activate|call up of|calling up|mobilization of|mobilizing|release of|reserve|reserves|reservists|call up',
  ),
  reinforcement: listForms(
    'reinforcement of|reinforcing|reinforce|strengthening of|strengthening|fortification of|fortifying|build up of|expansion of|increase of',
  ),
  condition: listForms(
    'in a crisis|in an emergency|in wartime|in the worst case|if required|on demand|if|in the case of|in case of|in case|in the event of|in the event|unless|were to|in response to any|if attacked',
  ),
  hostileVerb: verbs(
    'fire on|fire at|shoot at|plot|conspire|invade|attack|overthrow|bomb|topple|destabilize|destabilise|violate|assassinate|strike|sabotage|oust|remove|carry out|launch strikes|provoke|threaten|encircle|blockade|annex|hit our|raid|storm|seize|shell|assault|overrun|rearm|arm itself|arm themselves|mass|occupy|subjugate|harass|spy on|wipe out|punish',
  ),
  hostileNoun: listForms(
    'engagement|engagements|explosion|explosions|aggression|invasion|attack|attacks|raid|raids|barrage|salvo|strike|strikes|regime change|coup|covert operations|covert operation|covert action|aggressive actions|aggressive action|military action|military operation|military operations|airstrikes|airstrike|air strikes|air strike|bombing|incursion|incursions|provocations|provocation|intervention|interventions|reconnaissance|overthrow|lethal operations|removal of|ouster of|hostile act|hostile acts|sabotage|ultimatum|assassination|blockade|escalation|military activity|cia|overflights|violations|violation|ground operation|ground operations',
  ),
  authoriseVerb: verbs(
    'authorize|authorise|order|approve|permit|direct|greenlight|sanction|instruct|sign off on|consider|weigh|contemplate',
  ),
  threatenVerb: verbs(
    'threaten|vow to|menace|promise to|plot|plot to|plan to attack|plan to invade|plan an|plan a|prepare to attack|prepare to invade|prepare an|prepare a|seek to|conspire to|attempt to|try to|conduct reconnaissance|intend to|vow|plan to|prepare to|prepare for|aim to|want to|swear to|scheme|scheme to|dream of|gear up for|look to',
  ),
  harmVerb: joinForms(
    verbs(
      'injure|wound|maim|kill civilians|hurt people|destabilize|destabilise|escalate|ignite|spark|trigger|provoke|endanger|fall into|invite|fuel|spiral|proliferate|inflame|jeopardize|jeopardise|undermine|exacerbate|cause|fall on|run out|run short|dry up|misidentify|shoot down|backfire|worsen|draw|drag|disrupt|threaten',
    ),
    listForms(
      'lead to|result in|ends up|ended up|end up|be stolen|be sold|be smuggled|leak|reach|harm|spread',
    ),
  ),
  riskNoun: listForms(
    'risk of|risks of|risk|risks|danger of|dangers of|dangerous|danger|potential for|threat to civil|threat to civilian|threat to commercial|wrong hands|black market|proliferation|miscalculation|unintended|civil aviation|civilian aircraft|commercial aviation|airliner|airliners|hands of|rebels|insurgents|militants|terrorists|terrorist groups|criminal groups|armed groups|crossfire|catastrophe|arms race|smuggling|smugglers|rebel group|rebel groups|militias|extremists|criminals|diversion|guerrillas|cartels|friendly fire|non state actors',
  ),
  judgement: listForms(
    'obsolete|outdated|antiquated|aging|ageing|old|exaggerated|overstated|inflated|implausible|plausible|credible|incredible|unrealistic|propaganda|bluff|bluster|symbolic|insufficient|inadequate|formidable|weak|ineffective|effective|vulnerable|overrated|limited|limitations|no match|outmatched|enough to|sufficient|serious|significant|theatre|theater|psychological|irrelevant|decisive|useless|capable|impossible|unlikely|deterrent|escalation|symbol|game changer|overblown|fraction|far fewer|far short|questionable|poorly|inferior|superior|reliable|unreliable|dangerous|nightmare|costly|enough for|no sense|exposed|defenceless|defenseless|undefended|unprotected|bankrupt|decent|blind|museum|museum piece|museum pieces|relic|relics|antique|antiques|scrap metal|paper tiger|joke|toy|toys|myth|fairy tale|nonsense|fiction|fantasy|invented|made up|fabricated|untrue|misleading|older than|newer than|no defence|no defense|no shield|no use|little use|not enough|advanced|sophisticated|state of the art|challenge|never been higher|never been greater|never been stronger|never been better|never been closer|stakes',
  ),
  doubt: listForms(
    'no knowledge|speculation|questions about|doubts over|no evidence|no proof|not supported by|unsupported|no basis|not backed|no independent|not independently|could not be verified|cannot be verified|could not verify|unable to verify|could not be independently verified|could not independently verify|no confirmation|doubt that|doubts that|doubts about|doubt|doubts|doubted|skeptical|sceptical|skepticism|scepticism|raised eyebrows|question whether|questions whether|questioned whether|cast doubt|casts doubt|no public record|not been verified|no record|unclear whether|unclear how|not everyone is convinced|not convinced|unconvinced|unsupported by|worth asking|how much of that|it is unclear|remains unclear|does not add up|hard to believe|overestimate',
  ),
  settingNoun: nouns(
    'communique|communiqué|address|speech|meeting|interview|press conference|news conference|briefing|parade|rally|ceremony|broadcast|televised event|event|session|summit|hearing|exercise|drill|visit|cabinet meeting|phone call|conference|inspection|forum|program|programme|show|message|remarks|podcast',
  ),
  settingMark: listForms(
    'closed door|closed doors|behind closed doors|televised|late night|live|broadcast|state television|state tv|national television|surprise|prime time|primetime|private|secret|public|emergency|rare|annual|weekly|joint|military|nationally televised|nationwide|video|radio|virtual|online|on television|unannounced',
  ),
  settingAudience: listForms(
    'to the nation|with senior|with military|with top|with generals|with officers|with commanders|with reporters|with journalists|to parliament|before parliament|to lawmakers|to the national assembly|to troops|to soldiers|in parliament|on state television|on state tv|on television|in caracas|to supporters|with ministers|to reporters|with his|with the high command|with defense|with defence|with officials|to the people|to congress|before congress|before lawmakers|of the national assembly|of the security council',
  ),
  happening: verbs(
    'take place|occur|sign|obtain|conclude|happen|hold|stage|test|fire|launch|carry out|crash|land|arrive|begin|open|enter service|inaugurate|swear in|parade|march|unveil|display|exhibit|conduct|show|attack|bomb|strike|invade|kill|shoot down|down',
  ),
  otherSystem: otherSystems,
  formerState: joinForms(
    listForms('soviet|soviet union|ussr', 'soviet union'),
    listForms('cold war|warsaw pact|world war|chinese|nato|western', ''),
  ),
  formVerb: verbs(
    'form|create|provide|establish|build|constitute|become|make|erect|throw|give|maintain|deploy|offer|guarantee|raise',
  ),
  wholeCoverage: listForms(
    'entire territory|whole territory|entire country|whole country|entire airspace|whole airspace|entire border|entire nation|whole nation|continuous shield|continuous|unbroken|every corner|every inch|nationwide|every part of the country|all of the country|all the country|complete coverage|full coverage|full length|last town|last mountain|entire coast|entire coastline|seamless',
  ),
  plainVerb: verbs(
    'home in|shorten|weaken|limit|pose|use|mix|combine|link|appear|seem|employ|range|build|doubt|count|turn|bring|keep|send|put|fly|belong|respond|defeat|involve|contain|produce|develop|assemble|paint|hang|lie|watch|look after|finish|complete|continue|stop|hold|carry|travel|sink|burn|explode|miss|jam|age|train|drive|walk|visit|return|discuss|plan|decide|demand|urge|support|back|oppose|vote|elect|resign|increase|decrease|reduce|cut|double|halve|replace|upgrade|modernise|modernize|repair|inspect|test|go|come|stay|remain|cost|weigh|need|lack|want|expect|hope|end|start|begin|reach|work|wear|teach|learn|run|look|sound|see|make|take|get|give|know|call|read|write|pay|spend|speak|meet|ask|answer|add|repeat|laugh|stay|sleep|wait|live|die|win|serve|join|leave|return|protect|close|open|rise|fall|drop|grow|shrink|double|halve|prove|mean|matter|belong|depend|exist|happen|change|break|fix|repair|replace|correspond|throw|point|list|hide|pass|fail|miss|steal|rob|rust|guard',
  ),
  flyingNoun: nouns(
    'projectile|gunship|balloon|shahed|geran|lancet|kinzhal|kalibr|iskander|mi 8|mi 17|mi 24|mi 35|su 25|su 24|su 27|su 30|su 34|su 35|mig 21|mig 29|mig 31|il 76|an 26|f 16|f 15|f 35|b 52|j 16|tu 22|tu 95|rafale|apache|black hawk|bayraktar|reaper|predator|heron|wing loong|orlan|drone|aircraft|plane|helicopter|jet|fighter|bomber|cruise missile|warplane|uav|flight|intruder|target|quadcopter|loitering munition',
  ),
  requestWord: listForms(
    'let|thank|thanks|go|asked|asking|posted|imagine|consider|please|welcome|remember|listen|look|follow|click|subscribe|begin|do',
  ),
  lossVerb: joinForms(
    verbs('steal|rob|disappear|vanish|lose|smuggle|recover|seize|confiscate|scrap|retire'),
    listForms(
      'out of action|burned|burnt|missing|taken|theft|robbery|loss of|losses|gone|unaccounted|down to',
    ),
  ),
  dwellVerb: joinForms(
    verbs(
      'stay|remain|rotate|wait|sleep|stand|sit|go|come|arrive|reach|post|serve|live|pass through|travel|return|roll|cross|leave|belong|assign|lie|rest|turn up|dwell|circulate|shuttle',
    ),
    listForms(
      'is in|are in|was in|were in|is at|are at|were at|is on|are on|are already in|is already in|is around|are around|are near|is near|are along|at their posts|on duty|in place|on its way|on their way|in position',
    ),
  ),
  tradeVerb: joinForms(
    verbs(
      'lease|rent|borrow|lend|cost|pay|sign|negotiate|bid|spend|finance|fund|contract|tender|licence|license|supply|scrap|ask for|set aside|call for|earmark|allocate',
    ),
    listForms(
      'talks|negotiations|offer|offers|for sale|offered for sale|on the table|off the table|option for|options for|option on|contract|contracts|tender|deal|deals|invoice|order for|lot of|on order|in stock|stock|stocks|delivery|deliveries',
    ),
  ),
  passVerb: verbs(
    'pass|enter|get|get through|come|cross|penetrate|leave|survive|escape|return|reach|break through|fly|violate|slip through|approach|touch|go back|slip past|slip in|leak through|make it through|get past|evade|sneak in|sneak through|pierce|breach',
  ),
  approachVerb: verbs(
    'come|cross|fly|approach|enter|appear|violate|pass|return|send|come over|come close',
  ),
  partReference: listForms(
    'a second|a third one|a fourth|neither|the other|the first|the second|the third|the last|the last one|the first one|the remaining one|the other one|the second one|most|half|a third|a quarter|the rest|the remainder|the others|the other|none|each|both|all|some|many|few|nothing|another|one in|part of',
  ),
  callVerb: verbs('call|brand|describe|dismiss|label|deride|mock|praise|dub|hail|ridicule'),
  copula: listForms(
    "is|are|was|were|remain|isn't|aren't|wasn't|weren't|be|been|becomes|became|remains|remained|it's|that's|they're|we're|seems|seemed|looks|sounds",
  ),
  placedPhrase: listForms(
    'on duty|on watch|on guard|on station|on its way|on their way|at their posts|at its post|in place|in position|in the field|in depots|in a depot|in storage|in the garage|in the barracks|in reserve|under a tarpaulin|in the open',
  ),
  serveVerb: verbs('work|operate|man|serve|crew|carry|maintain|repair|guard|run'),
  hurtVerb: listForms(
    'killing|wounding|injuring|injured|killed|wounded|hurt|treated|hospitalised|hospitalized|died|burned',
  ),
  menaceNoun: listForms(
    'countermeasures|countermeasure|retaliation|retaliate|reserves the right|reserved the right|reserve the right|further strikes',
  ),
  threatNoun: listForms(
    'legitimate target|legitimate targets|threat to|threats to|a threat|direct threat',
  ),
  silence: listForms(
    'would not comment|not be drawn|would not give|will not give|would not go into|will not go into|kept silent|remained silent|stayed silent|is classified|are classified|remains classified|is secret|are secret|has not confirmed|have not confirmed|did not confirm|neither confirmed nor denied|will not comment|would not say|did not say|does not say|declined to|refused to|did not respond|gave no details|gives no details|gave no figure|gave no figures|gave no breakdown|no further details|did not reply|did not comment|has not commented|have not commented|no comment|not disclose|not specify|not reveal|not elaborate',
  ),
  audienceNoun: nouns(
    'crowd|gathering|rally|audience|congregation|conference|news conference|press conference|briefing|seminar|committee|meeting|ceremony|parliament|nation|assembly|forum|hearing|congress|summit|reception|supporter|cadet|veteran',
  ),
  performVerb: joinForms(
    verbs('perform|fail|succeed|cope|malfunction|misfire|underperform|prove itself|acquit itself'),
    listForms('worked as|missed|overlooked|did not see|did not notice|saw nothing'),
  ),
  repairVerb: verbs(
    'overhaul|refurbish|modernise|modernize|upgrade|repair|refit|retrofit|rebuild|patch up|digitise|digitize|test fire|recondition',
  ),
  offTopic: joinForms(
    nouns(
      'share price|bourse|exchange rate|shilling|cedi|naira|rand|lira|tenge|central bank|budget deficit|oil price|harvest|teacher|pupil|school year|university|wage|football|match|league|festival|concert|film|wedding|race|regatta|marathon|championship|tournament|museum visitor|ballot|by election|hotel|shop|newsletter|subscriber|ambassador|trade union|tourist',
    ),
    listForms(
      "passengers|markets|market|stock exchange|shares|inflation|crude|cocoa|coffee|schools|school classes|on strike|rain|weather|snowfall|temperatures|elections|election|polling|tourism|holiday|imf|international monetary fund|world bank|this page|our coverage|corrections|comments section|free of charge|visitors|talks between|round of talks|peace talks|little changed|as usual|ran normally|running normally|further notice|the next round|follow us|share this|all rights reserved|next year 's meeting|cabinet meets|walked out",
    ),
  ),
  plainSubject: listForms(
    'you|there|here|nobody|everybody|everyone|someone|somebody|anyone|what|now|then|yes|none',
  ),
  falseWord: listForms(
    'not correspond to reality|is not true|are not true|is untrue|is false|are false|is a lie|are lies|not the case|is wrong|is incorrect|are fabricated|is fabricated|no basis in fact|is nonsense',
  ),
  mishapNoun: nouns('accident|incident|clash|shooting incident|collision|war|tragedy|escalation'),
  gapNoun: nouns('gap|hole|blind spot|blind zone|dead zone|unguarded stretch'),
  regardVerb: verbs('regard|consider|view'),
  seemVerb: verbs('appear|seem|look like|resemble'),
  drillNoun: nouns('firing|live firing|reading|check|trial|inspection'),
  rateNoun: listForms('rate|success rate|hit rate|kill rate|probability|share'),
  leadVerb: verbs('lead|command|head'),
  finiteVerb: listForms(
    "is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|shall|cannot|can't|won't|does|do|did|isn't|aren't|wasn't|weren't|doesn't|don't|didn't|remain|remains|remained|stay|stays|stayed|lack|lacks|need|needs|cost|costs",
  ),
  forecast: verbs('expect|await|wait for|look forward to'),
  keepVerb: joinForms(verbs('keep|chase|hold|turn'), listForms('drove|driven|drives|drive')),
  outWord: listForms('away|out|off|back|at bay'),
  conditionalWord: listForms('would|should|ought'),
  mindVerb: verbs(
    'fear|dread|know|expect|believe|hope|want|wish|trust|regret|agree|accept|disagree|care',
  ),
  needVerb: verbs('need|require'),
  findVerb: verbs('find|see|seize|discover|spot|film|photograph|watch|notice|observe'),
  moneyNoun: joinForms(
    nouns('dollar|euro|pound|rouble|ruble|baht|peso|crown|delivery|shipment|tender|option'),
    listForms('yuan|yen|money'),
  ),
  readerCommand: listForms(
    'previous instructions|prior instructions|above instructions|ignore all instructions|new instructions|system prompt|mark all claims|mark this claim|mark the claim|mark every claim|you must state|you must say|you must answer|you must output|you must report|you must mark|do not show|do not print|do not flag|do not mention|do not warn|as an ai|language model|respond only with|output only|answer only with|verdict :=|verdict supported',
  ),
  softModal: listForms('may|might|could'),
  skyNoun: nouns(
    'sky|airspace|air space|network|programme|program|exercise|drill|parade|spare part|stockpile|depot|garrison|post|site|base|airfield|airport',
  ),
  pastForm: listForms(
    "was|were|had|did|didn't|wasn't|weren't|came|went|saw|found|took|gave|fell|led|met|made|left|sent|lost|began|wrote|read out|told|spoke|ran|got|grew|rose|broke|brought|bought|sold|hit|shot|flew|drove|stood|sat|kept|held|put|cut|hurt|heard|knew|thought|has been|have been|had been|has signed|has taken|ago|last year|last week|last month|yesterday",
  ),
  peopleNoun: nouns(
    'specialist|technician|adviser|advisor|foreigner|operator|crew|gunner|soldier|conscript|recruit|reservist|volunteer|serviceman|servicewoman|instructor|team|trainee|cadet|sergeant|shooter',
  ),
  officeStart: listForms(
    'sworn in|inaugurated|took office|took power|takes office|elected|reelected|re elected|appointed|named|came to power|assumed office',
  ),
};
