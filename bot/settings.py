"""The settings of a process: environment and `.env`, read once, frozen, checked.

Every fault is one line that names the variable and the mend.
"""

import difflib
import os
import re
from collections.abc import Iterable
from datetime import tzinfo
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from dotenv.parser import parse_stream
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot import clock
from bot.errors import SettingFault
from bot.state import cipher

PROJECT = Path(__file__).resolve().parents[1]
FILE = Path(".env")
ENCODING = "utf-8-sig"
"""Editors on Windows begin a file with a mark, which is no part of the first name."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
DATABASES = ("sqlite", "postgresql")
DAY_MINUTES = 1440
_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{3,}")
_BLANK = re.compile(r"[\s\0]")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def _token(value: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("is no bot token. Copy the one from @BotFather (123456:ABC-DEF…)")
    return value


def _secret(value: SecretStr) -> SecretStr:
    if not _SECRET.fullmatch(value.get_secret_value()):
        raise ValueError("has to be 1 to 256 of A-Z, a-z, 0-9, _ and -. Choose another one")
    return value


def _url(*schemes: str) -> AfterValidator:
    def check(value: str) -> str:
        if _host(value) is None or urlsplit(value).scheme not in schemes:
            raise ValueError(f"is no address. Write it like {schemes[0]}://host")
        return value.rstrip("/")

    return AfterValidator(check)


def _host(url: str) -> str | None:
    """The host of an address; None: it is no address. (urlsplit takes almost anything.)"""
    try:
        parts = urlsplit(url)
        return parts.hostname if parts.port != 0 and not _BLANK.search(url) else None
    except ValueError:
        return None


def _host_and_port(value: str) -> str:
    if _host(f"//{value}") is None or urlsplit(f"//{value}").port is None:
        raise ValueError("is no host and port. Write it like 127.0.0.1:8081")
    return value


def _loopback(value: str) -> str:
    if _host(f"//{_host_and_port(value)}") not in LOOPBACK:
        raise ValueError("has to stay on this machine. Write it like 127.0.0.1:8081")
    return value


def _state(value: str) -> str:
    try:
        known = make_url(value).get_backend_name() in DATABASES
    except (ArgumentError, ValueError):
        known = False
    if not known:
        raise ValueError("is no database address. Write it like sqlite+aiosqlite:///var/state.db")
    return value


def _key(value: SecretStr) -> SecretStr:
    if not cipher.is_key(value.get_secret_value()):
        raise ValueError(
            "is no key (32 bytes as base64). Write one made by: openssl rand -base64 32"
        )
    return value


def _ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    parts = [part for part in re.split(r"[,;\s]+", value) if part]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError("is no list of user ids. Write numbers apart by commas: 123,456")
    return tuple(int(part) for part in parts)


def _limits(value: object) -> object:
    if value not in ("telegram", "off"):
        raise ValueError("is neither telegram nor off. Leave it empty for Telegram's own limits")
    return value


def _on_or_off(value: object) -> object:
    if value not in ("on", "off"):
        raise ValueError("is neither on nor off. Leave it empty to keep no question")
    return value


def _feeds(value: object) -> object:
    if not isinstance(value, str):
        return value
    found = [one for one in re.split(r"\s+|,(?=\s*https?://)", value.strip(" ,")) if one]
    for number, one in enumerate(found, 1):
        if _host(one) is None or urlsplit(one).scheme not in ("https", "http"):
            raise ValueError(
                f"has no address at place {number}. Write addresses apart by spaces: "
                "https://host/rss https://other/rss"
            )
    return tuple(dict.fromkeys(found))


def _minutes(value: object) -> object:
    written = str(value)
    if not (written.isascii() and written.isdigit() and 0 < int(written[:6]) <= DAY_MINUTES):
        raise ValueError(f"is no number of minutes from 1 to {DAY_MINUTES}. Write it like 15")
    return int(written)


def _zone_name(value: str) -> str:
    try:
        clock.zone(value)
    except ValueError as error:
        raise ValueError(f"is no time zone. Write it like {clock.HOME_ZONE}") from error
    return value


class Settings(BaseSettings):
    """What the operator chose; see `.env.example`."""

    model_config = SettingsConfigDict(
        env_file=FILE,
        env_file_encoding=ENCODING,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    token: Annotated[SecretStr, AfterValidator(_token)] | None = Field(
        default=None, validation_alias="TELEGRAM_BOT_TOKEN"
    )
    api_base_url: Annotated[str, _url("https", "http")] = Field(
        default="https://api.telegram.org", validation_alias="TELEGRAM_API_BASE_URL"
    )
    proxy_url: Annotated[str, _url("http", "https")] | None = Field(
        default=None, validation_alias="TELEGRAM_PROXY_URL"
    )
    webhook_url: Annotated[str, _url("https")] | None = Field(
        default=None, validation_alias="TELEGRAM_WEBHOOK_URL"
    )
    webhook_secret: Annotated[SecretStr, AfterValidator(_secret)] | None = Field(
        default=None, validation_alias="TELEGRAM_WEBHOOK_SECRET"
    )
    listen: Annotated[str, AfterValidator(_host_and_port)] = Field(
        default="127.0.0.1:8443", validation_alias="HOIDAP_LISTEN"
    )
    health: Annotated[str, AfterValidator(_loopback)] | None = Field(
        default=None, validation_alias="HOIDAP_HEALTH"
    )
    seeds: Path = Field(default=PROJECT / "seeds", validation_alias="HOIDAP_SEEDS")
    cache: Path = Field(default=Path("var/cache"), validation_alias="HOIDAP_CACHE")
    state_url: Annotated[str, AfterValidator(_state)] = Field(
        default="sqlite+aiosqlite:///var/state.db", validation_alias="HOIDAP_STATE_URL"
    )
    state_key: Annotated[SecretStr, AfterValidator(_key)] | None = Field(
        default=None, validation_alias="HOIDAP_STATE_KEY"
    )
    ledger: Path | None = Field(default=None, validation_alias="HOIDAP_LEDGER")
    backups: Path | None = Field(default=None, validation_alias="HOIDAP_BACKUPS")
    admins: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_ids)] = Field(
        default=(), validation_alias="HOIDAP_ADMINS"
    )
    feeds: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_feeds)] = Field(
        default=(), validation_alias="HOIDAP_FEEDS"
    )
    feeds_every: Annotated[int, BeforeValidator(_minutes)] = Field(
        default=15, validation_alias="HOIDAP_FEEDS_EVERY"
    )
    canary_chat: int | None = Field(default=None, validation_alias="HOIDAP_CANARY_CHAT")
    keep_questions: Annotated[Literal["on", "off"], BeforeValidator(_on_or_off)] = Field(
        default="off", validation_alias="HOIDAP_KEEP_QUESTIONS"
    )
    limits: Annotated[Literal["telegram", "off"], BeforeValidator(_limits)] = Field(
        default="telegram", validation_alias="HOIDAP_LIMITS"
    )
    timezone: Annotated[str, AfterValidator(_zone_name)] = Field(
        default=clock.HOME_ZONE, validation_alias="HOIDAP_TIMEZONE"
    )

    @model_validator(mode="after")
    def _webhook_needs_secret(self) -> Self:
        if self.webhook_url and not self.webhook_secret:
            raise SettingFault(
                "TELEGRAM_WEBHOOK_SECRET is missing: TELEGRAM_WEBHOOK_URL needs it. "
                "Set it to a long random word"
            )
        return self

    @property
    def zone(self) -> tzinfo:
        return clock.zone(self.timezone)


def load_settings() -> Settings:
    """The settings of this process; SettingFault names what is wrong."""
    try:
        _refuse_unknown_names(os.environ, ("HOIDAP_",))
        _refuse_unknown_names(_names_in_file(), ("HOIDAP_", "TELEGRAM_"))
        return Settings()
    except ValidationError as error:
        raise SettingFault(_first_fault(error)) from None
    except (UnicodeDecodeError, OSError) as error:
        raise SettingFault(f".env cannot be read ({error}). Write it as UTF-8 text.") from None


def _names_in_file() -> list[str]:
    if not FILE.is_file():
        return []
    with FILE.open(encoding=ENCODING) as lines:
        found = list(parse_stream(lines))
    for one in found:
        if one.error:
            raise SettingFault(
                f".env:{one.original.line}: this is no setting. Write NAME=value, one a line."
            )
    return [one.key for one in found if one.key]


def _refuse_unknown_names(names: Iterable[str], ours: tuple[str, ...]) -> None:
    """Names that begin like ours but are none of ours: the environment may hold TELEGRAM_… of other
    programs, our file may not."""
    known = [str(field.validation_alias) for field in Settings.model_fields.values()]
    for name in names:
        if name.upper().startswith(ours) and name.upper() not in known:
            near = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0.0)[0]
            raise SettingFault(f"{name} is no setting of hoidap. Did you mean {near}?")


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_input=False)[0]
    return f"{fault['loc'][0]} {fault['msg'].removeprefix('Value error, ')}"
