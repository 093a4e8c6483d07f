"""Token buckets by reservation."""

from hypothesis import given
from hypothesis import strategies as st

from bot.inbox.buckets import Bucket

steps = st.lists(st.floats(0, 30), max_size=60)


@given(at_once=st.integers(1, 8), seconds=st.sampled_from([0.1, 2.0, 3.0]), pauses=steps)
def test_no_window_has_more_than_the_bucket_gives(at_once, seconds, pauses):
    bucket, now, given_at = Bucket(at_once, seconds), 0.0, []
    for pause in pauses:
        now += pause
        expected = bucket.free_at(now)
        given_at.append(bucket.reserve(now))
        assert given_at[-1] == expected >= now
    assert given_at == sorted(given_at)
    for first, start in enumerate(given_at):
        for last in range(first, len(given_at)):
            room = at_once + (given_at[last] - start) / seconds
            assert last - first + 1 <= room + 1e-6


@given(at_once=st.integers(1, 8), ahead=st.integers(0, 20))
def test_how_long_it_takes_is_known_beforehand(at_once, ahead):
    bucket = Bucket(at_once, 2.0)
    told = bucket.free_at(5.0, ahead)
    assert told == [bucket.reserve(5.0) for _ in range(ahead + 1)][-1]
