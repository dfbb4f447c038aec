"""What actions are read by, as data: verbs that begin one, those that never end, and what bounds one."""

from __future__ import annotations

import re

_VERBS = """
abandon abolish accept accompany activate adapt add adjust adopt advise agree alert align allow
allowlist amend analyse analyze announce answer apply appoint approve archive arrange ask assess
assign attach audit author automate avoid backfill backport ban batch be become begin benchmark
block book bring buffer build bump buy cache calculate calibrate call cancel cap capture carry
catch centralise centralize change check choose clarify classify clean cleanup clear clone close
coach collect combine communicate compare compile complete compress compute configure confirm
connect consider consolidate contact contain continue contract convert coordinate copy correct
count cover create cut deactivate debug decide declare decommission decouple deduplicate define
delay delegate delete deliver demonstrate deploy deprecate describe design detach detect determine
develop diagnose disable disallow disconnect discuss distribute document double downgrade draft
draw drill drive drop dry-run dual-write duplicate educate eliminate email embed emit enable
encourage encrypt end enforce engage enhance enlarge enrich ensure enter escalate establish
estimate evaluate examine exclude execute expand expire explain explore export expose extend
extract fail fetch file fill filter finalise finalize find finish fix flag follow forbid force
formalise formalize forward free freeze gate gather generate get give grant group guard halve hand
handle harden have help hide hire hold host identify ignore implement import improve include
increase inform ingest inject inspect install instrument integrate introduce inventory investigate
invite invoke isolate issue join keep label launch lead learn let lift limit link list localise
lock log look lower maintain make map mark measure meet mention merge migrate mirror mitigate mock
model modify monitor move name negotiate normalise notify observe offer onboard open optimise
optimize order organise organize outline overhaul own page pair partition patch pause pay perform
pick pilot pin plan point populate port post postpone practice practise prefer prepare present
prevent print prioritise prioritize probe procure produce promote propose protect prove provide
provision prune publish pull purchase purge push put quantify query queue raise re-deploy read
rebalance rebuild recalculate receive recheck reclaim reconcile reconfigure record recover
recreate recruit redeploy redesign redirect reduce refactor refine refresh refund refuse
regenerate register reject relax release reload relocate remind remove rename render renew reorder
repair repeat replace replay replicate reply report reproduce request require rerun research
reserve reset reshape resize resolve respond restart restore restrict restructure retain retest
rethink retire retrain retry return reuse revert review revise revisit revoke rewire reword rework
rewrite roll rotate round route run sample save say scale scan schedule scope script secure see
seed segment select sell send separate serve set set-up setup shadow shard share sharpen shift
ship shorten show shrink shut sign silence simplify simulate size skip slow smoke-test snapshot
solve sort speak specify speed split stagger standardise standardize start state stop store
streamline strengthen stress-test stub submit subscribe summarise summarize support suppress
survey suspend swap switch sync synchronise tag take talk teach tell terminate test think throttle
tie tighten time timebox trace track train transfer translate treat trial trigger trim triple try
tune turn unblock unify uninstall unpin update upgrade upload use validate vary verify version
visit visualise wait walk warm warn watch weigh whitelist widen wire withdraw work wrap write zero
"""
VERBS = frozenset(_VERBS.split())
"""What somebody does, at the beginning of an action."""

LEAD_IN = re.compile(
    r"""
    \W*(?:\[[ x-]\]\s*)?
    (?:(?:todo|action|please|let's|lets|then|also|first|next)\b[\s:,-]*)*
    (?:(?!to\b)[\w.'-]+(?:\s[\w.'-]+){0,2}\s+(?:will|should|must|shall|(?:need|needs|has|have|ought)\ to|to|is\ to|are\ to)\s+
      |[\w.'-]+(?:\s[\w.'-]+)?:\s+
      |to\s+)?
    (?:(?:please|also|always|never|automatically|first|finally|only|not|don't|do\ not|regularly|quickly)\s+)*
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What may stand before the verb: a box, who will do it, how often."""

VAGUE = re.compile(
    r"""
    (?:be|improve|look(?:\ in)?(?:to|\ at|\ after)|investigate|consider|think|explore|try|ensure|make\ sure|monitor
    |watch|review|revisit|rethink|discuss|evaluate|assess|analy[sz]e|examine|keep|raise|increase|reduce|optimi[sz]e|harden
    |strengthen|enhance|follow|check|communicate|pay|educate|encourage|align|work\ on|be\ aware|remind|avoid
    |prevent|speed\ up|streamline|simplify|tighten|research|have\ a\ look|find\ out)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Verbs of which nobody can say when they are done, unless something bounds them."""

THINGS = re.compile(
    r"""
    (?:add|create|have|get|do|introduce|write|implement|set\ up|build|provide|use|run)\s+
    (?:(?:more|better|some|additional|proper|further|new|good|improved|missing)\s+)*
    (?:monitoring|alerting|alerts|tests?|testing|docs|documentation|logging|logs|checks|training|metrics
    |observability|automation|guardrails|tooling|dashboards|runbooks|communication)\W*
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Verbs with an object of which there is never enough."""

BOUND = re.compile(
    r"""
    \d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|half|once|twice|daily|weekly|monthly
    |quarterly|yearly|when|if|whether|why|how|which|who|until|before|within|every|so\ that|below|above|under|at\ (?:least|most)
    |per|no\ longer|(?:next|this)\ (?:day|week|month|quarter|year|sprint|release|review)
    |by\ (?:(?:the\ )?end|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|january|february|march|april|may|june
      |july|august|september|october|november|december|next|then)
    |first\ of|on\ (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A measure, a day, an event, or a question that will be answered."""
