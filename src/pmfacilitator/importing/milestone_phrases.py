"""The phrases that speak for a milestone in English reports of incidents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pmfacilitator.domain.rows import Milestone

_FLAGS = re.ASCII | re.IGNORECASE
NAMED, SAID, ACTED, HINTED = 4, 3, 2, 1
"""How loudly a phrase speaks: names the moment, says what is so, tells a step to it, or hints."""

_TROUBLE = (
    r"(?:outage|disruption|impact|downtime|degradation|issues?|problems?|failures?|errors?|event)"
)
_CASE = rf"(?:incident|{_TROUBLE})"
_WHO = (
    r"(?:users?|customers?|clients?|merchants?|people|members?|author|community|someone|staff"
    r"|students?|tenants?|partners?|support)"
)
_RESPONDER = (
    r"(?:on-?call(?: \w+)?|engineers?|operators?|operations|ops|sre|teams?|staff|admins?|manager"
    r"|sysadmin|developers?)"
)
_STARTS = r"(?:starts?|started|starting|begins?|began|commences?d?|launch(?:es|ed)?|initiated)"
_LOOKING = (
    r"(?:investigat\w+|look(?:ing)?|diagnos\w+|debug\w*|respond\w*|troubleshoot\w*|triag\w+"
    r"|analy[sz]\w+)"
)
_LET_IN = (
    r"(?:traffic|requests?|queries|calls?|connections?|access|clients?|users?|accounts?|ips?|ranges?"
    r"|address(?:es)?|bots?|crawlers?|senders?|agents?|attack(?:s|ers?)?|domains?|writes?)"
)
_LOST = r"(?:down|offline|unavailable|unreachable|inaccessible|unresponsive)"
_SOUND = r"(?:normal\w*|baseline|acceptable|expected|nominal|usual|healthy|zero|0|< ?\d)"
_WHOLE = r"(?:operational|functional|resolved|healthy|working|stable|back online|up and running)"


@dataclass(frozen=True)
class Phrase:
    """Words that speak for a milestone, and how loudly.

    `needs` are parts of words of which one is in every text that the pattern finds: most texts
    hold none, and are done without a search.
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
        rf"\b{_TROUBLE} (?:start(?:s|ed)?|begins?|began)\b(?! (?:to )?(?:arriv|com|pour))",
        rf"\b(?:start|beginning|onset|begin) (?:of |the )+(?:[\w.'-]+ ){{0,3}}{_CASE}\b",
        r"\bfully down\b|^(?:impact )?start(?:ed)? ?[-:\u2013\u2014]",
        r"\b(?:starts?|started|begins?|began|causes?|caused) (?:(?:a|the|very|noticeable|user|full|an"
        rf"|this|major|widespread|our) )*{_TROUBLE}\b",
    ),
    _says(
        Milestone.IMPACT_STARTED,
        SAID,
        "down offline unavail unreach inaccess unrespons zero 0 fail return crash drop timing time"
        " throw reject stop expire becom became exploit first initial incident no",
        rf"\b(?:goes|went|going|gone|is|are|was|were) (?:\w+ )?{_LOST}\b",
        r"\b(?:drops?|dropped|fell|falls) to (?:zero|0)\b",
        r"\b(?:start(?:s|ed)?|began|begins?) (?:to )?(?:fail(?:ing)?|return(?:ing)?|crash(?:ing)?"
        r"|drop(?:ping)?|timing out|time out|throw(?:ing)?|reject(?:ing)?|melting)\b",
        r"\b(?:stop(?:s|ped)?|no longer|ceased?) (?:working|responding|serving|processing"
        r"|accepting)\b",
        r"\b(?:certificates?|domain|token|licen[cs]e) expired?s?\b",
        rf"\bbec[oa]mes? (?:{_LOST}|difficult|slow|degraded)\b",
        r"\bexploit(?:ation)? (?:execut|start|beg)",
        r"\b(?:first|initial) (?:[\w-]+ ){0,2}(?:failures?|errors?|timeouts?|impact|exploit|attack)",
        r"\bincident (?:start(?:s|ed)?|begins?|began)\b",
    ),
    _says(
        Milestone.IMPACT_STARTED,
        SAID,
        "error latenc fail timeout 5xx 500",
        r"\b(?:errors?|error rates?|latency|latencies|failures?|failure rates?|timeouts?|5xx\w*|500s)"
        r" (?:[\w/-]+ ){0,4}(?:spik\w+|ris\w+|rose|climb\w*|increas\w+|jump\w*|surg\w+|grow\w*"
        r"|grew|appear\w*|shoots?|soar\w*|exceed\w*)\b",
        r"\b(?:core|main|primary|leader) (?:\w+ ){0,3}fail(?:s|ed)\b",
    ),
    _says(
        Milestone.IMPACT_STARTED,
        HINTED,
        "delete destroy drop wipe crash outage loss lost fail disrupt interrupt degrad error",
        r"\b(?:deleted|destroyed|dropped|wiped|crash(?:es|ed)?|outage|loss of|lost (?:power|connect))",
        r"\b(?:is|was|were|are|got) (?:\w+ )?(?:disrupted|interrupted|degraded)\b",
        r"\bfailed to (?:start|re-?establish|come|respond|load|boot)\b",
        r"\bfail(?:s|ed)? for\b",
        r"\berrors? (?:spike|rate|increase)",
    ),
    _says(
        Milestone.DETECTED,
        NAMED,
        "detect first initial aware monitor alert identif notice report discover found",
        rf"\b(?:{_CASE} )?(?:was |is )?(?:first )?detect(?:s|ed)\b",
        r"\b(?:first|initial) (?:[\w-]+ ){0,2}(?:reports?|detect\w*|notic\w*|alert\w*|page[ds]?"
        r"|complaints?)\b",
        r"\bbec[oa]me aware\b",
        r"\b(?:monitoring|monitors?|alert\w*) (?:first |has |had )?(?:identif|detect|spot|notic|alert"
        r"|show)",
        rf"\b{_CASE} (?:was |is )?(?:identified|noticed|reported|discovered"
        r"|found(?! (?:to|in|within|on|at|that)\b))\b",
        r"\bidentified by (?:\w+ )?monitor|^detection\b",
    ),
    _says(
        Milestone.DETECTED,
        SAID,
        "alert alarm page automated notic spot observ report complain call contact mail receiv got"
        " get flag turn",
        r"\b(?:alert(?:s|ed|ing)?|alarms?|paged|pages|page (?:fir|went|goes)|pagers?|pager(?:duty)?)\b",
        r"\bautomated (?:warning|e-?mail|message|notification)",
        r"\b(?:notice[sd]?|noticing|spotted|observe[sd]?)\b",
        rf"\b{_WHO} (?:\w+ ){{0,3}}(?:reports?|reported|reporting|complain\w*|contact\w*|calls?"
        r"|called|flag\w*|e-?mails?)\b",
        r"\breported (?:on|by|to|in|via|that)\b",
        r"\breports? (?:that|of|about|the|issue|timeouts?|problems?|\w+ isn't|\w+ is)\b",
        r"\b(?:receiv\w+|got|get) (?:\w+ ){0,3}(?:reports?|alerts?|complaints?|tickets?|notif\w+)",
        r"\bcontact(?:s|ed) (?:\w+ )?(?:support|us)\b",
        r"\b(?:turn(?:s|ed)?|goes|went) red\b",
    ),
    _says(
        Milestone.DETECTED,
        SAID,
        "icinga nagios zabbix prometheus grafana datadog sentry pingdom cloudwatch opsgenie relic"
        " monitor probe check see guardduty statuscake uptime",
        r"\b(?:icinga|nagios|zabbix|prometheus|grafana|datadog|sentry|pingdom|cloudwatch|opsgenie"
        r"|guardduty|statuscake|uptime\w*|new relic|monitoring|probes?|health ?checks?)"
        r" (?:reports?|reported|shows?|showed|finding|triggers?|triggered)\b",
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
        "acknowledge pick",
        r"\backnowledge[sd]?(?=\W*$|[.,;:()]| and\b| (?:(?:the|an?|first|this|via|by|at|on) )?"
        r"(?:[\w-]+ )?(?:alerts?|page[rd]?|alarms?|incident|issue|ticket|notification|pagerduty"
        rf"|{_RESPONDER})\b)",
        r"\bpick(?:s|ed) (?:it |this |the )?(?:up|[\w-]+ up)\b",
    ),
    _says(
        Milestone.ACKNOWLEDGED,
        SAID,
        "investigat look diagnos debug respond troubleshoot triag analys analyz war incident call"
        " wake woke dispatch take took bridge join",
        rf"\b{_STARTS} (?:\w+ ){{0,4}}{_LOOKING}",
        rf"\b(?:investigation|triage|troubleshooting|diagnosis|analysis) (?:is |was )?(?:{_STARTS}"
        r"|under ?way|ongoing)",
        r"\b(?:war[- ]?room|incident (?:call|bridge|channel|room)|(?:opens?|starts?) an? bridge)\b",
        r"\bon-?call (?:\w+ ){0,3}(?:sees|respond\w*|joins?|joined|investigates|starts?|begins?|picks)",
        r"\b(?:responds?|responded|engaged)\b.{0,40}\binvestigat",
        r"\b(?:investigating|looking into) (?:this|the|an?|reports?|issues?|what)\b",
        r"\b(?:actively|currently) investigating\b|\b(?:we|team)(?: are|'re| is)? (?:currently )?investigating\b",
        r"\bwakes up\b|\bwoke up\b",
        r"^investigating\b|\b(?:first|initial) respon(?:se|ders?)\b",
        r"\b(?:takes?|took) (?:over(?! as| from| traffic)|ownership|charge|it on|the (?:call|incident|lead))\b",
        r"\bdispatched to\b",
    ),
    _says(
        Milestone.ACKNOWLEDGED,
        HINTED,
        "investigat look engaged join",
        r"\binvestigat(?:es|ing|ion)\b",
        r"\blook(?:s|ing|ed) (?:into|at)\b",
        rf"\b{_RESPONDER} (?:\w+ ){{0,2}}(?:engaged|joins?|joined)\b",
    ),
    _says(
        Milestone.MITIGATED,
        NAMED,
        "mitigat partial end resolved",
        rf"\b{_CASE} ?(?:declared |was |is |has been |fully )*mitigated\b",
        r"\bmitigat(?:ed (?:by|with|through)|ion (?:applied|complete|in place|deployed|successful))\b",
        r"\bpartial(?:ly)? (?:\w+ )?(?:restor|recover)",
        r"\b(?:ends?|ended) the (?:practical |actual )?(?:outage|impact|incident)\b",
        r"\b(?:(?:mov|mark|chang|downgrad|declar)(?:e[sd]?|ing|s|ed)?|set(?:s|ting)?)"
        r" (?:\w+ ){0,2}(?:to |as )?mitigated\b",
        rf"\bresolved the (?:immediate )?{_CASE} (?:from|for)\b",
    ),
    _says(
        Milestone.MITIGATED,
        SAID,
        "back return normal recover restor came come brought be is are was up online again longer"
        " subsid clear stabil down drop fall most major resum",
        rf"\b(?:back|return(?:s|ed)?|down|drop(?:s|ped)?|f[ae]lls?|recover(?:s|ed)) to "
        rf"(?:\w+ )?{_SOUND}",
        r"\b(?:return(?:s|ed)|fell|falls|drop(?:s|ped)) to \d",
        r"\bat normal levels?\b|\bnormali[sz](?:ed|es)\b",
        r"\b(?:are|is|was|were|came|comes?|brought|be|being|bring) back (?:online|up)\b",
        r"\bconfirmed (?:to be )?(?:up|online|back)\b|\b(?:is|are) back(?=\W*$|[.,;!])|\bback online\b|\bno longer (?:down|failing)\b",
        r"\b(?:restored|recover(?:s|ed)|came back|come back|stabili[sz]e[sd]?)\b",
        r"\b(?:load(?:ing)?|work(?:s|ing)?|respond(?:s|ing)?|through|serving|reachable|accessible"
        r"|available|up|functional) again\b",
        r"\b(?:most(?:ly)?|majority)\b.{0,40}\b(?:recover\w*|back online|restored?|load again)",
        r"\bresum(?:es|ed)\b(?! (?:\w+ ){0,2}(?:investigat|work|roll|deploy|monitor|debug))",
        r"\b(?:errors?|alerts?|timeouts?) (?:\w+ )?(?:subsid\w+|clear(?:ed|s)?|stop(?:s|ped)?|gone)\b",
    ),
    _says(
        Milestone.MITIGATED,
        ACTED,
        "roll revert downgrad fail fix recreat recover restor repair work mitigat disabl deactivat"
        " switch renew resum block revok",
        r"\b(?:rolls?|rolled) (?:\w+ )?back\b|\b(?:credentials?|creds|keys?) (?:\w+ )?rolled\b",
        r"\broll ?back (?:\w+ ){0,2}(?:complete[d]?|finish\w*|done|success\w*|deployed)\b",
        r"\b(?:revert|downgrad)(?:s|es|ed)\b|\bdowngrade\b.{0,30}\brestart",
        r"\b(?:recreation|recovery|restore|repair|failover) (?:is |was )?"
        r"(?:successful|complete[d]?|done|finished)\b",
        r"\bfailed over\b|\brepaired\b|\bworkaround\b|\bmitigated\b",
        r"\b(?:hot)?fix (?:is |was |has been )?(?:applied|deployed|implemented|live|released"
        r"|rolled out)\b",
        r"\b(?:disabl|deactivat|revok)(?:e[sd]|ing)\b|\bswitched to\b|\brenewed\b",
        rf"\bblock(?:s|ed|ing) (?:(?!by\b|on\b|from\b)[\w.-]+ ){{0,3}}{_LET_IN}",
        rf"\b{_LET_IN} (?:is|are|was|were|gets?|got) blocked\b",
    ),
    _says(
        Milestone.MITIGATED,
        HINTED,
        "restart scale increas raise reboot",
        r"\b(?:restart|reboot)(?:s|ed)\b|\bscaled (?:up|out)\b",
        r"\b(?:increase[sd]?|raise[sd]?) the (?:\w+ )?(?:limit|capacity|quota)",
    ),
    _says(
        Milestone.RESOLVED,
        NAMED,
        "resol over end clos fix clear full final restor recover operation avail function confirm"
        " verif mark declar status reopen all",
        rf"\b{_CASE} (?:(?:declared|was|is|are|fully|considered|marked(?: as)?|has been|have been) )*"
        r"(?:resolved|over|ends?|ended|closed|fixed)\b",
        rf"\bend of (?:the |our )?(?:[\w.'-]+ ){{0,3}}{_CASE}\b",
        r"\ball[- ]clear\b",
        r"\b(?:full|final) (?:resolution|recovery|restoration)\b",
        r"\bresolution (?:is |was )?confirmed\b|\b(?:verified|confirmed) (?:the )?resolution\b",
        r"\bfully (?:resolved|restored|recovered|operational|available|functional|working)\b",
        rf"\b(?:verified|confirmed) (?:\w+ ){{0,3}}{_WHOLE}\b",
        r"\b(?:marked|declared|status:?) (?:as )?(?:resolved|over|closed)\b",
        r"^resol(?:ved|ution)\b",
        r"\ball (?:\w+ ){0,4}(?:restored|operational|recover(?:s|ed)|back (?:online|to normal)|reopened)\b",
        rf"\[{_CASE} ends?\]",
    ),
    _says(
        Milestone.RESOLVED,
        SAID,
        "resol fix normal all longer green up-to-date 100 everything able operating functioning"
        " working running behaving",
        r"\bresolved\b",
        r"\bfix (?:is |was |has been )?(?:fully )?(?:deployed (?:on|to|in) prod|rolled out)",
        r"\bnormal operations?\b|\bnormally\b",
        r"(?<!stopped )(?<!stops )\b(?:operat|function|work|runn|behav)ing "
        r"(?:properly|correctly|fine|as (?:expected|usual|normal|intended|before))\b",
        r"\b(?:all|100%|everything) (?:[\w-]+ ){0,4}(?:up|restored|recovers?|working|complete|completed"
        r"|available|healthy|stable|normal)\b",
        r"\bno longer (?:seeing|affected)\b",
        r"\bgreen light\b|\bup-to-date\b|\bable to (?:fully )?(?:resolve|fix|restore)\b",
    ),
    _says(
        Milestone.RESOLVED,
        HINTED,
        "restor recover reopen online unfreez stable resum failback re-enabl reenabl verified",
        r"\b(?:restored|recovered|reopened|back online|unfreez\w+|stable now|resumed|re-?enabled)\b",
        r"\bfailback (?:\w+ )?complete|\bverified (?:as )?healthy\b",
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
