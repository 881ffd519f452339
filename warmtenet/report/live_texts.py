"""What the scripts and the frame of the page say; the calculation in the page translates them."""

from warmtenet.locale import text

TEXTS = (
    text("Back to the base case"),
    text("Contents"),
    text("Copied; the text stands below."),
    text("Language"),
    text("Left out of the link, unknown or out of range: {parts}."),
    text("Modified variant: {n} lever changed"),
    text("Modified variant: {n} levers changed"),
    text("Nothing has been changed."),
    text("Print"),
    text("Print with appendices"),
    text("Rounding may make totals differ."),
    text("Scenario"),
    text("Skip to the report"),
    text("Summary"),
    text("This combination cannot be calculated; the page shows the last one that could."),
    text("This section could not be recalculated; its figures are those of before."),
    text("What if?"),
    text("holds for the base case"),
    text("input"),
    text("input file {name}"),
    text("label"),
    text("scenario"),
    text("value"),
    text("version"),
    text("{label} must be a number from {low} to {high}."),
)
