"""Whatever people follow and were told before: nobody hears twice, unasked, or of nothing."""

from curator import NOON, ZONE
from hypothesis import given
from hypothesis import strategies as st

from bot.publishing.audience import BACK, WITHDRAWN, News, announcements, needless
from bot.publishing.circle import Circle
from bot.state.follows import CANARY, Follow, Frequency
from bot.state.heard import Heard
from bot.state.outbox import RowState
from bot.state.subscribers import Subscriber
from knowledge.changes.kinds import Change, ChangeKind

THINGS = ("a", "b", "c")
CHATS = (1, 2, 3)
WATCHING = 9
NEW = (ChangeKind.DIRECTIVE, ChangeKind.DOCUMENT, ChangeKind.OFFICE, ChangeKind.FIGURE)
PUBLISHED = (*NEW, ChangeKind.CORRECTION, ChangeKind.WITHDRAWAL)


@st.composite
def circles(draw: st.DrawFn) -> Circle:
    pairs = draw(st.sets(st.tuples(st.sampled_from(CHATS), st.sampled_from(THINGS))))
    follows = [
        Follow(number, chat, None, thing, draw(st.sampled_from(Frequency)), False, None, 1, 1)
        for number, (chat, thing) in enumerate(sorted(pairs))
    ]
    subscribers = {one.chat: Subscriber(one.chat, draw(st.booleans()), None) for one in follows}
    return Circle(follows, subscribers, NOON, ZONE, WATCHING)


@st.composite
def news(draw: st.DrawFn) -> News:
    chats, kinds = st.sampled_from((*CHATS, WATCHING)), st.sampled_from(ChangeKind)
    heard = [
        Heard(row, draw(chats), None, draw(kinds), draw(st.sampled_from(RowState)), WITHDRAWN)
        for row in range(draw(st.integers(0, 6)))
    ]
    return News(
        Change(draw(st.sampled_from(PUBLISHED)), "f", "k" * 64),
        frozenset(draw(st.sets(st.sampled_from(THINGS)))),
        heard,
        parent=3,
        noted=draw(st.booleans()),
        withdrawn=draw(st.booleans()),
        restoring=draw(st.booleans()),
    )


@given(news(), circles())
def test_nobody_hears_of_a_change_twice(news: News, circle: Circle) -> None:
    found = list(announcements(news, circle))
    chats = [one.chat for event in found for one in event.recipients if one.chat != WATCHING]
    assert len(chats) == len(set(chats))
    assert len({event.key for event in found}) == len(found)


@given(news(), circles())
def test_everybody_who_hears_follows_something_and_is_told_why(news: News, circle: Circle) -> None:
    wanted = {(one.chat, one.thing) for one in circle.follows}
    told = {one.chat for one in news.heard if one.told}
    for event in announcements(news, circle):
        for one in event.recipients:
            if one.reasons == (CANARY,):
                assert one.chat == WATCHING
                continue
            assert any(one.chat == chat for chat, _ in wanted)
            assert all((one.chat, thing) in wanted for thing in one.reasons)
            assert set(one.reasons) <= news.things
            assert one.reasons or one.chat in told
            assert one.due_at >= NOON


@given(news(), circles())
def test_news_of_its_own_reaches_every_follower(news: News, circle: Circle) -> None:
    if news.change.kind not in NEW or news.noted or news.withdrawn or news.restoring:
        return
    (event,) = announcements(news, circle)
    followers = {one.chat for one in circle.follows if one.thing in news.things}
    assert {one.chat for one in event.recipients} == followers | {WATCHING}


@given(news(), circles())
def test_what_is_withdrawn_or_rolled_back_reaches_only_who_heard(
    news: News, circle: Circle
) -> None:
    if news.change.kind is not ChangeKind.WITHDRAWAL and not news.restoring:
        return
    heard = {one.chat for one in news.heard}
    for event in announcements(news, circle):
        assert {one.chat for one in event.recipients} <= heard | {WATCHING}


@given(news())
def test_what_is_needless_was_not_told_yet(news: News) -> None:
    unsent = {one.row for one in news.heard if one.unsent}
    found = needless(news)
    assert set(found.rows) <= unsent
    if news.change.kind is ChangeKind.WITHDRAWAL:
        assert (set(found.rows), found.why) == (unsent, WITHDRAWN)
    else:
        assert found.why == BACK
