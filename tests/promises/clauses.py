"""What must never be possible, clause by clause, each with the tests that would fail if it were.

The page docs/reference/promises.md is made from this; ``tests/house/test_promises.py`` sees that every test
named here exists. Another proof is another line.
"""

from __future__ import annotations

from typing import Final

PROMISES: Final = "tests/promises/"
CLAUSES: Final[dict[str, tuple[str, ...]]] = {
    "A copy of the database shows no word of a report.": (
        "tests/promises/test_nothing_of_a_reporter_is_readable.py::test_no_word_address_or_browser_is_kept_anywhere",
        "tests/promises/test_nothing_of_an_answer_is_readable.py::test_no_word_of_an_answer_is_kept_readable_anywhere",
        "tests/promises/test_nothing_of_a_reporter_is_readable.py::test_sealed_words_have_few_lengths",
    ),
    "It shows no time finer than a day for anything a reporter did.": (
        "tests/promises/test_nothing_of_a_reporter_is_readable.py::test_no_table_of_reporters_has_a_column_for_a_time",
        "tests/promises/test_nothing_of_a_reporter_is_readable.py::test_the_files_of_the_database_say_midnight",
        "tests/promises/test_nothing_of_a_reporter_is_readable.py::test_no_row_of_reporters_has_a_number_that_counts_up",
        "tests/promises/test_danger_reaches_a_person.py::test_no_hour_of_a_report_or_of_an_alert_is_kept",
    ),
    "It shows no address, no browser, and not who spoke.": (
        "tests/promises/test_nothing_of_a_reporter_is_readable.py::test_no_word_address_or_browser_is_kept_anywhere",
        "tests/promises/test_nothing_of_a_reporter_is_readable.py::test_reporters_deeds_change_no_other_table_and_no_other_file",
        "tests/promises/test_no_survey_answer_says_who_when_or_in_what_order.py::test_nothing_is_kept_of_who_when_and_in_what_order",
        "tests/promises/test_no_answer_about_supervision_is_anybodys.py::test_after_fifty_answers_nothing_tells_who_when_or_in_what_order",
    ),
    "No receipt is lost because two people pressed send at once.": (
        "tests/promises/test_no_report_is_lost.py::test_every_receipt_shown_opens_its_report_though_the_server_was_killed",
        "tests/promises/test_no_voice_is_drowned.py::test_a_form_sent_twice_at_the_same_moment_is_one_report",
    ),
    "No flood silences somebody who is honest.": (
        "tests/promises/test_no_voice_is_drowned.py::test_one_honest_report_is_seen_after_a_flood",
        "tests/promises/test_danger_reaches_a_person.py::test_a_flood_is_no_flood_of_alerts",
        "tests/library/understand/deidentify/test_steady.py::test_no_text_however_long_keeps_the_recognisers_busy",
    ),
    "No count below the threshold is shown, and none can be found by subtraction.": (
        "tests/promises/test_no_hidden_cell_is_recovered.py::test_no_sentence_or_table_holds_a_count_of_one_to_seven_people",
        "tests/promises/test_no_hidden_cell_is_recovered.py::test_what_is_hidden_cannot_be_found_by_subtraction",
        "tests/promises/test_no_hidden_cell_is_recovered.py::test_two_editions_that_differ_by_one_withdrawal_print_the_same_numbers",
        "tests/promises/test_no_hidden_count_is_pinned.py::test_no_hidden_number_of_a_table_is_pinned_by_what_is_shown",
    ),
    "No quote is printed that is not in the evidence.": (
        "tests/promises/test_every_published_number_can_be_worked_out_again.py::test_every_quote_is_in_the_evidence_letter_by_letter",
        "tests/promises/test_nothing_altered_goes_unseen.py::test_one_letter_of_the_sealed_words_is_found",
    ),
    "No number is published that nobody can work out again.": (
        "tests/promises/test_every_published_number_can_be_worked_out_again.py::test_every_number_is_the_people_counted_by_hand",
        "tests/promises/test_every_published_number_can_be_worked_out_again.py::test_no_share_stands_in_the_report_that_is_not_among_them",
        "tests/promises/test_nothing_altered_goes_unseen.py::test_one_change_in_the_html_is_found",
    ),
    "There is no league table.": (
        "tests/promises/test_nobody_is_ranked.py::test_no_page_offers_an_order_and_no_address_asks_for_one",
        "tests/promises/test_nobody_is_ranked.py::test_an_area_is_set_beside_others_in_the_order_of_their_codes_and_without_their_names",
    ),
    "The rights check approves nothing.": (
        "tests/promises/test_the_rights_check_approves_nothing.py::test_there_are_three_outcomes_and_none_is_a_yes",
        "tests/promises/test_the_rights_check_approves_nothing.py::test_the_best_that_can_come_of_any_check_is_conditions_that_lapse",
        "tests/promises/test_the_rights_check_approves_nothing.py::test_no_page_of_it_says_yes",
    ),
    "A flagged report is first in the list, is alerted, and goes to the next person on time.": (
        "tests/promises/test_danger_reaches_a_person.py::test_a_flagged_report_stands_first_until_people_have_decided",
        "tests/promises/test_danger_reaches_a_person.py::test_sent_at_2340_with_the_first_person_absent_it_reaches_the_deputy_on_time",
        "tests/promises/test_danger_reaches_a_person.py::test_when_nobody_answers_the_door_changes_its_words_and_back_when_somebody_opens_it",
    ),
    "Nobody is told that every danger is recognised: the first page says that it is not.": (
        "tests/promises/test_danger_reaches_a_person.py::test_the_first_page_says_that_not_every_danger_is_recognised",
    ),
    "No socket is opened to anywhere but this machine, except the alert route that a service has set up; in a browser neither.": (
        "tests/promises/test_nothing_is_sent_elsewhere.py::test_only_these_files_can_speak_to_another_machine",
        "tests/promises/test_nothing_is_sent_elsewhere.py::test_an_alert_leads_to_no_machine_that_is_not_of_ones_own_network",
        "tests/promises/test_nothing_is_sent_elsewhere.py::test_a_browser_is_told_to_fetch_nothing_from_elsewhere",
        "tests/house/test_closed_network.py::test_a_child_process_is_closed_as_well",
    ),
    "Nobody's words are run through a judge of their tone: not those of children, families, carers or reporters.": (
        "tests/promises/test_nobody_who_speaks_is_judged.py::test_words_of_those_who_were_heard_are_turned_away_and_told_why",
        "tests/promises/test_nobody_who_speaks_is_judged.py::test_no_room_of_people_may_import_the_judge_by_any_path",
    ),
    "No screen ranks, scores or blames a person.": (
        "tests/promises/test_nobody_is_ranked.py::test_no_column_of_any_table_holds_a_mark",
        "tests/promises/test_nobody_who_speaks_is_judged.py::test_a_table_that_says_who_wrote_is_turned_away_and_told_why",
        "tests/promises/test_an_examination_sees_no_report.py::test_every_page_is_shown_without_asking_for_a_report",
    ),
    "What was taken back does not come back.": (
        "tests/promises/test_nothing_taken_back_comes_back.py::test_after_a_restore_no_eight_words_and_no_file_give_back_what_was_withdrawn",
        "tests/promises/test_nothing_withdrawn_is_found_by_a_search.py::test_words_taken_back_are_in_no_byte_of_any_index",
        "tests/promises/test_withdrawing_consent.py::test_one_person_takes_back_every_word",
    ),
}  # fmt: skip
