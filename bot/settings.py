"""The settings of a process: environment and `.env`, read once, frozen, checked.

Every fault is one line that names the variable and the mend.
"""

import difflib
import os
import re
from collections.abc import Iterable
from datetime import tzinfo
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from dotenv import dotenv_values
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

PROJECT = Path(__file__).resolve().parents[1]
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{3,}")
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
        parts = urlsplit(value)
        if parts.scheme not in schemes or not parts.hostname:
            raise ValueError(f"is no address. Write it like {schemes[0]}://host")
        return value.rstrip("/")

    return AfterValidator(check)


def _host_and_port(value: str) -> str:
    parts = urlsplit(f"//{value}")
    try:
        port = parts.port
    except ValueError:
        port = None
    if not parts.hostname or port is None:
        raise ValueError("is no host and port. Write it like 127.0.0.1:8081")
    return value


def _loopback(value: str) -> str:
    if urlsplit(f"//{_host_and_port(value)}").hostname not in LOOPBACK:
        raise ValueError("has to stay on this machine. Write it like 127.0.0.1:8081")
    return value


def _state(value: str) -> str:
    try:
        make_url(value)
    except (ArgumentError, ValueError) as error:
        raise ValueError(
            "is no database address. Write it like sqlite+aiosqlite:///var/state.db"
        ) from error
    return value


def _ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    parts = [part for part in re.split(r"[,;\s]+", value) if part]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError("is no list of user ids. Write numbers apart by commas: 123,456")
    return tuple(int(part) for part in parts)


def _zone_name(value: str) -> str:
    try:
        clock.zone(value)
    except ValueError as error:
        raise ValueError(f"is no time zone. Write it like {clock.HOME_ZONE}") from error
    return value


class Settings(BaseSettings):
    """What the operator chose; see `.env.example`."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
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
    state_url: Annotated[str, AfterValidator(_state)] = Field(
        default="sqlite+aiosqlite:///var/state.db", validation_alias="HOIDAP_STATE_URL"
    )
    admins: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_ids)] = Field(
        default=(), validation_alias="HOIDAP_ADMINS"
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
        in_file = dotenv_values(".env", encoding="utf-8")
        _refuse_unknown_names([*os.environ, *in_file])
        return Settings()
    except ValidationError as error:
        raise SettingFault(_first_fault(error)) from None
    except (UnicodeDecodeError, OSError) as error:
        raise SettingFault(f".env cannot be read ({error}). Write it as UTF-8 text") from None


def _refuse_unknown_names(names: Iterable[str]) -> None:
    known = [str(field.validation_alias) for field in Settings.model_fields.values()]
    for name in names:
        if name.upper().startswith("HOIDAP_") and name.upper() not in known:
            near = difflib.get_close_matches(name.upper(), known, n=1, cutoff=0.0)[0]
            raise SettingFault(f"{name} is no setting of hoidap. Did you mean {near}?")


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_input=False)[0]
    return f"{fault['loc'][0]} {fault['msg'].removeprefix('Value error, ')}"
