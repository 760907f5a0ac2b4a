/** What the checks look for in English. */
import { type Phrases, phrase } from "./Phrases.ts"

const JOB =
  "(?:jobs?|positions?|roles?|work|employment|vacanc(?:y|ies)|internships?|placements?|job opportunit(?:y|ies)|opportunit(?:y|ies)|openings?|gigs?)"
const A =
  "(?:(?:an?|any|some|the|my (?:first|next)|another|new|paid|full[- ]time|part[- ]time|suitable|entry[- ]level|junior|senior|good|first|open|available|possible|employment|job|[a-z]+ing) ){0,4}"
const CV = "(?:r[eé]sum[eé]|cv|curriculum vitae|application|profile|portfolio|cover letter)"

export const englishPhrases: Phrases = {
  toNobody: phrase(
    "to whom it may concern",
    "dear (?:sir|madam|hiring|recruit|team|all|friend|colleague|professional)\\w*(?: (?:or|and|/) (?:sir|madam))?",
    "(?:hi|hello|hey) (?:there|all|everyone|everybody|team|folks|friend|sir|madam)"
  ),
  greeting: phrase("hi", "hello", "hey", "dear", "good (?:morning|afternoon|evening)", "greetings"),
  ask: phrase(
    "(?:would|could|can|will|might|do|are|have) (?:you|we|i)",
    "may (?:i|we)",
    "(?:when|what|which)(?: \\w+)? would",
    "would (?:it be|that be|this be|one of)",
    "is (?:there (?:a|any)|this|now|that|it)",
    "(?:wondering|wonder|know|see|ask|asking|tell me) (?:if|whether)",
    "let me know (?:if|when|whether|which|what)",
    "(?:grateful|happy|glad|thankful) (?:if|for (?:a|any|your|some|\\d+))",
    "i(?:'d| would) (?:like|love|appreciate|value|welcome) (?:to (?:ask|hear|learn|talk|meet|speak|chat)|your (?:advice|thoughts|view|perspective)|a few minutes|\\d+)",
    "i(?:'ll| will) call you",
    "please (?:let|tell|send|call|reply)"
  ),
  pleasantry: phrase("how (?:are|have) you(?: been| doing)?(?: today)?", "how(?:'s| is) (?:it going|life|everything)"),
  not: phrase(
    "not",
    "never",
    "no",
    "nor",
    "without",
    "rather than",
    "instead of",
    "cannot",
    "(?:is|are|was|were|do|does|did|wo|would|could|should|ca|have|has)n't",
    "(?:is|are|do|does|dont)nt"
  ),
  notOnly: phrase("(?:not|n't) (?:only|just|simply|merely)", "no (?:doubt|hurry|rush|secret|problem|worries)"),
  turn: phrase("but", "however", "yet", "still,", "although", "and (?:i|so)", "so i", "because", "since i"),
  isNot: /^\s*(?:is|was|would be|are)(?:n't| not| never)/i,
  job: phrase(
    `(?:looking|look|searching|search|hunting|hunt|ask|asking|hoping|hope|seek|apply|applying|need) (?:you )?(?:for|about) ${A}${JOB}`,
    `(?:seeking|need|want|wanting|desperate for|in need of|get|getting|land|landing|obtain|secure|find|finding) (?:me |myself )?(?:an?|any|some|my (?:first|next)) ${A}${JOB}`,
    `(?:help|helping) me (?:to )?(?:find|get|land|obtain|secure)(?: into)? ${A}${JOB}`,
    `(?:know|hear|aware) of (?:an?|any|some) ${A}(?:jobs?|positions?|roles?|vacanc(?:y|ies)|internships?|openings?|job opportunit(?:y|ies))`,
    `(?:are there|is there|have|has|got) (?:an?|any|some) ${A}(?:jobs?|positions?|roles?|vacanc(?:y|ies)|internships?|openings?|job opportunit(?:y|ies))`,
    "(?:job|employment|career|work) opportunit(?:y|ies)",
    "any (?:opening|vacanc|position|job)\\w*(?: (?:open|available|at|in|on|for)\\w*)?",
    "(?:are|is) (?:you|your (?:company|team|firm|department|organi[sz]ation|group|office|manager|boss)|they) (?:currently |still |now |also )?(?:hiring|recruiting)",
    `(?:attached|attaching|enclosed|enclosing|sharing)(?: is| you| here| please)? my ${CV}`,
    `my ${CV} (?:is )?(?:attached|enclosed|for your (?:consideration|review))`,
    "consider me for",
    "consider my application"
  ),
  bluntJob: phrase(
    "(?:hire|employ|recruit) me",
    `(?:give|offer|get|find|finding|getting|giving|offering) me ${A}(?:jobs?|positions?|roles?|work|internships?|interviews?|chance)`,
    "(?:hiring|employing|recruiting) me",
    "(?:need|want) (?:a|this|the|any) job",
    "consider me for"
  ),
  referral: phrase(
    "refer me(?! to (?:some|any|other|another|a colleague|a friend|people|one))",
    "referring me(?! to (?:some|any|other|another|a colleague|a friend|people|one))",
    "(?:recommend|recommending|vouch for|vouching for|endorse|endorsing) me(?! (?:an?|some|any|the|one|two|three|your)\\b)",
    "(?:put|putting) in a (?:good |kind )?word",
    "(?:an?|your|internal|employee|the) referral",
    "referrals? (?:for|to|from|at)",
    `(?:pass|passing|forward|forwarding|send|sending|submit|submitting|hand|handing|share|sharing|give)(?: on| along| in)? my ${CV} (?:on|along|in|to|with|around|internally)`,
    "(?:put|pass|drop|mention|mentioning) (?:in |on )?my name (?:in|to|forward|for|with)",
    "use you as a (?:reference|referral)"
  ),
  asks: {
    talk: phrase(
      "(?:\\d+|ten|fifteen|twenty|thirty|a few|some|half an) (?:minutes?|mins?|hour)",
      "coffee",
      "(?:phone|video|quick|short|brief|zoom) ?(?:call|chat|conversation)",
      "(?:chat|talk|speak|meet|meeting|conversation|call)(?: with| to)? (?:you|me|soon|next|this|over|by|on)",
      "catch up"
    ),
    introduction: phrase(
      "introduc(?:e|ing) (?:me|us)",
      "introduction to",
      "(?:connect|connecting) me (?:with|to)",
      "put(?:ting)? me in touch"
    ),
    review: phrase(
      `(?:review|reviewing|look at|looking at|look over|check|checking|feedback on|comment on|read|proofread|edit)(?: through)? my (?:linkedin )?${CV}`
    ),
    mentor: phrase("mentor(?:ing)? me", "be(?:come|ing)? my mentor", "as (?:a|my) mentor")
  },
  time: phrase(
    "(?:\\d+|ten|fifteen|twenty|thirty|five|a few|a couple of)(?:[- ]?(?:to|–)[- ]?\\d+)?[- ]?(?:minutes?|mins?|min)",
    "(?:half an|a quarter of an|an) hour",
    "(?:mon|tues|wednes|thurs|fri|satur|sun)days?",
    "(?:today|tomorrow|tonight)",
    "(?:this|next|the (?:coming|following)) (?:week|month|morning|afternoon|evening|weekend|days?)",
    "(?:early|later|late|end of) (?:this|next|the) (?:week|month)",
    "(?:january|february|march|april|june|july|august|september|october|november|december) \\d+|\\d+ (?:january|february|march|april|may|june|july|august|september|october|november|december)",
    "\\d{1,2}(?::\\d\\d)? ?(?:am|pm|a\\.m|p\\.m)",
    "at \\d{1,2}(?::\\d\\d)?",
    "\\d{1,2}:\\d\\d",
    "in (?:the )?(?:morning|afternoon|evening)s?",
    "over lunch",
    "lunch(?:time)?"
  ),
  vague: phrase(
    "some ?time(?! ago)",
    "some day",
    "someday",
    "one of these days",
    "whenever",
    "at some point",
    "soon",
    "as soon as possible",
    "asap"
  ),
  specific: phrase(
    "(?:your|the) (?:article|talk|post|presentation|paper|book|interview|panel|webinar|podcast|lecture|speech|workshop|comment|answer|question|report|research|thesis|blog|video)s?(?: (?:on|about|at|in))?",
    "your (?:advice|suggestion|tip|idea|point|explanation|example|story|feedback|comments?) (?:about|on|to|that|of|for)",
    "your (?:work|experience|role|time|team|project|path|move|career|years?|background) (?:on|in|at|with|as|from|for)(?! (?:yesterday|today|mon|tues|wednes|thurs|fri))",
    "(?:what|when|how|that) you (?:said|told|explained|described|wrote|showed|mentioned|shared|recommended|suggested|posted|built|led|made|did|moved|became)",
    "you (?:said|told me|explained|described|wrote|showed me|mentioned|recommended|suggested|posted|led|built)",
    "we (?:talked|spoke|discussed|met|worked|studied)(?: together)? (?:about|on|at|in|over|the)",
    "(?:the|this|an?) (?:article|course|book|program(?:me)?|certificate|licence|license|association|meetup|opening|posting) (?:about|on|in|you|that|called|of|for)",
    "when we (?:worked|met|studied)",
    "(?:helpful|useful|interesting|struck|stayed with) (?:was|were|me|is|to (?:hear|learn|see)|how|that)"
  ),
  ordinary:
    /^(?:I|I'[a-z]+|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun(?:day)?|\w+day|January|February|March|April|May|June|July|August|September|October|November|December|Canada|Canadian|Canadians|LinkedIn|Zoom|Teams|Google|Meet|English|French|CV|HR|OK|Best|Kind|Warm|Thank|Thanks|Regards|Sincerely|Hello|Hi|Dear|God|PS|PDF|AM|PM)$/,
  loud: /(?<![\p{L}\p{N}])(?:URGENT|URGENTLY|PLEASE|HELP|NEED|NOW|ASAP|IMPORTANT|VERY|REALLY|MUST|ALWAYS|NEVER|IMMEDIATELY|DESPERATE|THANKS?|THANK YOU|HIRING|JOB|ANYTHING|ANYONE|REPLY)(?![\p{L}\p{N}])/gu
}
