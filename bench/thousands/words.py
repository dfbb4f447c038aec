"""What the invented incidents are made of; sentences are put together of these by chance."""

from __future__ import annotations

SERVICES = (
    "payments", "payouts", "ledger", "checkout", "search", "login", "sessions", "notifications",
    "mail-relay", "invoices", "reporting", "exports", "webhooks", "api-gateway", "image-resizer",
    "catalogue", "stock", "pricing", "recommendations", "billing", "accounts-api", "fraud-checks",
    "queue-broker", "config-store", "feature-flags", "dns-resolver", "cdn", "object-store",
    "scheduler", "audit-log", "partner-portal", "mobile-backend", "chat", "calendar-sync",
)  # fmt: skip
TAGS = (
    "dns", "certificate", "capacity", "config-push", "migration", "third-party", "retries", "monitoring",
    "rollout", "weekend",
)  # fmt: skip
PARTS = (
    "the connection pool", "the primary database", "a read replica", "the certificate of the proxy",
    "the deployment pipeline", "the retry loop", "the cache layer", "the health check",
    "the load balancer", "the message queue", "the lock service", "the rate limiter",
    "the configuration loader", "the index of orders", "the backup job", "the failover script",
    "the disk of the broker", "the DNS record", "the schema migration", "the feature flag",
    "the memory limit", "the garbage collector", "the batch import", "the token refresh",
    "the nightly job", "the circuit breaker", "the thread pool", "the monitoring agent",
)  # fmt: skip
FAULTS = (
    "ran full", "timed out", "expired over the weekend", "restarted in a loop", "fell behind",
    "rejected every write", "answered with stale data", "was never warmed up", "lost its leader",
    "doubled its latency", "dropped one message in ten", "held a lock for minutes", "leaked memory",
    "sent traffic to a host that was gone", "was rolled out everywhere at once", "split in two",
    "had no alarm of its own", "was sized for a third of the load", "blocked on a slow client",
    "followed a stale record", "went through no review", "retried without waiting",
)  # fmt: skip
CHANGES = (
    "a configuration change", "the release of the morning", "a migration of the orders table",
    "a new partner", "the end of the month", "a campaign nobody had announced", "a power cut",
    "a kernel update", "a failed disk", "a new index", "the daily export", "an expired secret",
    "a dependency upgrade", "a firewall rule", "a customer's script", "the change of clocks",
)  # fmt: skip
PEOPLE = (
    "Mara", "Jonas", "Ines", "Tom", "Ilse", "Yusuf", "Priya", "Chen", "Sofia", "Olek", "Nia",
    "Pedro", "Hana", "Lars", "Amara", "Diego", "Noor", "Felix", "Aiko", "Ruth", "Sami", "Vera",
)  # fmt: skip
ROLES = (
    "Engineering", "Product", "Design", "Customer Success", "Support", "Leadership",
)  # fmt: skip
CUSTOMERS = (
    "Harbor Books", "Nordlicht Reisen", "Kappa Couriers", "Blue Fern Clinics", "Atlas Schools",
    "Riverside Bakery", "Quill & Sons", "Tandem Bikes", "Solstice Energy", "Meridian Freight",
    "Juniper Hotels", "Oak Street Pharmacy", "Pixelforge", "Greenline Farms", "Copperleaf Law",
    "small shops", "resellers", "partners on the old API", "trial accounts", "enterprise accounts",
)  # fmt: skip
HABITS = (
    "poll {service} every second", "export the whole of {service} each night",
    "close their books at six in the evening", "share one key between forty shops",
    "build their own dashboards on {service}", "use {service} as if it were a backup",
    "print labels from {service} at four in the morning", "never read the status page",
    "call {service} from a spreadsheet", "keep a second account in case {service} is down",
    "wait for the confirmation of {service} before they ship", "test their releases against it",
    "train new people on the live {service}", "paste {service} links into their contracts",
)  # fmt: skip
BELIEFS = (
    "we assumed {service} is used once a day", "we assumed nobody depends on {service} at night",
    "we assumed one key belongs to one shop", "we assumed exports are small",
    "we assumed {service} can be down for an hour", "we assumed the limits page is read",
    "we assumed partners retry with a pause", "we assumed a restart is harmless",
    "we assumed {service} is internal", "we assumed everybody moved off the old API",
)  # fmt: skip
OFFERS = (
    "a paid feed of {service}", "a supported way to fetch a whole day at once",
    "webhooks for {service}", "a sandbox", "keys per shop", "a status page per customer",
    "a calmer default limit", "scheduled exports", "an offline mode for {service}",
)  # fmt: skip
DEEDS = (
    "Cap {thing}", "Alert when {part} is 80 % in use", "Page on {part} by symptom",
    "Write the runbook for {part}", "Roll out {service} to one region first",
    "Put a limit on retries in {service}", "Renew certificates of {service} by a job",
    "Rehearse the failover of {service}", "Give {service} a pool of its own",
    "Tell partners of {service} about the limits", "Add a dry run to migrations of {service}",
    "Measure {part} from outside", "Remove {part} from the start of {service}",
)  # fmt: skip
EVENTS = (
    "{who} sees that {part} of {service} {fault}", "pager fires for {service}: {part} {fault}",
    "support answers the first ticket about {service}", "{who} rolls back {change}",
    "traffic of {service} moves to the second region", "{part} {fault} again after a restart",
    "{customer} writes that {service} does not answer", "{who} opens the incident channel",
    "errors of {service} fall to one in a hundred", "status page says that {service} is slow",
    "{who} finds {change} in the log of {service}", "queue of {service} is drained",
    "{who} doubles the size of {part}", "dashboards of {service} show two different rates",
)  # fmt: skip
SAYINGS = (
    "We could not pay our drivers", "Your status page was green the whole time",
    "Our whole shop stands still when {service} is away", "We found out from our own customers",
    "We had built a workaround by noon", "Nobody answered us for an hour",
    "We did not know that {service} has a limit", "It is the third time this quarter",
)  # fmt: skip
REMARKS = (
    "{who} knew how {part} behaves, and was on leave", "the failover of {service} worked",
    "two dashboards showed two different rates for {service}", "{part} had no owner",
    "support had a list of affected accounts within ten minutes", "it was a Sunday",
    "the runbook of {service} named a host that is gone", "{customer} called before any alarm",
    "nobody could say what {part} is for", "the rollback of {service} took four minutes",
    "{change} and {change} met on the same day", "{customer} had asked for this a year ago",
)  # fmt: skip
