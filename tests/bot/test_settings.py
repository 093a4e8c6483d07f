"""Settings: every fault is one line that names the variable and the mend."""

import os
from pathlib import Path

import pytest

from bot.errors import SettingFault
from bot.settings import Settings, load_settings

TOKEN = "123456:abcdefghijklmnopqrstuvwxyz"  # noqa: S105
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch, tmp_path):
    """An empty folder and none of our variables."""
    for name in list(os.environ):
        if name.startswith(("HOIDAP_", "TELEGRAM_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_defaults():
    settings = load_settings()
    assert settings.token is None
    assert settings.api_base_url == "https://api.telegram.org"
    assert settings.seeds == ROOT / "seeds"
    assert settings.timezone == "Asia/Ho_Chi_Minh"


def test_the_file_is_read_and_the_environment_wins(monkeypatch):
    Path(".env").write_text(f"TELEGRAM_BOT_TOKEN={TOKEN}\nHOIDAP_ADMINS=1, 2\n", encoding="utf-8")
    monkeypatch.setenv("HOIDAP_ADMINS", "3")
    settings = load_settings()
    assert settings.token.get_secret_value() == TOKEN
    assert settings.admins == (3,)


def test_feeds_stand_apart_by_spaces_or_commas_each_once(monkeypatch):
    one, other = "https://bao.vn/rss?a=1,2", "http://khac.vn/tin.xml"
    monkeypatch.setenv("HOIDAP_FEEDS", f" {one}, {other}\n{one} ")
    monkeypatch.setenv("HOIDAP_FEEDS_EVERY", "30")
    settings = load_settings()
    assert settings.feeds == (one, other)
    assert settings.feeds_every == 30


def test_an_empty_value_is_none(monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    assert load_settings().token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "secret-but-no-token"),
        ("TELEGRAM_BOT_TOKEN", "１２３:secret-but-in-other-digits"),
        ("TELEGRAM_API_BASE_URL", "api.telegram.org"),
        ("TELEGRAM_API_BASE_URL", "https://host:99999"),
        ("TELEGRAM_API_BASE_URL", "https://["),
        ("TELEGRAM_API_BASE_URL", "https://a b"),
        ("TELEGRAM_PROXY_URL", "proxy"),
        ("TELEGRAM_WEBHOOK_URL", "http://plain.example"),
        ("TELEGRAM_PROXY_URL", "socks5://127.0.0.1:1"),
        ("HOIDAP_STATE_URL", "var/state.db"),
        ("HOIDAP_STATE_URL", "nosuch://x"),
        ("HOIDAP_STATE_KEY", "secret-but-no-key"),
        ("HOIDAP_ADMINS", "me"),
        ("HOIDAP_FEEDS", "https://bao.vn/rss secret-but-no-address"),
        ("HOIDAP_FEEDS", "ftp://bao.vn/rss"),
        ("HOIDAP_FEEDS_EVERY", "0"),
        ("HOIDAP_FEEDS_EVERY", "often"),
        ("HOIDAP_LISTEN", "8443"),
        ("HOIDAP_LISTEN", "host:99999"),
        ("HOIDAP_LISTEN", "["),
        ("HOIDAP_HEALTH", "0.0.0.0:8081"),
        ("HOIDAP_TIMEZONE", "Mars/Olympus"),
    ],
)
def test_a_wrong_value_is_named_but_not_repeated(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingFault) as caught:
        load_settings()
    told = str(caught.value)
    assert told.startswith(name)
    assert "\n" not in told
    assert "secret-but" not in told
    assert "Write" in told or "Copy" in told
    assert caught.value.exit_code == 2


def test_a_webhook_needs_its_secret(monkeypatch):
    monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", "https://bot.example/hook")
    with pytest.raises(SettingFault, match="TELEGRAM_WEBHOOK_SECRET"):
        load_settings()


@pytest.mark.parametrize("place", ["environment", "file"])
def test_an_unknown_name_is_told_with_the_nearest(monkeypatch, place):
    if place == "file":
        Path(".env").write_text("HOIDAP_SEED=x\n", encoding="utf-8")
    else:
        monkeypatch.setenv("HOIDAP_SEED", "x")
    with pytest.raises(SettingFault, match=r"HOIDAP_SEED is no setting.*HOIDAP_SEEDS"):
        load_settings()


def test_a_line_of_the_file_that_is_no_setting_is_named():
    Path(".env").write_text("HOIDAP_ADMINS=1\n= 5\n", encoding="utf-8")
    with pytest.raises(SettingFault, match=r"\.env:2"):
        load_settings()


def test_a_mistyped_name_of_telegram_is_told_in_the_file_only(monkeypatch):
    monkeypatch.setenv("TELEGRAM_CHAT", "of another program")
    load_settings()
    Path(".env").write_text("TELEGRAM_TOKEN=x\n", encoding="utf-8")
    with pytest.raises(SettingFault, match=r"TELEGRAM_TOKEN is no setting.*TELEGRAM_BOT_TOKEN"):
        load_settings()


def test_a_file_may_begin_with_a_mark_and_have_notes():
    Path(".env").write_text("\ufeffHOIDAP_ADMINS=1\n\n# a note\nOTHER=1\n", encoding="utf-8")
    assert load_settings().admins == (1,)


def test_a_file_that_is_no_text_is_named():
    Path(".env").write_bytes(b"A=\xff\xfe\n")
    with pytest.raises(SettingFault, match=r"\.env"):
        load_settings()


def test_the_example_documents_every_setting():
    documented = (ROOT / ".env.example").read_text(encoding="utf-8")
    for field in Settings.model_fields.values():
        assert str(field.validation_alias) in documented
