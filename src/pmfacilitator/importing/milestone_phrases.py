"""The phrases that speak for a milestone in English reports of incidents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pmfacilitator.domain.rows import Milestone

_FLAGS = re.ASCII | re.IGNORECASE
NAMED, SAID, HINTED = 4, 3, 2
"""How loudly a phrase speaks: it names the moment, says what happens then, or hints at it."""

_TROUBLE = (
    r"(?:incident|outage|disruption|impact|downtime|degradation|issues?|problems?|failures?|errors?"
    r"|event)"
)
_WHO = r"(?:users?|customers?|clients?|people|members?|author|community|someone|staff|students?)"


@dataclass(frozen=True)
class Phrase:
    """Words that speak for a milestone, and how loudly.

    `needs` are beginnings of words of which one is in every text that the pattern finds: most
    texts hold none, and are done without a search.
    """

    milestone: Milestone
    weight: int
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


def _says(milestone: Milestone, weight: int, needs: str, *patterns: str) -> Phrase:
    return Phrase(milestone, weight, tuple(needs.split()), re.compile("|".join(patterns), _FLAGS))


PHRASES = (
    _says(
        Milestone.IMPACT_STARTED,
        NAMED,
        "start beg onset fully cause",
        rf"\b{_TROUBLE} (?:start(?:s|ed)?|begins?|began)\b",
        rf"\b(?:starts?|started|beginning|onset|begin) (?:of |the )+(?:[\w.'-]+ ){{0,3}}{_TROUBLE}\b",
        r"\bfully down\b",
        r"\b(?:starts?|started|begins?|began|causes?|caused) (?:(?:a|the|very|noticeable|user|full|an"
        rf"|this|major|widespread|our) )*{_TROUBLE}\b",
    ),
    _says(
        Milestone.IMPACT_STARTED,
        SAID,
        "down offline unavail unreach inaccess unrespons zero 0 fail return crash drop timing time throw reject stop expire becom became exploit first initial",
        r"\b(?:goes|went|going|gone|is|are|was|were) (?:\w+ )?(?:down|offline|unavailable"
        r"|unreachable|inaccessible|unresponsive)\b",
        r"\b(?:drops?|dropped|fell|falls) to (?:zero|0)\b",
        r"\b(?:start(?:s|ed)?|began|begins?) (?:to )?(?:fail(?:ing)?|return(?:ing)?|crash(?:ing)?"
        r"|drop(?:ping)?|timing out|time out|throw(?:ing)?|reject(?:ing)?)\b",
        r"\bstop(?:s|ped)? (?:working|responding|serving|processing|accepting)\b",
        r"\b(?:certificates?|domain|token|licen[cs]e) expired?s?\b",
        r"\bbecame? (?:unavailable|unresponsive|difficult|unreachable|slow)\b",
        r"\bexploit(?:ation)? (?:execut|start|beg)",
        r"\b(?:first|initial) (?:failures?|errors?|impact|exploit|attack)",
    ),
    _says(
        Milestone.IMPACT_STARTED,
        HINTED,
        "delete destroy drop wipe crash outage loss lost fail disrupt interrupt degrad error",
        r"\b(?:deleted|destroyed|dropped|wiped|crash(?:es|ed)?|outage|loss of|lost (?:power|connect))",
        r"\b(?:is|was|were|are|got) (?:\w+ )?(?:disrupted|interrupted|degraded)\b",
        r"\bfailed to (?:start|re-?establish|come|respond|load|boot)\b",
        r"\berrors? (?:spike|rate|increase)",
    ),
    _says(
        Milestone.DETECTED,
        NAMED,
        "detect first aware monitor alert identif notice report discover",
        rf"\b(?:{_TROUBLE} )?(?:was |is )?(?:first )?detected\b",
        r"\bfirst (?:\w+ ){0,2}(?:reports?|detect\w*|notic\w*|alert\w*|page[ds]?|complaints?)\b",
        r"\bbec[oa]me aware\b",
        r"\b(?:monitoring|alert\w*) (?:first |has |had )?(?:identif|detect|spot|notic|alert|show)",
        rf"\b{_TROUBLE} (?:was |is )?(?:identified|noticed|reported|discovered)\b",
        r"\bidentified by (?:\w+ )?monitor",
    ),
    _says(
        Milestone.DETECTED,
        SAID,
        "alert alarm page automated notic spot observ report complain contact mail receiv got get",
        r"\b(?:alert(?:s|ed|ing)?|alarms?|paged|pages|pager(?:duty)?)\b",
        r"\bautomated (?:warning|e-?mail|message|notification)",
        r"\b(?:notice[sd]?|noticing|spotted|observed?)\b",
        rf"\b{_WHO} (?:\w+ ){{0,3}}(?:reports?|reported|reporting|complain\w*|contact\w*|e-?mails?)\b",
        r"\breported (?:on|by|to|in|via|that)\b",
        r"\breports? (?:that|of|about|the|issue|timeouts?|problems?|\w+ isn't|\w+ is)\b",
        r"\b(?:receiv\w+|got|get) (?:\w+ ){0,3}(?:reports?|alerts?|complaints?|tickets?|notif\w+)",
        r"\bcontact(?:s|ed) (?:\w+ )?(?:support|us)\b",
    ),
    _says(
        Milestone.DETECTED,
        SAID,
        "icinga nagios zabbix prometheus grafana datadog sentry pingdom cloudwatch opsgenie relic monitor probe check see",
        r"\b(?:icinga|nagios|zabbix|prometheus|grafana|datadog|sentry|pingdom|cloudwatch|opsgenie"
        r"|new relic|monitoring|probes?|health ?checks?) (?:reports?|reported|shows?|showed)\b",
        r"\bsees? (?:the )?(?:first|errors|an? (?:increase|spike))",
    ),
    _says(
        Milestone.DETECTED,
        HINTED,
        "report warn notif",
        r"\breport(?:s|ed)\b",
        r"\bwarning\b",
        r"\bnotified\b",
    ),
    _says(
        Milestone.ACKNOWLEDGED,
        NAMED,
        "acknowledge",
        r"\backnowledge[sd]?\b",
    ),
    _says(
        Milestone.ACKNOWLEDGED,
        SAID,
        "investigat look diagnos debug respond troubleshoot war incident call wake woke dispatch",
        r"\b(?:starts?|started|begins?|began|launch(?:es|ed)?) (?:\w+ )?(?:investigat\w+|looking"
        r"|diagnos\w+|debugging|responding)",
        r"\binvestigation (?:is |was )?(?:starts?|started|begins?|began|launched|under ?way|ongoing)",
        r"\b(?:begins?|began|starts?|started) (?:\w+ ){0,4}(?:investigat|diagnos|troubleshoot)",
        r"\b(?:war[- ]?room|incident (?:call|bridge|channel|response|room))\b",
        r"\bon[- ]?call (?:\w+ ){0,3}(?:sees|respond\w*|joins?|joined|investigates|starts?|begins?|picks)",
        r"\b(?:responds?|responded|engaged)\b.{0,40}\binvestigat",
        r"\bactively investigating\b|\bwe(?: are|'re) investigating\b",
        r"\bwakes up\b|\bwoke up\b",
        r"\bdispatched to\b",
    ),
    _says(
        Milestone.ACKNOWLEDGED,
        HINTED,
        "investigat look engaged join incident",
        r"\binvestigat(?:es|ing|ion)\b",
        r"\blook(?:s|ing|ed) into\b",
        r"\b(?:engineers?|team) (?:\w+ ){0,2}(?:engaged|joins?|joined)\b",
        r"\bincident (?:was )?(?:declared|opened|created)\b",
    ),
    _says(
        Milestone.MITIGATED,
        NAMED,
        "mitigat partial end resolved",
        rf"\b{_TROUBLE} (?:declared |was |is |has been |fully )*mitigated\b",
        r"\bmitigat(?:ed|ion (?:applied|complete|in place|deployed))\b",
        r"\bpartial(?:ly)? (?:restor|recover)",
        r"\b(?:ends?|ended) the (?:practical |actual )?(?:outage|impact|incident)\b",
        rf"\bresolved the (?:immediate )?{_TROUBLE} (?:from|for)\b",
    ),
    _says(
        Milestone.MITIGATED,
        SAID,
        "roll revert most major back restor recover came come success complete done finish repair workaround mitigat confirm",
        r"\b(?:rolls?|rolled|rolling) back\b",
        r"\brollback (?:\w+ ){0,2}(?:complete|finish|done|success|deploy|start)",
        r"\brevert(?:s|ed)?\b",
        r"\b(?:most(?:ly)?|majority)\b.{0,40}\b(?:recover\w*|back online|restored?|load again)",
        r"\b(?:are|is|was|were|came|comes?|brought|be|being|bring) back (?:online|up)\b",
        r"\bconfirmed (?:to be )?(?:up|online|back)\b|\bback online\b",
        r"\b(?:restored|recover(?:s|ed)|came back|come back)\b",
        r"\b(?:recreation|recovery|restore|repair|failover) (?:is |was )?"
        r"(?:successful|complete[d]?|done|finished)\b",
        r"\brepaired\b|\bworkaround\b|\bmitigations?\b",
        r"\b(?:went|goes|return(?:s|ed|ing)?|gone) back to (?:acceptable|normal)",
    ),
    _says(
        Milestone.MITIGATED,
        HINTED,
        "downgrad fail scaled restor raise increas",
        r"\b(?:downgraded?|failed over|scaled up|restored)\b",
        r"\b(?:increases?d?|raise[sd]?) the (?:\w+ )?(?:limit|capacity|quota)",
    ),
    _says(
        Milestone.RESOLVED,
        NAMED,
        "resolv over end clos fix clear full final restor recover operation avail function confirm verif mark declar status reopen all",
        rf"\b{_TROUBLE} (?:(?:declared|was|is|are|fully|considered|marked(?: as)?|has been) )*"
        r"(?:resolved|over|ends?|ended|closed|fixed)\b",
        rf"\bend of (?:the |our )?(?:[\w.'-]+ ){{0,3}}{_TROUBLE}\b",
        r"\ball[- ]clear\b",
        r"\b(?:full|final) (?:resolution|recovery)\b",
        r"\bresolution (?:is |was )?confirmed\b",
        r"\bfully (?:resolved|restored|recovered|operational|available|functional)\b",
        r"\b(?:verified|confirmed) (?:\w+ ){0,3}(?:operational|functional|resolved|back online|working)\b",
        r"\b(?:marked|declared|status:?) (?:as )?resolved\b",
        r"^resolved\b",
        r"\ball (?:\w+ ){0,4}(?:restored|operational|recovered|back online|reopened)\b",
        rf"\[{_TROUBLE} ends?\]",
    ),
    _says(
        Milestone.RESOLVED,
        SAID,
        "resolv fix normal all longer green up-to-date",
        r"\bresolved\b",
        r"\bfix (?:is |was |has been )?(?:fully )?(?:deployed|rolled out|live|released)\b",
        r"\b(?:back to|return(?:s|ed) to|restored to) normal\b|\bnormal operations?\b",
        r"\ball (?:\w+ ){0,4}(?:up|recovers?|working|complete|completed|available)\b",
        r"\bno longer (?:down|failing|seeing|affected)\b",
        r"\bgreen light\b|\bup-to-date\b",
    ),
    _says(
        Milestone.RESOLVED,
        HINTED,
        "restor recover reopen online unfreez stable",
        r"\b(?:restored|recovered|reopened|back online|unfreez\w+|stable now)\b",
    ),
    _says(
        Milestone.FIRST_CUSTOMER_MESSAGE,
        NAMED,
        "status public",
        r"\bstatus ?(?:page|post)\b.{0,60}\b(?:updated?|published|posted|created|opened)\b",
        r"\b(?:posted|published|updated?|posts?|publish\w*)\b.{0,40}\bstatus ?page\b",
        r"\b(?:publicly|public) (?:posted|announced|acknowledged)",
    ),
    _says(
        Milestone.FIRST_CUSTOMER_MESSAGE,
        SAID,
        "notif inform mail told announce communicat tweet blog notice",
        rf"\b(?:notif(?:y|ied|ies)|informed|e-?mailed|told|announce[ds]?|communicated)\b.{{0,40}}\b{_WHO}\b",
        r"\b(?:tweet(?:ed)?|blog post|mailing list|notice to)\b",
    ),
)
"""Every phrase, the loudest for each milestone first."""
