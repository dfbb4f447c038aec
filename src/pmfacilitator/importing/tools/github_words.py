"""Events of GitHub as somebody would tell them."""

from __future__ import annotations

from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.tools.records import Record, first_text, list_at, text_at, within

_SHORT = 7
_THIS = "the issue"
_SIMPLE = {
    "added_to_merge_queue": "added it to the merge queue",
    "auto_merge_enabled": "had it merge by itself",
    "auto_merge_disabled": "stopped it from merging by itself",
    "closed": f"closed {_THIS}",
    "connected": "connected it with another issue",
    "convert_to_draft": "made it a draft",
    "converted_to_discussion": f"made {_THIS} a discussion",
    "deployed": "deployed it",
    "disconnected": "disconnected it from another issue",
    "head_ref_deleted": "deleted the branch",
    "head_ref_force_pushed": "pushed the branch anew",
    "head_ref_restored": "restored the branch",
    "locked": "locked the conversation",
    "marked_as_duplicate": "marked it as a duplicate",
    "mentioned": "was mentioned",
    "merged": "merged it",
    "pinned": f"pinned {_THIS}",
    "ready_for_review": "made it ready for review",
    "removed_from_merge_queue": "took it out of the merge queue",
    "reopened": f"opened {_THIS} again",
    "subscribed": "subscribed",
    "transferred": f"moved {_THIS} here",
    "unlocked": "unlocked the conversation",
    "unpinned": f"unpinned {_THIS}",
    "unsubscribed": "unsubscribed",
}
_REASONS = {"completed": " as completed", "not_planned": " as not planned"}
_REVIEWS = {
    "approved": "approved it",
    "changes_requested": "asked for changes",
    "dismissed": "reviewed it",
    "commented": "reviewed it",
}


def words_of(event: Record, who: str, body: str) -> str:
    """One line that tells an event: who, what, and the words of a comment.

    Args:
        event: as GitHub gives it.
        who: the person's name.
        body: the comment, review or commit message, already in plain words.
    """
    what = clean_line(_told(event, text_at(event, "event"), body)) or "did something"
    return f"{who} {what}" if who else f"{what[:1].upper()}{what[1:]}"


def _told(event: Record, sort: str, body: str) -> str:
    match sort:
        case "commented" | "line-commented" | "commit-commented":
            said = body or _inner_comments(event)
            return f"commented: {said}" if said else "commented"
        case "committed":
            return f"committed: {body}" if body else "committed"
        case "reviewed":
            verdict = _REVIEWS.get(text_at(event, "state").lower(), "reviewed it")
            return f"{verdict}: {body}" if body else verdict
        case "closed":
            return _SIMPLE[sort] + _REASONS.get(text_at(event, "state_reason"), "")
        case "labeled" | "unlabeled":
            return f"{_verb(sort, 'added', 'removed')} the label {text_at(event, 'label', 'name')}"
        case "assigned" | "unassigned":
            whom = first_text(within(event, "assignee"), "login", "name") or "somebody"
            return f"{_verb(sort, 'assigned', 'unassigned')} {whom}"
        case "milestoned" | "demilestoned":
            title = text_at(event, "milestone", "title")
            return f"{_verb(sort, 'added it to', 'took it from')} the milestone {title}"
        case "renamed":
            return f"renamed {_THIS} to “{text_at(event, 'rename', 'to')}”"
        case "cross-referenced":
            return f"mentioned this in {_other_issue(event)}"
        case "referenced":
            commit = text_at(event, "commit_id")[:_SHORT]
            return f"mentioned this in commit {commit}" if commit else "mentioned this in a commit"
        case "review_requested" | "review_request_removed":
            whom = first_text(within(event, "requested_reviewer"), "login", "name") or "somebody"
            took = sort == "review_request_removed"
            return f"{'no longer asked' if took else 'asked'} {whom} for a review"
        case _:
            return _SIMPLE.get(sort, sort.replace("_", " "))


def _verb(sort: str, does: str, undoes: str) -> str:
    return undoes if sort.startswith(("un", "de")) else does


def _other_issue(event: Record) -> str:
    issue = within(event, "source", "issue")
    repository = text_at(issue, "repository", "full_name")
    number = text_at(issue, "number")
    place = f"{repository}#{number}" if number else repository
    title = text_at(issue, "title")
    if not title:
        return place or "another issue"
    return f"{place} “{title}”" if place else f"“{title}”"


def _inner_comments(event: Record) -> str:
    """The words of comments on lines of code, which come as a list."""
    bodies = (text_at(comment, "body") for comment in list_at(event, "comments"))
    return clean_line(" ".join(bodies))
