"""Downloads from servers that nobody vouches for: bounded, told in one line, never elsewhere."""

import asyncio
import gzip
import itertools
import ssl
import subprocess
import tracemalloc
from contextlib import asynccontextmanager
from email.utils import formatdate

import pytest

from bot import clock
from bot.watching import download
from bot.watching.download import Bounds, DownloadError, downloading
from tests.newspaper import Answer, Newspaper, printed

BOUNDS = Bounds(1_000_000)
MEGABYTE = b"x" * 1_000_000


@pytest.fixture
async def paper():
    newspaper = Newspaper()
    async with printed(newspaper):
        yield newspaper


async def fetch(paper, path="/", bounds=BOUNDS, conditions=None):
    async with downloading(paper.url) as downloader:
        return await downloader.fetch(f"{paper.url}{path}", bounds, conditions)


async def refused(paper, path="/", bounds=BOUNDS):
    with pytest.raises(DownloadError) as error:
        await fetch(paper, path, bounds)
    return error.value


async def test_a_page_comes_with_what_tells_it_from_a_later_one(paper):
    paper.at["/"] = Answer(b"tin", headers={"ETag": '"a1"', "Last-Modified": formatdate(0)})
    fetched = await fetch(paper)
    assert (fetched.body, fetched.etag, fetched.modified) == (b"tin", '"a1"', formatdate(0))
    (asked,) = paper.asked
    assert asked.headers["user-agent"].startswith("hoidap ")
    assert asked.headers["accept-encoding"] == "gzip"


async def test_what_is_unchanged_is_not_sent_again(paper):
    paper.at["/"] = Answer(status="304 Not Modified")
    assert await fetch(paper, conditions={"If-None-Match": '"a1"'}) is None
    assert paper.asked[0].headers["if-none-match"] == '"a1"'


@pytest.mark.parametrize("told", [True, False])
async def test_fifty_megabytes_are_left_after_the_first(paper, told):
    paper.at["/"] = Answer(itertools.repeat(MEGABYTE, 50), length=50_000_000 if told else None)
    tracemalloc.start()
    error = await refused(paper)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "larger than 1 MB" in str(error)
    assert error.lasting
    assert most < 15_000_000


async def test_a_bomb_is_unpacked_no_further_than_the_limit(paper):
    bomb = gzip.compress(bytes(40_000_000), 9)
    assert len(bomb) < BOUNDS.largest_bytes
    paper.at["/"] = Answer(bomb, headers={"Content-Encoding": "gzip"})
    tracemalloc.start()
    error = await refused(paper)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "larger than 1 MB" in str(error)
    assert most < 15_000_000


async def test_packed_pages_are_unpacked_also_in_several_parts(paper):
    packed = gzip.compress(b"tin ") + gzip.compress("sáng".encode()) + bytes(8)
    paper.at["/"] = Answer(packed, headers={"Content-Encoding": "gzip"})
    assert (await fetch(paper)).body == "tin sáng".encode()


@pytest.mark.parametrize(
    ("body", "coding", "told"),
    [
        (gzip.compress(MEGABYTE)[:200], "gzip", "cut off"),
        (b"no gzip at all", "gzip", "cannot be unpacked"),
        (b"", "gzip", "cut off"),
        (b"\x0b\x02\x80tin\x03", "br", "not asked for"),
        (gzip.compress(b"tin"), "gzip, gzip", "not asked for"),
    ],
    # What gzip packs holds the time: such a name would differ from process to process.
    ids=["cut", "foreign", "empty", "brotli", "twice"],
)
async def test_what_cannot_be_unpacked_is_told(paper, body, coding, told):
    paper.at["/"] = Answer(body, headers={"Content-Encoding": coding})
    assert told in str(await refused(paper))


async def test_a_body_that_drips_ends_when_its_time_is_over(paper):
    paper.at["/"] = Answer(itertools.repeat(b".", 1000), pause_seconds=0.05)
    error = await refused(paper, bounds=Bounds(1_000_000, seconds=0.3))
    assert "took longer than 0.3 seconds" in str(error)


async def test_a_server_that_says_nothing_is_not_waited_for(paper):
    paper.at["/"] = Answer(itertools.repeat(b".", 2), pause_seconds=5)
    error = await refused(paper, bounds=Bounds(1_000_000, connect_seconds=0.2))
    assert "no answer within 0.2 seconds" in str(error)


