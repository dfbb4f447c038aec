"""The rules of blameless language, as data: what is noticed, why, and how it might be put instead.

They follow what the field has written about it: blame and hindsight hide how things made sense at the
time (Dekker, "The Field Guide to Understanding 'Human Error'"; Allspaw, "Blameless PostMortems"), and a
single cause ends the looking (Cook, "How Complex Systems Fail"). `{who}` in a pattern stands for
whoever can be blamed: people by role or pronoun, and the participants' names.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Slip(StrEnum):
    """What sort of words stand in the way of learning."""

    BLAME = "blame"
    COUNTERFACTUAL = "counterfactual"
    SINGLE_CAUSE = "single_cause"


@dataclass(frozen=True)
class Rule:
    """Words to notice.

    Args:
        slip: what sort they are.
        pattern: a verbose regular expression, whatever the case; `{who}` is whoever can be blamed.
        instead: a question or wording that leads on from there.
    """

    slip: Slip
    pattern: str
    instead: str


PEOPLE = r"""
    (?:he|she|they|somebody|someone|some\ one|anybody|nobody|no\ one|everyone|people
     |(?:the|our|a|an|one|that|this|some|another|any|which|whichever|whoever's?)\ (?:[\w'-]+\ ){0,2}?
      (?:engineers?|dev(?:eloper)?s?|operators?|admin(?:istrator)?s?|on-?call(?:\ \w+)?|interns?|guys?|girl
       |persons?|colleagues?|contractors?|managers?|reviewers?|testers?|analysts?|teams?|vendor(?:'s\ \w+)?
       |folks?|people|lead|author|dbas?|sres?|agents?|staff|employees?|technicians?|responders?|commander|drivers?|nurses?|clerks?
       |cashiers?|shift|supplier|partner|hire|starter|consultants?|freelancers?|founders?|boss|ceo|cto)
     |(?:ops|qa|devops|sre|support|marketing|sales|engineering|management|leadership)(?:\ {team})?
     |(?:product|security|infra|platform|backend|frontend|dev|network|data|billing)\ {team})
