"""The token never reaches a log, whoever logs it."""

import logging

import pytest
import structlog

from bot import logs

TOKEN = "123456789:AAtokentokentokentokentokentoken"  # noqa: S105


@pytest.mark.parametrize("name", ["aiohttp.client", "httpx"])
def test_clients_do_not_tell_addresses(capsys, name):
    logs.configure(TOKEN)
    logging.getLogger(name).info("HTTP Request: POST https://api/bot%s/getMe", TOKEN)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["aiohttp.client", "telegram.ext.Application", "anyone"])
def test_what_others_log_is_redacted(capsys, name):
    logs.configure(TOKEN)
    logging.getLogger(name).error("lost https://api/bot%s/getMe", TOKEN)
    told = capsys.readouterr().err
    assert TOKEN not in told
    assert logs.HIDDEN in told


def test_tracebacks_are_redacted(capsys):
    logs.configure(TOKEN)
    try:
        int(TOKEN)
    except ValueError:
        logging.getLogger("x").exception("failed")
        structlog.get_logger("y").exception("failed")
    told = capsys.readouterr().err
    assert "ValueError" in told
    assert TOKEN not in told


def test_values_are_redacted_however_deep(capsys):
    logs.configure(TOKEN)
    structlog.get_logger().info(
        "event", token=TOKEN, deep={"list": [TOKEN, 1]}, url=f"/bot{TOKEN}/"
    )
    assert TOKEN not in capsys.readouterr().err


def test_an_event_that_cannot_be_written_does_not_show_itself(capsys):
    logs.configure(TOKEN)
    logging.getLogger("x").error("two %s %s", TOKEN)  # noqa: PLE1206
    assert TOKEN not in capsys.readouterr().err


def test_any_token_is_hidden_without_being_told_of_it():
    event = logs.Redactor()(None, "info", {"event": "111111:BBtokentokentokentokentoken"})
    assert event == {"event": logs.HIDDEN}
