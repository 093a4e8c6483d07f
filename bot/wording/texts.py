"""Which texts the bot has to say of itself; each language fills them in."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self

from knowledge.factbase import FactBase


@dataclass(frozen=True)
class Wording:
    """The interface in one language. Templates mark bold text with ** and take {name}, {home},
    {publisher} and {example} from the seeds; {bot} is the username, known once it has connected."""

    start: str
    help: str
    settings: str
    privacy: str
    questions_kept: str
    questions_not_kept: str
    how_to_ask: str
    how_to_ask_as_guest: str
    only_text: str
    unknown_command: str
    stale: str
    stale_link: str
    failed: str
    too_many: str
    group_start: str
    group_settings: str
    only_admins: str
    admins_ask_here: str
    everyone_asks: str
    admins_ask: str
    mentions_on: str
    mentions_off: str
    buttons_on: str
    buttons_off: str
    add_to_group_button: str
    wrong_button: str
    reported: str
    reported_elsewhere: str
    reported_before: str
    remark_wanted: str
    remark_kept: str
    only_operators: str
    no_reports: str
    handled_button: str
    fixed_button: str
    fixed: str
    fixed_before: str
    chart_button: str
    choose_chart: str
    no_chart: str
    source_button: str
    more_button: str
    ask_more_button: str
    ask_privately_button: str
    nothing_found_button: str
    theodoi_what: str
    several_things: str
    no_such_thing: str
    near_things: str
    browse_things: str
    choose_thing: str
    kind_topic: str
    kind_directives: str
    kind_area: str
    kind_organization: str
    kind_post: str
    kind_person: str
    kind_document: str
    kind_indicator: str
    other_kinds_button: str
    follow_button: str
    follow_heading: str
    last_year: str
    no_messages: str
    messages: str
    latest_message: str
    nothing_yet: str
    how_often: str
    followed_already: str
    consent: str
    daily_button: str
    at_once_button: str
    weekly_button: str
    leave_button: str
    left: str
    followed: str
    how_daily: str
    how_at_once: str
    how_weekly: str
    see_follows: str
    follows_full: str
    admins_follow: str
    follows_heading: str
    follows_hint: str
    nothing_followed: str
    often_daily: str
    often_at_once: str
    often_weekly: str
    resting: str
    gone_thing: str
    stop_all_button: str
    stopped: str
    stopped_before: str
    keep_things: str
    stopped_all: str
    stop_button: str
    fewer: str
    fewest: str
    data_heading: str
    admins_data: str
    erased: str
    erased_group: str
    not_erased: str
    description: str
    short_description: str
    command_hoi: str
    command_aila: str
    command_vanban: str
    command_chitieu: str
    command_chidao: str
    command_bieudo: str
    command_theodoi: str
    command_dangtheodoi: str
    command_ngung: str
    command_dulieu: str
    command_xoadulieu: str
    command_soan: str
    command_baosai: str
    command_nguon: str
    command_help: str
    command_settings: str
    command_privacy: str

    def filled(self, facts: FactBase) -> Self:
        """The same with the names that the seeds give."""
        about = facts.language.about
        return self._with(
            {
                "{name}": about.name,
                "{home}": facts.areas[about.home].name,
                "{publisher}": facts.publishers[about.publisher].name,
                "{example}": about.examples[0],
            }
        )

    def naming(self, username: str) -> Self:
        """The same with the bot's username."""
        return self._with({"{bot}": f"@{username}"})

    def _with(self, values: Mapping[str, str]) -> Self:
        filled = {}
        for field in fields(self):
            text = getattr(self, field.name)
            for slot, value in values.items():
                text = text.replace(slot, value)
            filled[field.name] = text
        return type(self)(**filled)
