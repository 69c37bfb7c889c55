"""Conversations are trees, listed and found by their words; nothing of them is lost."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine.conversations import MOST_EXCERPTS
from app.engine.remarks import excerpt, one_line, title_of
from app.engine.store import Store
from app.engine.vector_store_index import DATABASE
from app.errors import LibraryError, QuestionError
from app.messages import Turn


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / DATABASE)
    yield made
    made.close()


def talk(store: Store, *turns: tuple[str, str], title: str = "") -> int:
    conversation = store.new_conversation(title or turns[0][0])
    for question, text in turns:
        store.update_turn(store.begin_turn(conversation, question), text, "stop", [], [])
    return conversation


def check_words(store: Store) -> None:
    """Assert that the full-text index holds exactly what the conversations say."""
    from app.engine.schema import said

    wanted = {t: said(q, x) for t, q, x in store._all("SELECT id, question, text FROM turns")}
    wanted |= {-c: said(t, "") for c, t in store._all("SELECT id, title FROM conversations")}
    assert {row[0] for row in store._all("SELECT rowid FROM said")} == wanted.keys()
    store._db.execute("CREATE VIRTUAL TABLE temp.seen USING fts5vocab(main, said, 'instance')")
    terms: dict[int, int] = {}
    for row, count in store._all("SELECT doc, count(*) FROM temp.seen GROUP BY doc"):
        terms[row] = count
    fresh = store._db.execute("CREATE VIRTUAL TABLE temp.fresh USING fts5(terms)") and "fresh"
    for row, text in wanted.items():
        store._db.execute(f"INSERT INTO temp.{fresh} (rowid, terms) VALUES (?, ?)", (row, text))
    store._db.execute("CREATE VIRTUAL TABLE temp.right USING fts5vocab(temp, fresh, 'instance')")
    right = dict(store._all("SELECT doc, count(*) FROM temp.right GROUP BY doc"))
    store._db.execute("DROP TABLE temp.right")
    store._db.execute("DROP TABLE temp.fresh")
    store._db.execute("DROP TABLE temp.seen")
    assert terms == right


def places(turns: list[Turn]) -> list[tuple[int, int, str]]:
    return [(turn.number, turn.parent, turn.question) for turn in turns]


def test_turns_follow_the_last_one_or_the_one_they_are_said_to(store: Store):
    first = talk(store, ("One?", "1"), ("Two?", "2"))
    store.begin_turn(first, "Two, again?", 1)
    store.begin_turn(first, "Another beginning?", 0, "What was searched")
    store.begin_turn(first, "After the last?")
    turns = store.turns(first)
    assert places(turns) == [
        (1, 0, "One?"), (2, 1, "Two?"), (3, 1, "Two, again?"), (4, 0, "Another beginning?"),
        (5, 4, "After the last?"),
    ]  # fmt: skip
    assert [t.searched for t in turns] == ["", "", "", "What was searched", ""]
    assert sorted(t.created for t in turns) == [t.created for t in turns]
    assert [t.number for t in store.earlier(first)] == [4, 5]
    assert [t.number for t in store.earlier(first, 3)] == [1, 3]
    assert store.earlier(first, 0) == []


def test_the_path_of_another_conversation_is_refused(store: Store):
    first, second = talk(store, ("One?", "1")), talk(store, ("Two?", "2"))
    for turn in (2, 99):
        with pytest.raises(QuestionError, match="not in this conversation"):
            store.earlier(first, turn)
    assert [t.question for t in store.earlier(second, 2)] == ["Two?"]


def test_conversations_come_pinned_first_then_the_last_changed(store: Store):
    numbers = [talk(store, (f"Question {n}?", "")) for n in range(4)]
    store.change_conversation(numbers[1], pinned=True)
    store.begin_turn(numbers[0], "Once more?")
    rows = store.conversations()
    assert [row.number for row in rows] == [numbers[i] for i in (1, 0, 3, 2)]
    assert [row.pinned for row in rows] == [True, False, False, False]
    assert [row.turns for row in rows] == [1, 2, 1, 1]
    assert all(row.changed >= row.created for row in rows)
    assert store.latest_conversation() == numbers[0]


def test_what_is_deleted_can_be_brought_back_until_the_next_start(store: Store, tmp_path: Path):
    kept, gone = talk(store, ("Kept?", "whale")), talk(store, ("Gone?", "whale"))
    store.change_conversation(gone, deleted=True)
    assert [row.number for row in store.conversations()] == [kept]
    assert [row.number for row in store.conversations("whale")] == [kept]
    assert store.latest_conversation() == kept
    store.change_conversation(gone, deleted=False)
    assert len(store.conversations("whale")) == 2
    store.change_conversation(gone, deleted=True)
    assert store.forget_deleted() == 1 and store.forget_deleted() == 0
    assert store.turns(gone) == [] and store.title(gone) is None
    check_words(store)
    with pytest.raises(LibraryError, match="not there any more"):
        store.change_conversation(gone, deleted=False)


def test_a_question_into_a_deleted_conversation_brings_it_back(store: Store):
    conversation = talk(store, ("One?", "1"))
    store.change_conversation(conversation, deleted=True)
    store.begin_turn(conversation, "Two?")
    assert store.forget_deleted() == 0
    assert [row.turns for row in store.conversations()] == [2]


def test_a_conversation_is_found_by_all_its_words_wherever_they_stand(store: Store):
    lease = talk(store, ("How much is the deposit?", "2,700 euros."),
                 ("When is it returned?", "Within six months."), title="The flat")  # fmt: skip
    whales = talk(store, ("What do whales eat?", "Krill, and in Straße the café serves some."))
    chinese = talk(store, ("押金是多少？", "押金是两千七百欧元。"), title="租约")

    def found(search: str) -> list[int]:
        return sorted(row.number for row in store.conversations(search))

    assert found("deposit months") == [lease]  # in different turns
    assert found("flat euros") == [lease]  # in title and answer
    assert found("DEPOS") == [lease]  # the beginning of a word
    assert found("osit") == []
    assert found("cafe") == [whales] and found("straße krill") == [whales]
    assert (
        found("押金") == [chinese] and found("租约") == [chinese] and found("七百欧元") == [chinese]
    )
    assert found("欧七") == [] and found("deposit krill") == []
    assert found('"OR" (NOT *') == [] and found("?!") == []
    assert found("  ") == [lease, whales, chinese]


def test_a_found_conversation_says_where_and_what(store: Store):
    long = "Nothing of it. " * 30 + "The deposit comes back within six months of leaving. " * 3
    number = talk(store, ("First?", "Unrelated."), ("And the flat?", long), title="Renting")
    (row,) = store.conversations("deposit")
    assert row.turn == 2 and "deposit comes back" in row.found
    assert row.found.startswith("…") and row.found.endswith("…") and len(row.found) < 190
    (row,) = store.conversations("renting")
    assert (row.number, row.turn, row.found) == (number, 0, "")
    (row,) = store.conversations("first unrelated")
    assert row.turn == 1


def test_the_words_are_kept_in_step_with_every_change(store: Store):
    number = talk(store, ("Which bird?", "A gull."))
    turn = store.turns(number)[0].number
    store.update_turn(turn, "A heron, no gull.", "stop", [], [])
    store.update_turn(turn, "A heron.", "stop", [], [])
    assert store.conversations("gull") == [] and len(store.conversations("heron")) == 1
    store.change_conversation(number, title="Birds of\nthe   marsh")
    (row,) = store.conversations("marsh")
    assert row.title == "Birds of the marsh"
    assert [row.turn for row in store.conversations("which bird")] == [turn]
    store.change_conversation(number, title="   ")
    assert store.conversations()[0].title == "Birds of the marsh"
    check_words(store)


def test_finding_stays_quick_with_many_turns(store: Store):
    with store.transaction():
        for n in range(300):
            talk(store, *((f"Question {n}.{m} of the whale?", "The whale dives. ") for m in "ab"))
    rows = store.conversations("whale question")
    assert len(rows) == 300 and all(row.found for row in rows)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("When was the lighthouse built?", "When was the lighthouse built?"),
        ("  Two\n lines? ", "Two lines?"),
        ("word " * 40, "word word word word word word word word word word word word…"),
        ("x" * 100, "x" * 59 + "…"),
        ("Here is the whole letter that I got last week. " * 9 + "When do I have to answer?",
         "When do I have to answer?"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_title_is_one_short_line(question: str, title: str):
    assert title_of(question) == title
    assert len(title_of(question)) <= 60


def test_an_excerpt_finds_words_in_any_spelling():
    assert excerpt(["Über das Café der Straße."], ["cafe"]) == "Über das Café der Straße."
    assert "ＦＵＬＬ" in excerpt(["a " * 90 + "ＦＵＬＬ width"], ["full"])
    assert excerpt(["nothing"], ["else"]) == ""
    assert one_line("a\tb\nc") == "a b c"


def test_looking_for_a_piece_costs_no_call_for_each_character():
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += 1

    text = "Grüße vom Leuchtturm an der Küste. " * 5000
    sys.setprofile(count)
    try:
        piece = excerpt([text, text + " Möwe"], ["mowe", "nirgends"])
    finally:
        sys.setprofile(None)
    assert piece.endswith("Küste. Möwe") and calls < 5000


def test_only_the_first_of_many_conversations_show_a_piece(store: Store):
    with store.transaction():
        for n in range(MOST_EXCERPTS + 5):
            talk(store, (f"Question {n}?", "The whale dives."))
    rows = store.conversations("whale")
    assert [bool(row.found) for row in rows] == [True] * MOST_EXCERPTS + [False] * 5
    assert all(row.turn for row in rows)


def test_half_a_character_does_not_keep_a_title_from_being_kept(store: Store):
    conversation = store.new_conversation("An emoji \ud83d cut")
    store.change_conversation(conversation, title="Cut \ude00 again")
    assert store.title(conversation) == "Cut \ufffd again"
    check_words(store)
    with pytest.raises(LibraryError, match="cannot be written down"):
        store.begin_turn(conversation, "caf\udce9")
    assert store.turns(conversation) == []
