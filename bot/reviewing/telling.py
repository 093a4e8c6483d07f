"""Whatever the desk answers, as the message that shows it."""

from bot.desk.cards import Card, Summary
from bot.desk.outcomes import Known, Over, Preview, Published, Refused
from bot.reviewing.card import card
from bot.reviewing.preview import preview, published
from bot.reviewing.saying import BLANK, Said
from bot.reviewing.summary import known, over, summary
from bot.wording import DeskWording, styled

Outcome = Card | Summary | Preview | Published | Refused | Known | Over


def tell(outcome: Outcome, words: DeskWording) -> Said:
    """What a message says then."""
    match outcome:
        case Card():
            return card(outcome, words)
        case Summary():
            return summary(outcome, words)
        case Preview():
            return preview(outcome, words)
        case Published():
            return published(outcome, words)
        case Refused():
            return preview(outcome.preview, words).after(*styled(words.changed_meanwhile), BLANK)
        case Known():
            return known(outcome, words)
        case Over():
            return over(outcome, words)
