import { inflectVerbs, withPlurals } from './inflect-english.ts';
import type { Vocabulary } from './vocabulary.ts';
import { joinForms, listForms } from './vocabulary.ts';

type Groups = Vocabulary['groups'];

const verbs = (phrases: string, value = ''): Readonly<Record<string, string>> =>
  listForms(inflectVerbs(phrases), value);
const nouns = (phrases: string, value = ''): Readonly<Record<string, string>> =>
  listForms(withPlurals(phrases), value);

/** English words for who speaks and how firmly. */
export const englishSpeech: Pick<
  Groups,
  | 'speechVerb'
  | 'speechParticiple'
  | 'speechNoun'
  | 'figureVerb'
  | 'viewNoun'
  | 'accordingTo'
  | 'speakerGroup'
  | 'document'
  | 'institution'
  | 'title'
  | 'pronounPerson'
  | 'pronounPlural'
  | 'firstPerson'
  | 'hedge'
  | 'modal'
  | 'negation'
  | 'denialObject'
> = {
  speechVerb: joinForms(
    verbs(
      'say|tell|complain|hint|put it|inform|communicate|state|declare|announce|reveal|confirm|emphasize|emphasise|stress|add|note|explain|insist|reiterate|unveil|write|' +
        'pledge|promise|vow|acknowledge|admit|disclose|remark|observe|point out|affirm|proclaim|underline|underscore|describe|' +
        'show|find|recall|reply|respond|concede|conclude|maintain|boast|brag|argue|call|testify|quip|comment|assure|speak of|go on|continue|talk of|caution that|hail|tout|claim credit|swear|laugh|joke|thunder|fume|growl|shout|cry|sigh|joke|shrug|sneer|snap|sniff|scoff|snort|gush|retort|counter|repeat|ask|answer|propose|let slip|blast|slam|mock|denounce|ridicule|lambast',
      'assert',
    ),
    verbs('claim|allege|assert|contend|purport|profess', 'claim'),
    verbs('report|indicate|hear|cite', 'report'),
    verbs(
      'suspect|put the number|put the figure|put the total|put the count|put the stock|suggest|estimate|believe|assess|think|judge|reckon|predict|expect|speculate|calculate|infer|project',
      'estimate',
    ),
    listForms(
      'holds that|held that|submits that|submitted that|deposed|deposes|attests that|attested that|protests that|protested that|rules that|ruled that|owns up that|owned up that|lets it be known|let it be known|let it be understood|lets it be understood|reminded us|reminds us|reminded them',
      'assert',
    ),
    listForms('considers|is sure|are sure|was sure|were sure', 'estimate'),
    listForms(
      'is convinced|are convinced|was convinced|were convinced|is certain that|are certain that',
      'estimate',
    ),
    verbs('deny|dismiss|reject|refute|dispute|rebut|disavow|brush off|brush aside', 'deny'),
    verbs('accuse', 'accuse'),
    verbs('warn|caution|fear', 'warn'),
    verbs('doubt|question|challenge|raise doubt|raise doubts|raise questions', 'doubt'),
    listForms('cast doubt|casts doubt|casting doubt', 'doubt'),
  ),
  speechParticiple: listForms(
    'fearing|hoping|believing|recalling|conceding|admitting|stating|saying|adding|claiming|insisting|warning|announcing|declaring|noting|telling|arguing|stressing|boasting|explaining|emphasizing|suggesting|calling|describing',
  ),
  speechNoun: joinForms(
    listForms(
      'claim|claims|assertion|assertions|contention|allegation|allegations|boast|boasts',
      'claim',
    ),
    listForms(
      'statement|announcement|declaration|confirmation|conclusion|comment|comments|remark|remarks|disclosure|revelation|insistence|promise|pledge',
      'assert',
    ),
    listForms('warning|warnings|worry|worries|concern|concerns|fear|fears', 'warn'),
    listForms(
      'estimate|estimates|assessment|assessments|belief|view|prediction|suggestion',
      'estimate',
    ),
    listForms('report|reports|rumor|rumour|rumors|rumours', 'report'),
    listForms('denial|denials', 'deny'),
  ),
  figureVerb: joinForms(
    verbs('put|expect', 'estimate'),
    verbs('list|count|quote|credit|record|document|tally|mention|speak of', 'report'),
  ),
  viewNoun: joinForms(
    listForms(
      'estimate|estimates|count|reckoning|calculation|calculations|guess|assessment|view|opinion|judgement|judgment|eyes',
      'estimate',
    ),
    listForms('account|words|telling|version|statement', 'assert'),
  ),
  accordingTo: listForms(
    'according to|in the words of|as reported by|as stated by|as claimed by|in the view of|as quoted by|in the opinion of',
  ),
  speakerGroup: joinForms(
    nouns(
      'source|analyst|expert|official|insider|diplomat|witness|eyewitness|resident|critic|observer|commander|general|adviser|advisor|researcher|' +
        'specialist|scholar|historian|journalist|reporter|lawmaker|legislator|senator|politician|spokesman|spokeswoman|spokesperson|leader|' +
        'officer|engineer|pilot|blogger|correspondent|economist|aide|minister|activist|campaigner|colonel|negotiator|professor|fellow|' +
        'auditor|worker|instructor|association|user|sergeant|reader|union|neighbour|neighbor|inventor|colleague|friend|mechanic|soldier|gunner|farmer|fisherman|doctor|trader|dealer|fan|visitor|deputy|military observer|opposition figure|opponent|author|scientist|strategist|defector|inspector|investigator|monitor|mediator|envoy|attaché|attache|trainer|planner|buyer|prosecutor|judge|guard|docker|driver|shopkeeper|teacher|student|volunteer|citizen|veteran|technician|group|organization|organisation|charity|watchdog|rebel|separatist|insurgent|militant|guerrilla|mercenary|survivor|crewman|policeman|lawyer|attorney|counsel|contractor|supplier|columnist|commentator|academic|lecturer|physicist|photographer|curator|archivist|controller|watchman|tenant|landlord|bystander|onlooker|priest|monk|shepherd|herder|hunter|broker|smuggler|representative|delegate|member|chairwoman|chairperson|vice chief|retiree|pensioner|cleric|imam|elder|chieftain|headman',
    ),
    listForms(
      'supporters|authorities|allies|media|people|observers say|neighbours|neighbors|locals|villagers|skeptics|sceptics|proponents|opposition',
    ),
  ),
  document: nouns(
    'daily|weekly|tabloid|periodical|gazette|radio station|news site|portal|yearbook|almanac|channel|telegram|facebook|twitter|tiktok|youtube|instagram|whatsapp|viber|weibo|photograph|picture|image|video|report|document|memo|memorandum|study|assessment|paper|brief|cable|article|letter|statement|communique|communiqué|survey|review|database|register|presentation|newspaper|magazine|agency|think tank|institute|outlet|broadcaster|website|post|transcript|dispatch|bulletin|inventory|leaflet|brochure',
  ),
  institution: joinForms(
    listForms(
      'the pentagon|pentagon|white house|state department|u.s. military|u.s. southern command|southern command|centcom|cia|u.s. air force|u.s. navy|capitol hill|us military|state dept',
      'USA',
    ),
    listForms('kremlin|rosoboronexport', 'RUS'),
    listForms('downing street|whitehall', 'GBR'),
    nouns(
      'united nations|european union|african union|arab league|red cross|nato|alliance|movement|front|coalition|consortium|think tank|secretariat|council|assembly|junta|rebel group|police|coast guard|border service|border guard|intelligence|service|agency|authority|joint chiefs of staff|joint chiefs|central command|bureau|office|ombudsman|court|senate|congress|bundestag|duma|tribunal|watchdog|airline|operator|arms maker|panel|commission|committee|mission|ministry|government|military|army|navy|air force|administration|command|parliament|embassy|presidency|cabinet|foreign office|defence staff|general staff|company|manufacturer|maker|opposition party|regime|foundation|armed force|national guard|ministry of defence|ministry of defense|defense ministry|defence ministry|foreign ministry|security council|intelligence service|intelligence agency|centre|center|observatory',
    ),
  ),
  title: nouns(
    'president|prime minister|minister|defence minister|defense minister|foreign minister|secretary|secretary of state|secretary of defense|' +
      'defense secretary|defence secretary|interior minister|general|gen|colonel|col|admiral|adm|marshal|major|captain|lieutenant|commander|chief|' +
      'supreme leader|leader|king|prince|emir|sheikh|ayatollah|governor|mayor|senator|sen|rep|representative|ambassador|spokesman|spokeswoman|spokesperson|' +
      'chancellor|dictator|premier|director|chairman|vice president|analyst|professor|dr|mr|mrs|ms|head|adviser|expert|researcher|air marshal|brigadier|major general|brigadier general|lieutenant general|maj|lt|brig|strongman|chief of staff|ruler|foreign secretary|press secretary|congressman|congresswoman|councillor|councilor|lawmaker|deputy|lt gen|maj gen|brig gen|col gen|lt col|air chief marshal|air vice marshal|air commodore|vice admiral|rear admiral|group captain|wing commander|sergeant|h.e.|his excellency|her excellency|deputy minister|fellow|historian|engineer',
  ),
  pronounPerson: listForms(
    'he|she|the president|the minister|the general|the leader|the prime minister|the official|the spokesman|the spokeswoman|the spokesperson|the secretary|the commander|the analyst|the head of state|the admiral|the colonel|the officer|the ambassador|the governor|the mayor',
  ),
  pronounPlural: listForms(
    'they|the officials|the analysts|the sources|the experts|the researchers|the authors|the critics',
  ),
  firstPerson: listForms('we|our|us|ours|i|my'),
  hedge: joinForms(
    listForms(
      'there are reports|there were reports|there have been reports|reports of|reports that|media reports|local media|reportedly|reported to have|reported to be|is reported at|are reported at|it is said|it was said|is often said|are often said|are also said|is also said|is said to|are said to|was said to|were said to|is reported to|are reported to|said to have|said to be|reports say|media reports',
      'reported',
    ),
    listForms(
      'allegedly|purportedly|supposedly|so called|ostensibly|alleged|purported|supposed|self proclaimed',
      'alleged',
    ),
    listForms(
      'unconfirmed|unverified|not been confirmed|could not be verified|not independently verified|cannot be verified|not be independently verified|not be independently confirmed|rumored|rumoured|rumors|rumours|rumor|rumour|unsubstantiated',
      'unconfirmed',
    ),
    listForms(
      'by my estimate|by our estimate|in my estimate|in our estimate|by his estimate|by her estimate|by my count|by our count|by his count|by one count|we estimate|i estimate|as far as i know|as far as we know|as far as is known|something like|estimated|believed to|thought to|is thought|are thought|was thought|were thought|is assessed as|are assessed as|is assessed to|are assessed to|on our estimate|on his estimate|on her estimate|on their estimate|i would guess|my guess|by my reckoning|by our reckoning|presumably|probably|likely|likely to|possibly|perhaps|is expected to|are expected to|appears to|appear to|seems to|seem to|expected to|unlikely|apparently',
      'estimated',
    ),
  ),
  modal: listForms('may|might|could|possibly|perhaps|probably|likely'),
  negation: listForms(
    "not|no|never|don't|doesn't|didn't|won't|cannot|can't|couldn't|hasn't|haven't|hadn't|isn't|aren't|wasn't|weren't|wouldn't|neither|nor|without|denied|denies|none",
  ),
  denialObject: listForms(
    'figure|figures|number|numbers|reports|report|claims|claim|allegations|allegation|accusations|accusation|rumors|rumours|suggestions|charges|charge|it|them|that|idea|notion|assertion|assertions|story|stories|account|accounts|speculation|statement|statements',
  ),
};