""".replace("{team}", "(?:team|folks|people|guys|lead)")
"""Whoever can be blamed, beside the participants by name; what is a system too, only as a team."""

_NAME = r"(?-i:\b[A-Z][a-z]{2,14})"
"""What may be a name; only for what systems cannot do."""

_FILLED = (
    r"(?:\w+ly\ |just\ |again\ |once\ more\ |also\ |has\ |have\ |had\ |then\ |even\ |all\ ){0,3}"
)
_DONE = (
    r"(?:\w+ed|been|known|seen|told|done|gone|caught|read|run|set|kept|made|taken|thought|written|found"
    r"|left|sent|built|had|asked|put|paid|given|come|shut|cut|held|met|spoken|chosen|got|brought|rung|spent"
    r"|stood|understood|begun|driven|grown|let|lost|meant|shown|stuck|slept|gotten|hit|bought|sought)"
)
_UNDONE = (
    r"(?:bother|check|test|read|follow|think|notice|pay|know|care|tell|understand|look|listen|verify"
    r"|review|ask|escalate|inform|communicate|realise|realize|document|do\ anything|say|warn|update|open"
    r"|follow|raise|flag|call|page|use|run|try)"
)
WORDS = {"{name}": _NAME, "{filled}": _FILLED, "{undone}": _UNDONE, "{done}": _DONE}
"""What stands for what in a pattern."""

_HOW = "How did it make sense at that moment? What was known, and what was in sight?"
_WHAT = "What happened instead, and what led up to it?"
_SEAT = "What would have happened with anybody else in that seat?"

RULES: tuple[Rule, ...] = (
    Rule(
        Slip.BLAME,
        r"\b(?:human|operator|user|pilot|engineer(?:ing)?)\ error\b(?!\ (?:is|was)\ not)",
        "What made that step easy to take and hard to notice?",
    ),
    Rule(
        Slip.BLAME,
        r"""\b(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|sloppy|sloppily|sloppiness|lazy|laziness
        |incompeten(?:t|ce)|stupid(?:ly|ity)?|idiot(?:s|ic)?|dumb|reckless(?:ly|ness)?|clueless
        |irresponsib(?:le|ly)|unprofessional|inattenti(?:ve|on)|clumsy|clumsiness|inexcusable
        |unacceptable|embarrassing|shameful|amateur(?:ish|s)?)\b(?!-)""",
        _HOW,
    ),
    Rule(
        Slip.BLAME,
        r"""\b(?:(?<!nobody\ )(?<!no\ one\ )(?:is|was|are|were|entirely|totally|clearly)\ (?:\w+\ ){0,2}(?:to\ blame|at\ fault)
        |(?:(?!it|that|what|there|here|let)\w+'s|my|his|her|their|your)\ (?:own\ )?(?:fault|mistake|screw-?up|oversight)
        |(?:fault|mistake|oversight|judge?ment|incompetence)\ (?:of|by|from|on\ the\ part\ of)\ {who}
        |blame\ (?:{who}|{name})|the\ culprit\ (?:is|was)|guilty|no\ excuse|(?:poor|bad)\ judge?ment
        |thank\ (?:{who}|{name})\ for\ (?:the|this|that)\ (?:\w+\ ){0,2}(?:outage|incident|mess|downtime)
        |typical\ (?:of|for)\ {who}|(?:this|that|it|one)\ is\ (?:all\ )?on\ (?:{who}|{name}|them|him|her)
        |(?:himself|herself|themselves|ourselves|yourself)\ to\ (?:thank|blame)
        |(?:some\ explaining|a\ lot)\ to\ (?:do|answer)|to\ answer\ for)\b""",
        _SEAT,
    ),
    Rule(
        Slip.BLAME,
        r"""\b{who}\ {filled}(?:forgot|forgotten|neglected|ignored|disregarded|overlooked|misread
        |misconfigured|mistyped|fat-?fingered|screwed|messed|blew|slacked|panicked|skipped|bypassed
        |missed\ the|failed|broke|caused|crashed|took\ down|brought\ down|knocked\ (?:out|over)
        |killed\ (?:prod|production|the)|wiped|nuked|pushed\ (?:bad|broken|untested|a\ bad|a\ broken)
        |made\ (?:a|the|an|another|this)\ (?:\w+\ ){0,2}(?:mistake|error|typo)|got\ (?:it|this)\ wrong
        |(?:didn't|did\ not|never)\ (?:even\ |really\ |bother\ to\ )?{undone}
        |never\ (?:\w+ed|\w+s|reads?|ran|told|listens?|checks?)|(?:don't|doesn't|won't|can't)\ (?:even\ )?(?:{undone}|seem)
        |slept\ (?:through|in)|did\ nothing|keeps?\ \w+ing|lied\ (?:about|to)|mishandled|mismanaged|let\ us\ down
        |let\ (?:everyone|everybody|customers|the\ \w+)\ down|took\ (?:no|any|their)\ (?:responsibility|time|ownership)
        |hid|covered|knew\ (?:\w+\ ){0,6}(?:and|but)|shrugged|assumed|guessed|gambled|took\ (?:a\ shortcut|shortcuts)
        |cut\ corners|dragged|dithered|sat\ there|had\ no\ (?:idea|clue)|lied\ about|sat\ on
        |let\ (?:it|this|that|the|one)\ (?:\w+\ ){0,3}(?:slip|through)|thought\ they\ knew\ better
        |(?:took|take)\ (?:it|this|that|the\ \w+)\ seriously
        |(?:was|were|is|are)\ (?:not\ paying|too\ (?:slow|lazy|busy|hasty|tired|proud)|asleep|wrong\ to
          |responsible\ for\ (?:the|this)\ (?:outage|incident|mess|failure)|distracted|warned
          |told\ (?:twice|repeatedly|not\ to|\w+\ times)|let\ loose))\b""",
        _HOW,
    ),
    Rule(
        Slip.BLAME,
        r"""(?:{name}|\bI)\ {filled}(?:forgot|neglected|misread|mistyped|fat-?fingered|screwed|messed|panicked
        |rushed|overlooked|(?:was|were)\ (?:told\ (?:twice|repeatedly|not\ to)|warned|careless|asleep)
        |(?:didn't|did\ not|never)\ (?:even\ |really\ |bother\ to\ )?{undone}
        |had\ no\ (?:idea|clue)|lied)\b""",
        _HOW,
    ),
    Rule(
        Slip.BLAME,
        r"""\b(?:(?:forgot|forgetting|neglected|neglecting|failed|failing)\ to\ (?:\w+\ )?{undone}
        |(?:forgot|neglected|failed)\ to\ (?:notify|update|run|mention|add|set|roll|renew|announce|page|warn)
        |(?:screwed|messed|cocked)\ (?:it\ |this\ |that\ )?up|rookie\ mistake|dropped\ the\ ball
        |rubber-?stamp(?:ed|ing)?|botched|bungled|fat-?fingered
        |lack\ of\ (?:care|discipline|attention|diligence|common\ sense|ownership|professionalism)
        |(?:not|wasn't|weren't)\ (?:paying|paid)\ attention|not\ enough\ attention\ was
        |(?:be|being|been)\ (?:more|a\ bit\ more|much\ more)\ careful|pay\ more\ attention|retrain
        |not\ doing\ (?:his|her|their)\ job|knew\ better|(?:couldn't|can't|cannot|could\ not)\ be\ bothered
        |make\ sure\ (?:{who}|{name})\ (?:doesn't|does\ not|never|can't)
        |(?:and|but)\ (?:then\ )?(?:didn't|did\ not|never)\ (?:even\ )?{undone}|let\ us\ down
        |without\ (?:even|ever|so\ much\ as)\ \w+ing|signed\ (?:it|this|that)\ off|(?:mishandled|mismanaged)\ by
        |we\ (?:never\ \w+ed|forgot)|by\ mistake|told\ (?:nobody|no\ one|noone)|no\ business\ \w+ing|complacent|complacency
        |overreact(?:ed|ing)?|in\ (?:a|too\ much\ of\ a)\ hurry|have\ a\ word\ with|pay\ attention|cut(?:ting)?\ corners
        |without\ (?:even\ |ever\ )?(?:testing|checking|asking|telling|thinking|reading|reviewing|looking|verifying)
        |(?:missed|caused|broken|ignored|forgotten|overlooked|skipped|misread)\ by\ {who}
        |who\ (?:approved|did|broke|merged|allowed|let|pushed|deployed|forgot)\ (?:this|that|it))\b""",
        _HOW,
    ),
    Rule(
        Slip.COUNTERFACTUAL,
        r"""\b(?:sh(?:ould|oud|uold|uld)(?:n't|\ not|\ never)?(?:\ (?:really|clearly|obviously|probably|at\ least|simply|just|never
        |always|definitely|all))?(?:\ have|'ve|\ of)\ (?:(?:never|also|just|at\ least|probably|really|all|all\ been)\ )?
          (?!been\ (?:routed|delivered|charged|sent|shown|processed)\b){done}\b
        |should(?:n't)?\ have(?=[\s.,;!)]*$)|shoulda|coulda|woulda|ought\ (?:not\ )?to\ have)\b""",
        _WHAT,
    ),
    Rule(
        Slip.COUNTERFACTUAL,
        r"""\b(?:(?:could|might)\ (?:easily\ |and\ should\ )?have\ (?:easily\ |just\ )?(?:been\ (?:avoided|prevented
        |caught|stopped|detected|noticed|spotted|fixed|found|shorter)|avoided|prevented|caught|noticed|spotted
        |stopped)
        |(?:{who}|we|you|I|anyone)\ (?:could|might)\ (?:easily\ )?(?:have|'ve)\ (?:easily\ |just\ )?{done}
        |could\ (?:easily|so\ easily|very\ well)\ have|need\ not\ have|needn't\ have|didn't\ need\ to\ (?:be|happen)
        |(?:would|[a-z]+'d)(?:n't|\ not|\ never)?(?:\ have|'ve)\ (?:(?:never|easily|also|probably|all)\ )?{done}
        |(?:easily|entirely|completely|totally|was|were|is)\ (?:avoidable|preventable|foreseeable)
        |must\ have\ (?:seen|known|noticed|heard)|must\ have\ been\ (?:foreseeable|obvious|clear|visible|apparent))\b""",
        _WHAT,
    ),
    Rule(
        Slip.COUNTERFACTUAL,
        r"""\b(?:if\ only|I\ wish|(?:if|had)\ (?:we|they|he|she|somebody|someone|anyone|{who}|{name})
          \ (?:only\ |just\ |had\ |simply\ )*(?:checked|tested|read|followed|looked|noticed|asked|told
          |listened|known|been|run|waited|paid|escalated|reviewed|rolled|thought|monitored|used|done|set|added
          |called|paged|written|kept|acted|\w+ed)\b
        |were\ the\ \w+\ (?:followed|read|checked|tested)|(?:it|this|that)\ was\ (?:so\ |quite\ |pretty\ )?(?:obvious|clear\ from\ the\ (?:first|start|beginning|very))
        |hindsight(?!-)|in\ retrospect|(?:plenty\ of|enough)\ time\ to|(?:still|somehow)\ missed|had\ all\ the\ information|looking\ back(?!\ (?:at|over|through))|(?:saw|seen|see)\ (?:it|this|that)\ coming|how\ come
        |knew\ (?:it|this|that)\ (?:was\ going\ to|would)|better\ (?:planning|testing|training|communication|judge?ment)
        |had\ (?:[\w']+\ ){1,5}(?:been|known|seen|told|\w+ed)\b[^.;]{0,50},\ [^.;]{0,50}\ would|anyone\ could\ see|the\ signs\ were
        |(?:needed|supposed|expected)\ to\ (?:have|check|test|tell|know|follow|escalate|act|react)
        |(?:sooner|earlier|faster)\ than\ (?:they|we|he|she)\ did|no\ reason\ not\ to|every\ (?:opportunity|chance)\ to
        |the\ (?:right|sensible|correct|obvious|better|proper|smart)\ (?:thing|choice|move|call|decision)\ (?:to\ do\ )?
          (?:[\w:]+\ ){0,3}(?:was|would)
        |why\ (?:didn't|did\ not|wasn't|weren't|on\ earth|did\ nobody|did\ no\ one|was\ nobody|was\ no\ one)|how\ could\ (?:we|they|he|she|anyone|{who}))\b""",
        _WHAT,
    ),
    Rule(
        Slip.COUNTERFACTUAL,
        r"""\b(?:(?:did\ not|didn't|not)\ follow(?:ing|ed)?\ (?:the\ |our\ |any\ )?(?:\w+\ )?(?:process|procedure|runbook
        |playbook|policy|checklist|rules?|guidelines?|protocol|instructions)
        |too\ late\ to\ (?:react|notice|escalate)|(?:waited|took)\ (?:far\ |way\ |much\ )too\ long\ to
        |(?:far|way|much)\ too\ late)\b""",
        _WHAT,
    ),
    Rule(
        Slip.SINGLE_CAUSE,
        r"""\b(?:the\ (?:one|single|sole|real|true|actual|underlying|whole)\ (?:root\ )?
          (?:cause|reason|problem|culprit|thing\ that\ went\ wrong)\ (?:of\ [\w\ ]{1,30}\ )?(?:is|was|for|behind|turned)
        |(?:the\ )?(?:only|ultimate|sole)\ (?:root\ )?(?:cause|reason|culprit|factor|problem|thing\ that\ went\ wrong)
        |(?:just|only|exactly)\ (?:one|a\ single)\ (?:root\ )?(?:cause|reason|thing|problem)\b(?!s)
        |(?<!found\ a\ )(?<!have\ a\ )(?<!no\ )(?<!not\ a\ )single\ (?:root\ )?cause\b(?!s)
        |root\ cause\ ?(?:of\ [\w\ ]{1,40}\ )?(?:is|was|=|:|turned\ out)\ (?!in\ |not|found|identified|determined
          |discovered|unknown|unclear|confirmed|fixed|established|under|still|being|known|tbd|isolated|suspected)
        |(?:solely|entirely|purely|simply|exclusively|100\ ?%)\ (?:due\ to|because|caused|down\ to)
        |(?:comes?|came|boils?|boiled|traces?)\ (?:back\ |all\ )?(?:down\ )?to\ (?:the\ |that\ |this\ |one\ |a\ |just\ )
        |(?:purely|simply|basically|entirely)\ an?\ \w+\ (?:problem|issue|mistake|bug|error|failure)
        |one\ (?:line|typo|flag|setting|commit|deploy|change|config|command|cable|server|click)\b[^.;]{0,30}
          \b(?:took\ down|brought\ down|caused|broke|killed)|full\ stop|that's\ it\b|that's\ all\b|end\ of\b(?=$)
        |need\ (?:any\ )?more\ (?:factors|causes|reasons)|look\ (?:any\ )?further|nothing\ (?:else|more)\ (?:than|contributed)
        |no\ other\ (?:factors?|causes?|reasons?)|nothing\ but\ (?:a|the|one)
        |caused\ (?:all|everything|it\ all|the\ whole)|(?:whole|entire)\ (?:thing|incident|outage|mess)\ (?:is|was)\ (?:caused|down|due)
        |the\ reason\ (?:we|it|this|everything)\ (?:[\w']+\ ){1,4}(?:is|was)\ (?:simple|just|a|the)|in\ the\ end\ it\ was\ (?:just\ )?(?:an?|the)
        |(?:was|is)\ the\ (?:whole\ )?problem(?=[\s.,;!)]*$)|(?:it\ was|was|it's)\ (?:all\ )?just\ (?:a|one|the)\ (?:bad|wrong|missing|single|simple)
        |case\ closed|end\ of\ story)""",
        "What else had to be true for this to happen? There is rarely only one cause.",
    ),
)
"""In the order in which they are tried; of marks that overlap, the first counts."""