async def test_redirects_are_followed_on_the_same_site(paper):
    paper.at["/"] = Answer(status="301 Moved", headers={"Location": "/bai?id=7#cuoi"})
    paper.at["/bai?id=7"] = Answer(b"tin")
    fetched = await fetch(paper)
    assert (fetched.body, fetched.address) == (b"tin", f"{paper.url}/bai?id=7")


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("/", "in a circle"),
        ("{url}/other", "in a circle"),
        ("http://localhost/", "to another site (http://localhost/)"),
        ("http://169.254.169.254/latest", "to another site"),
        ("file:///etc/passwd", "to what is no address"),
        ("http://[", "to what is no address"),
    ],
)
async def test_redirects_that_lead_nowhere_are_told(paper, location, told):
    paper.at["/"] = Answer(status="302 Found", headers={"Location": location.format(url=paper.url)})
    paper.at["/other"] = Answer(status="302 Found", headers={"Location": "/"})
    assert told in str(await refused(paper))


async def test_a_row_of_redirects_has_an_end(paper):
    for number in range(9):
        answer = Answer(status="307 Temporary", headers={"Location": f"/{number + 1}"})
        paper.at[f"/{number}"] = answer
    assert "more than 5 times" in str(await refused(paper, "/0"))
    assert len(paper.asked) == 6


@pytest.mark.parametrize(
    ("status", "wait", "told", "rest"),
    [
        ("429 Too Many Requests", "120", "429", 120),
        ("503 Service Unavailable", "99999999", "503", 86_400),
        ("503 Service Unavailable", "soon", "503", 0),
        ("500 Internal Server Error", None, "500", 0),
        ("404 Not Found", None, "not there any more", 0),
        ("410 Gone", None, "not there any more", 0),
        ("403 Forbidden", None, "403", 0),
        ("204 No Content", None, "204", 0),
    ],
)
async def test_what_is_refused_is_told_with_how_long_to_wait(paper, status, wait, told, rest):
    paper.at["/"] = Answer(status=status, headers={"Retry-After": wait} if wait else {})
    error = await refused(paper)
    assert told in str(error)
    assert error.rest_seconds == rest


async def test_a_wait_may_be_told_as_a_date(paper):
    until = formatdate(clock.seconds() + 1000, usegmt=True)
    paper.at["/"] = Answer(status="429 Too Many Requests", headers={"Retry-After": until})
    assert 900 < (await refused(paper)).rest_seconds <= 1000


async def test_a_connection_that_breaks_is_told(paper):
    paper.at["/"] = Answer(b"half", length=1000)
    assert "the connection broke" in str(await refused(paper))


async def test_a_server_that_is_not_there_is_told(paper):
    async with downloading("http://127.0.0.1:1/") as downloader:
        with pytest.raises(DownloadError, match="cannot be reached"):
            await downloader.fetch("http://127.0.0.1:1/rss", BOUNDS)


@pytest.mark.parametrize("address", ["http://", "ftp://a.vn/", "http://127.0.0.1:x/"])
async def test_what_is_no_address_is_told(paper, address):
    async with downloading(paper.url) as downloader:
        with pytest.raises(DownloadError, match="no address"):
            await downloader.fetch(address, BOUNDS)


@asynccontextmanager
async def sealed(paper, folder):
    """The paper over https, its address, and the certificate that it made for itself."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "1"]
    files = ["-keyout", str(key), "-out", str(certificate), "-nodes"]
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    subprocess.run([*made, *files, *subject], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server = await asyncio.start_server(paper.serve, "127.0.0.1", 0, ssl=context)
    async with server:
        yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}", certificate


async def test_a_certificate_of_nobody_is_refused(tmp_path):
    async with sealed(Newspaper(), tmp_path) as (url, _), downloading(url) as downloader:
        with pytest.raises(DownloadError, match="certificate is not good"):
            await downloader.fetch(f"{url}/rss", BOUNDS)


async def test_a_password_given_for_https_is_never_sent_in_the_clear(paper, tmp_path, monkeypatch):
    paper.at["/rss"] = Answer(b"<rss/>")
    secret = Newspaper()
    secret.at["/rss"] = Answer(status="302 Found", headers={"Location": f"{paper.url}/rss"})
    async with sealed(secret, tmp_path) as (url, certificate):
        trusted = ssl.create_default_context(cafile=certificate)
        monkeypatch.setattr(download, "_trusted", lambda: trusted)
        feed = url.replace("//", "//lan:pass@") + "/rss"
        async with downloading(feed) as downloader:
            fetched = await downloader.fetch(feed, BOUNDS)
    assert fetched.address == f"{paper.url}/rss"
    assert "authorization" in secret.asked[0].headers
    assert "authorization" not in paper.asked[0].headers
