"""Words that are part of names and also ordinary ones."""

from __future__ import annotations

NEVER = frozenset(
    """
    a an the of and or for with without by to in on at from as its it that this these those who which whose
    he him his she her hers they them their we our us you your
    mr mrs ms mx dr prof sir dame jr sr ii iii iv phd md msc bsc
    von van der den de del della di da dos das du la le les el al bin ibn ben bint af av zu zum zur und y e
    all any both each either every few many more most much no none other others several some such
    one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred
    thousand million
    inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kg ohg ug se sa sas sarl srl
    spa bv nv oy ab as aps pty pte kk sp zoo ev eg
    """.split()  # noqa: SIM905 (so many words read better without quotes)
)
"""Never a name by themselves."""

COMMON = frozenset(
    """
    will mark may grace art bill rob sue drew chip pat jack john guy ray joy hope faith dawn eve iris ivy
    rose lily daisy violet olive ruby pearl amber jade april june august summer autumn star sky rain
    brook cliff dale glen heath lane ridge reed rich rusty sandy sunny gene dean earl duke king prince
    major miles mason hunter carter cooper baker butcher cook fisher fox wolf bird bishop pope knight
    page parker porter potter price taylor turner walker weaver wright miller smith carpenter chase
    frank ernest earnest lance nick norm victor frances penny patience charity mercy honor honour
    max min tab sage bay bud buck dick don gay gus hank harry herb homer jet jimmy kit lee les long
    long short small large little young old black white brown green gray grey red blue gold silver
    good best better strong swift sharp wise bright love day night week weeks winter spring snow frost
    stone steel wood woods field fields hill hills ford rivers lake marsh moss pool pond banks bank
    case cash cost counts court cross dial field flood flowers foot forest fort gates golden hand head
    holland houses house hall home ham hammer hawk hay holmes hook horn love lock lord low marks mills
    moon moore moody north south east west noble nice paul peak perfect pitt post power powers read
    reader rock root roots sales savage scales self sell sells shade shell ships shore silk singer skinner
    slack sparks speed spence stack stage staff stand star state still storm street strange stay sweet
    temple towers town trainer trees true underwood vance vaughn wade waters way weeks wells wild
    will win winds wing wings winner work worth wood yard york zone

    account accounts admin admins advisor advisors agency agencies agent agents air airlines analytics app
    apps association auto bakery bakeries bar basic books bookshop bookkeeper bookkeepers branch branches
    brand brands broker brokers build builders business businesses buyers cafe call care cars cell center
    centre chain chains channel charge check checkout city clear client clients clinic clinics cloud club
    clubs code coffee college commerce connect construction consulting core count counter country
    craft credit crew customer customers data dealer dealers delivery dental desk developers digital
    direct dispatch doctors driver drivers energy engineering enterprise enterprises europe event events
    everybody everyone exchange express factory farm farms fast fashion finance financial first fitness
    fleet flow food foods foundation free fresh friends fund fuel games garden gas general global grand
    grocers group guests health help high holding holdings hospital hospitals host hosts hotel hotels
    hub image industries info insurance international internet invest it key kitchen lab labs land law
    legal life light line link live loan local logistics logic mail mall market markets marketplace
    marketing mart media medical merchant merchants metal mobile mobility money motor motors municipality
    national net network networks news next office office online open operations operator operators optics
    orders owners paper park partner partners party pay payers payment payments people pharma pharmacy
    pharmacies phone pizza plan plus point pool premium press print pro product products property public
    rail rapid realty record records rental rentals repair republic research resellers restaurant
    restaurants retail retailers ride risk road room sail salon save school schools science sciences
    search secure security sellers server service services share ship shipping shop shops signal site
    smart social software solar solution solutions source space sport sports square stay store stores
    stream studio studios success suite supply support system systems target taxi taxis tea team teams
    tech technologies technology telecom test tickets tool tools total trade traders trading traffic trail
    train transit transport travel trial trust union unit united university user users vendor vendors
    ventures view village vision voice water wave web wholesale wholesalers wire workers works workshop
    world design leadership product
    """.split()  # noqa: SIM905 (so many words read better without quotes)
)
"""Names of people and companies that are everyday words: they name somebody only with a capital."""
