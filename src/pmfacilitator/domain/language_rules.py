"""The rules of blameless language, as data: what is noticed, why, and how it might be put instead.

They follow what the field has written about it: blame and hindsight hide how things made sense at the
time (Dekker, "The Field Guide to Understanding 'Human Error'"; Allspaw, "Blameless PostMortems"), and a
single cause ends the looking (Cook, "How Complex Systems Fail").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Slip(StrEnum):
    """What sort of words stand in the way of learning."""

    BLAME = "blame"
    COUNTERFACTUAL = "counterfactual"
    SINGLE_CAUSE = "single_cause"
    LOOSE_ACTION = "loose_action"


@dataclass(frozen=True)
class Rule:
    """Words to notice.

    Args:
        slip: what sort they are.
        instead: a question or wording that leads on from there.
        patterns: regular expressions of whole words, whatever the case, a line each; `{who}` stands
            for whoever can be blamed (people by role or pronoun, and the participants' names),
            `{someone}` for them and where they sit, and the other names in braces for what
            `language_words` says.
        lead: what stands before each of the patterns.
    """

    slip: Slip
    instead: str
    patterns: str
    lead: str = ""


_HOW = "How did it make sense at that moment? What was known, and what was in sight?"
_WHAT = "What happened instead, and what led up to it?"
_SEAT = "What would have happened with anybody else in that seat?"
_ELSE = "What else had to be true for this to happen? There is rarely only one cause."

RULES: tuple[Rule, ...] = (
    Rule(
        Slip.BLAME,
        "What made that step easy to take and hard to notice?",
        r"""
        (?:human|operator|user|pilot|engineer(?:ing)?) (?:error|mistake|failure)
            (?! (?:is|was) not| (?:message|page|rate|code|report|log))
        """,
    ),
    Rule(
        Slip.BLAME,
        _HOW,
        r"""
        careless(?:ly|ness)?|negligen(?:t|tly|ce)|sloppy|sloppily|sloppiness|laziness|clueless
        lazy(?! (?:load|eval|init|import|mount))|incompeten(?:t|ce)|not competent|inexperienced
        stupid(?:ly|ity)?|idiot(?:s|ic)?|dumb|reckless(?:ly|ness)?|foolish(?:ly)?|thoughtless(?:ly|ness)?
        irresponsib(?:le|ly)|unprofessional|inattenti(?:ve|on)|clumsy|clumsiness|inexcusable
        unacceptable|embarrassing|shameful|amateur(?:ish|s)?|complacent|complacency|guilty(?!-)
        """,
    ),
    Rule(
        Slip.BLAME,
        _SEAT,
        r"""
        (?<!nobody )(?<!no one )(?:is|was|are|were|entirely|totally|clearly) (?:\w+ ){0,2}(?:to blame|at fault)
        (?:(?!it|that|what|there|here|let)\w+'s|my|his|her|their|your) (?:own |stupid |silly )?
            (?:fault|mistake|screw-?up|oversight|typo|blunder|negligence)
        (?:it was|it's|is|was) (?:all )?the fault of
        (?:fault|mistake|oversight|judge?ment|incompetence) (?:of|by|from|on the part of) {who}
        blame (?:{who}|{name})|the culprit|no excuse
        (?:{who}|{name})'s (?:\w+ )?(?:change|commit|deploy|merge|script|patch) (?:broke|killed|took|brought)
        thank (?:{who}|{name}) for (?:the|this|that) (?:\w+ ){0,2}(?:outage|incident|mess|downtime)
        typical (?:of|for) {who}|(?:this|that|it|one) is (?:all )?on (?:{who}|{name}|them|him|her)
        (?:himself|herself|themselves|ourselves|yourself) to (?:thank|blame)
        (?:some explaining|a lot) to (?:do|answer)|to answer for|felt responsible
        (?:responsible|in question|to blame) (?:has|have|was|were) (?:been )?(?:spoken|talked|made|warned)
        (?:has|have) made (?:this|that|the same) (?:error|mistake)
        """,
    ),
    Rule(
        Slip.BLAME,
        _HOW,
        r"""
        {filled}{blundered}
        {filled}(?:accidentally|mistakenly|wrongly|incorrectly|inadvertently|stupidly)
        {filled}(?:accidentally |wrongly )?{not}{undone}
        {filled}(?:don't|doesn't|won't|can't|do not|does not|will not|cannot) (?:even |really )?(?:{undone}|seem)
        {filled}never (?:\w+ed|\w+s|reads?|ran|told|listens?|checks?|looked|knew)
        {filled}(?:lacks?|lacked) (?:the |any )?(?:\w+ )?(?:knowledge|experience|skills?|training|discipline)
        {filled}(?:pushed (?:a )?(?:bad|broken|untested)|got (?:it|this) wrong|got (?:lazy|confused|careless|sloppy))
        {filled}(?:did nothing|keeps? \w+ing|assumed|sat there|sat on|had no (?:idea|clue)|left us with)
        {filled}(?:let (?:everyone|everybody|customers|the \w+) down|let (?:it|this|that|the|one) (?:\w+ ){0,3}(?:slip|through))
        {filled}(?:took|takes?) (?:(?:no|any|their|his|her) (?:responsibility|time|ownership)|ownership)
        {filled}(?:(?:took|take) (?:it|this|that|the \w+) seriously|took (?:a shortcut|shortcuts))
        {filled}(?:knew (?:\w+ ){0,6}(?:and|but)|thought (?:they|he|she) knew better|waved (?:it|this|that) through)
        {filled}(?:treated (?:prod|production) like|clicked through|merged (?:his|her|their) own)
        [ ]{between}(?:the|an?) (?:wrong|incorrect|stupid|silly) \w+
        [ ]{between}(?:wrong|bad|misleading) (?:advice|information|eta|numbers?|instructions?)
        [ ]{between}(?:makes?|made) (?:(?:the|an?|another|this|many|so many) )?(?:\w+ ){0,2}
            (?:mistakes?|errors?|typos?|blunders?)
        [ ]{between}(?:made (?:it|things|everything|us look)|making it) (?:worse|bad)
        [ ]{between}(?:against (?:the|our|all) (?:rules?|polic(?:y|ies)|advice)|as always$|by mistake)
        [ ]{between}(?:al)?though (?:the docs|he|she|they)
        [ ]{between}(?:because|while) (?:they|he|she|people) (?:are|is|was|were) (?:too )?
            (?:impatient|lazy|tired|busy|bored|distracted)
        [ ]{between}took (?:an |half an |\w+ )(?:hours?|minutes?|ages|forever) (?:to|before)
        [ ]{between}(?:far|way|much) too \w+
        (?: (?:is|are|was|were|far))* too (?:slow|lazy|busy|hasty|tired|proud|late|confident)
        [ ](?:was|were|is|are) (?:\w+ )?(?:not paying|asleep|wrong to|distracted|warned|impatient|unprepared)
        [ ](?:was|were|is|are) (?:\w+ )?(?:always late|unqualified|confused|let loose|nowhere to be found)
        [ ](?:was|were|is|are) (?:\w+ )?(?:told (?:twice|repeatedly|not to|\w+ times)|left alone with)
        [ ](?:was|were|is|are) (?:\w+ )?allowed to (?:\w+ )?(?:merge|deploy|push|touch)
        [ ](?:was|were|is|are) (?:\w+ )?not (?:qualified|trained|prepared|able)
        [ ](?:was|were|is|are) (?:\w+ )?responsible for (?:the|this) (?:outage|incident|mess|failure)
        """,
        lead="{someone}",
    ),
    Rule(
        Slip.BLAME,
        _HOW,
        r"""
        {filled}(?:forgot|neglected|misread|mistyped|fat-? ?fingered|screwed|messed|panicked|rushed)
        {filled}(?:overlooked|misconfigured|misjudged|mixed up|had no (?:idea|clue)|lied)
        {filled}{not}{undone}
        [ ](?:was|were) (?:told (?:twice|repeatedly|not to)|warned|careless|asleep)
        """,
        lead="(?:{name}|I)",
    ),
    Rule(
        Slip.BLAME,
        _HOW,
        r"""
        (?:forgot|forgetting|neglected|neglecting|failed|failing|failures?) to (?:\w+ )?{unheeded}
        (?:forgot|neglected|failed) to (?:notify|update|run|mention|add|set|roll|renew|announce|page|warn)
        (?:screwed|messed|cocked) (?:it |this |that )?up|rookie mistake|dropped the ball
        rubber-?stamp(?:ed|ing)?|botched|bungled|fat-? ?fingered|mishandled|mismanaged|overreact(?:ed|ing)?
        lack of (?:\w+ )?(?:care|discipline|attention|diligence|common sense|ownership|professionalism)
        lack of training (?:on|of|in) \w+'s
        (?:poor|bad|no|sloppy|incorrect|improper|terrible|wrong) (?:discipline|judge?ment|handling|decision by)
        (?:poor|bad|no|terrible) (?:communication (?:from|by|between|of)|planning (?:from|by))
        (?:not|wasn't|weren't) (?:paying|paid) attention|not enough attention was|pay (?:more )?attention
        (?:be|being|been) (?:more|a bit more|much more) careful|retrain|knew better|let us down
        (?:do|did|done|doing) (?:his|her|their) (?:job|homework)|no business \w+ing
        (?:couldn't|can't|cannot|could not) be bothered|before anybody bothered|no good reason
        make sure (?:{who}|{name}) (?:doesn't|does not|never|can't)
        (?:and|but|who|or) (?:then )?(?:clearly )?(?:didn't|did not|never) (?:even )?{undone}
        (?:whoever|who) (?:\w+ ){1,6}(?:never|did not|didn't|clearly) \w+
        without (?:even|ever|so much as) \w+ing|signed (?:it|this|that) off|we forgot
        without (?:testing|checking|asking|telling|thinking|reading|reviewing|looking|verifying)
        without (?:an? )?(?:(?:proper|second|real|any|prior) )?(?:review|approval|permission|sign-?off|testing)
        by mistake|told (?:no ?one|nobody)|told them a \w+ times|and it shows|hope for the best
        in (?:a|too much of a) hurry|have a word with|cut(?:ting)? corners
        (?:missed|caused|broken|ignored|forgotten|overlooked|skipped|misread|run|rushed) by {who}
        who (?:approved|did|broke|merged|allowed|let|pushed|deployed|forgot) (?:this|that|it)
        what happens (?:when|if) (?:people|you|{who})|what did {who} think
        """,
    ),
    Rule(
        Slip.COUNTERFACTUAL,
        _WHAT,
        r"""
        sh(?:ould|oud|uold|uld)(?:n't| not| never)?
            (?: (?:really|clearly|obviously|probably|at least|simply|just|never|always|definitely|all))?
            (?: have|'ve| of) (?:(?:never|also|just|at least|probably|really|all|all been) )?
            (?!been (?:routed|delivered|charged|sent|shown|processed)\b){done}
        should(?:n't)? have(?=[\s.,;!)]*$)|shoulda|coulda|woulda|ought (?:not |never )?to have
        should know (?:by now|better)|you'd expect|you would expect
        """,
    ),
    Rule(
        Slip.COUNTERFACTUAL,
        _WHAT,
        r"""
        (?:could|might) (?:easily |and should )?have (?:easily |just )?(?:avoided|prevented|caught|noticed|spotted|stopped)
        (?:could|might) (?:easily )?have (?:easily |just )?been (?:avoided|prevented|caught|stopped|detected|noticed
            |spotted|fixed|found|shorter|started|done|declared|told)
        (?:could|can) not have happened|couldn't have happened
        (?:{who}|we|you|I|anyone) (?:could|might) (?:easily |and should )?(?:have|'ve) (?:easily |just )?{done}
        could (?:easily|so easily|very well) have|need not have|needn't have|didn't need to (?:be|happen)
        (?:would|[a-z]+'d)(?:n't| not| never)?(?: have|'ve) (?:(?:never|easily|also|probably|all) )?{done}
        (?:easily|entirely|completely|totally|was|were|is) (?:avoidable|preventable|foreseeable)
        must have (?:seen|known|noticed|heard)|must have been (?:foreseeable|obvious|clear|visible|apparent)
        """,
    ),
    Rule(
        Slip.COUNTERFACTUAL,
        _WHAT,
        r"""
        if only|I wish|would have been enough|would have needed
        if (?:we|anyone|{who}|{name}) (?:(?:only|just|simply) )?(?:had (?!an?\b)\w+|(?:just|only) {done})
        had (?:we|anyone|{who}|{name}) (?:(?:only|just|simply) )?{done}
        had (?!it )(?:[\w']+ ){1,5}(?:been|known|seen|told|\w+ed)\b[^.;]{0,50}, [^.;]{0,50} would
        were the \w+ (?:followed|read|checked|tested)
        (?:it|this|that) was (?:so |quite |pretty )?(?:obvious|clear from the (?:first|start|beginning|very))
        hindsight(?!-)|in retrospect|looking back(?! (?:at|over|through))|(?:still|somehow) missed
        (?:plenty of|enough|ample) time to|had all the information|(?:saw|seen|see) (?:it|this|that) coming
        how come|knew (?:it|this|that) (?:was going to|would)
        (?:everybody|everyone|we all) knew(?! (?:where|what|how|who|to))
        better (?:planning|testing|training|communication|judge?ment)
        (?:proper|more) (?:planning|testing|training|communication|care) (?:would|could|might|this|and)
        anyone could see|(?:anyone|anybody) who (?:has|knows|had)|(?:the|every) (?:warning )?signs? (?:was|were|and)
        (?:needed|supposed|expected) to (?:have|check|test|tell|know|follow|escalate|act|react|be told)
        (?:sooner|earlier|faster) than (?:they|we|he|she) did|no reason not to|every (?:opportunity|chance) to
        every warning sign|missed (?:the|our|a) (?:chance|opportunity)
        the (?:right|sensible|correct|obvious|better|proper|smart) (?:thing|choice|move|call|decision|action)
            [ ](?:to do )?(?:[\w:]+ ){0,3}(?:was|would)
        (?:decision|choice|call) (?:\w+ ){0,5}was (?:wrong|bad|a mistake)|it was (?:a mistake|wrong) to
        why (?:didn't|did not|wasn't|weren't|on earth|did {nobody}|was {nobody}|was there no)
        how (?:could|did) (?:we|they|he|she|anyone|{who})
        next time (?:\w+ ){1,4}(?:think|check|ask|look|test|read)|never (?:again|happens?(?: again)?)
        """,
    ),
    Rule(
        Slip.COUNTERFACTUAL,
        _WHAT,
        r"""
        (?:did not|didn't|not) follow(?:ing|ed)? (?:the |our |any )?(?:\w+ )?{rules}
        {rules} was (?:not followed|ignored|skipped)
        too late to (?:react|notice|escalate)|(?:waited|took) (?:\w+ ){0,3}(?:far|way|much) too long
        (?:far|way|much) too (?:late|slow(?:ly)?)\b
        (?:was|were) (?:simply|just|completely) (?:overlooked|ignored|missed|forgotten)
        {nobody} (?:watched|thought|bothered|cared|took|checked|looked|asked|read)
        """,
    ),
    Rule(
        Slip.SINGLE_CAUSE,
        _ELSE,
        r"""
        the (?:one|single|sole|real|true|actual|underlying|whole) {cause} (?:of [\w ]{1,30} )?(?:is|was|for|behind|turned)
        (?:the )?(?:(?:main and )?only|ultimate|sole) (?:{cause}|factor)
        (?:just|only|exactly|is|was) (?:one|a single) (?:root )?(?:cause|reason|thing|problem)\b(?!s)
        (?<!found a )(?<!have a )(?<!no )(?<!not a )single (?:root )?cause\b(?!s)
        (?<!secondary )(?<!critical )(?<!another )root cause ?(?:of [\w ]{1,40} )?(?:is|was|turned out|=|:)(?= )
            (?! (?:in|not|found|identified|determined|discovered|unknown|unclear|confirmed|fixed|established|under
            |still|being|known|tbd|isolated|suspected|traced|several|two|three|multiple)\b)
            (?! a (?:\w+ )?(?:combination|mix|interaction))
        (?:(?<=^)|(?<=^- ))(?:rc|cause|reason) ?[:=](?= )(?! (?:unknown|unclear|tbd|not|to be))
        """,
    ),
    Rule(
        Slip.SINGLE_CAUSE,
        _ELSE,
        r"""
        (?:solely|entirely|purely|simply|exclusively|100 ?%) (?:due to|because|caused|down to|by|the|a case)
        (?:due|caused) (?:solely|only|purely|entirely|exclusively)
        (?:comes?|came|boils?|boiled|traces?|goes|went) (?:back |all )?(?:down )?to
            [ ](?:the (?:one|single|fact)|that one|one|a (?:single|bad|wrong|missing)|just)
        (?:comes?|came|boils?|boiled) (?:all )?down to
        (?:purely|simply|basically|entirely|a pure) (?:an? )?\w+ (?:problem|issue|mistake|bug|error|failure)
        (?:one|a single) (?:[\w-]+ )?(?:line|typo|flag|setting|commit|deploy|change|config|command|cable|server|click
            |comma|character|query|value|file|key)\b[^.;]{0,30}\b
            (?:took|brought|caused|broke|killed|was responsible|stopped)
        (?:was|is) responsible for (?:all of|everything|the (?:whole|entire))|explains (?:everything|it all)
        full stop|that's it\b|that's all\b|end of\b(?=$)|case closed|end of (?:story|discussion)|the whole story
        (?:as )?simple as that|as always(?=[\s.!]*$)|it was [A-Z]{3,4}(?=[\s.,;!)]*$)
        need (?:any )?more (?:factors|causes|reasons)|(?:look|dig|search) (?:any )?(?:further|deeper)
        nothing (?:else|more) (?:than|contributed|to it)|and nothing (?:else|more)(?=[\s.!]*$)|nothing but (?:a|the|one)
        no other (?:factors?|causes?|reasons?)|no (?:[\w-]+ ){1,3}?no (?:outage|incident|problem|downtime)
        caused (?:everything|it all|all of (?:it|this)|the whole)|all of (?:it|this) (?:is|was) (?:due|caused|because)
        (?:whole|entire) (?:thing|incident|outage|mess) (?:is|was|goes|comes) (?:caused|down|due|back)
        the reason (?:(?:we|it|this|everything) (?:[\w']+ ){1,4})?(?:is|was) (?:simple|just|a|the)
        in the end it was (?:just |nothing )?(?:an?|the|but)|(?:was|is) the (?:whole )?problem(?=[\s.,;!)]*$)
        (?:it was|was|it's) (?:all )?just (?:a|one|the) (?:bad|wrong|missing|single|simple|typo)
        """,
    ),
)
"""In the order in which they are tried; of marks that overlap, the first counts."""
