"""A conversation as a tree, and passages made readable: no window is needed for either."""

from app.messages import Answered, Failed, Passage, Passages, Stopped, Text, Turn
from app.ui.branches import Conversation, Version
from app.ui.passages import cut


def tree() -> Conversation:
    conversation = Conversation(1)
    conversation.fill(
        (
            Turn("a", "1", "stop", number=1),
            Turn("b", "2", "stop", number=2, parent=1),
            Turn("c", "3", "stop", number=3, parent=2),
            Turn("b2", "4", "stop", number=4, parent=1),
        )
    )
    return conversation


def words(conversation: Conversation) -> list[str]:
    return [version.question for version in conversation.path()]


def test_the_latest_version_counts_until_another_is_chosen() -> None:
    conversation = tree()
    assert words(conversation) == ["a", "b2"]
    third = conversation.find(3)
    assert third is not None
    conversation.choose(third)
    assert words(conversation) == ["a", "b", "c"]
    assert third.above is not None and len(third.above.versions) == 2


def test_what_was_asked_before_the_turns_were_known_follows_them() -> None:
    conversation = Conversation(1)
    conversation.add(Version("new"))
    conversation.fill(
        (Turn("a", "1", "stop", number=1), Turn("b", "2", "stop", number=2, parent=1))
    )
    assert words(conversation) == ["a", "b", "new"]


def test_turns_without_numbers_follow_each_other() -> None:
    conversation = Conversation(1)
    conversation.fill((Turn("a", "1", "stop"), Turn("b", "2", "stop")))
    assert words(conversation) == ["a", "b"]


def test_a_dropped_version_leaves_what_follows_it() -> None:
    conversation = tree()
    second = conversation.find(2)
    assert second is not None
    conversation.drop(second)
    third = conversation.find(3)
    assert third is not None
    conversation.choose(third)
    assert words(conversation) == ["a", "c"]


def test_a_continued_answer_never_becomes_shorter() -> None:
    version = Version("a")
    version.hear(Passages(1, (), "words", True, 1, 1, 1.0, turn=8))
    version.hear(Text(1, "It is "))
    version.hear(Stopped(1, "It is "))
    assert version.can_continue and not version.live
    version.begin_again()
    version.hear(Text(2, "three"))
    version.hear(Failed(2, "engine-stopped", "No.", text="three"))
    assert version.text == "It is three"
    version.begin_again()
    version.hear(Answered(3, "It is three rents.", True, "stop", (), 1, 1, 1, 1, 1))
    assert version.text == "It is three rents." and not version.can_continue


def test_an_answer_the_engine_does_not_keep_cannot_be_continued() -> None:
    version = Version("a")
    version.hear(Text(1, "It is "))
    version.hear(Stopped(1, "It is "))
    assert not version.can_continue


def test_marks_of_markdown_are_not_shown_but_those_of_other_texts_are() -> None:
    text = "# The *tower*\n\nIt is **41 metres** tall, see [plan](a.png). It stood 5 * 3 years."
    passage = Passage("/a.md", text, 1.0, {}, 0, len(text))
    shown = "".join(cut(passage, whole=False))
    assert shown == "The tower · It is 41 metres tall, see plan. It stood 5 * 3 years."
    assert "".join(cut(passage, whole=True)).startswith("The tower\n\nIt is")
    other = Passage("/a.txt", text, 1.0, {}, 0, len(text))
    assert "**41 metres**" in "".join(cut(other, whole=False))


def test_what_an_earlier_question_was_limited_to_is_said() -> None:
    conversation = Conversation()
    conversation.fill(
        (
            Turn("a", "1", "stop", number=1, only=("/papers/Lease.pdf",)),
            Turn("b", "2", "stop", number=2, parent=1, collection=3, limited="Barn"),
            Turn("c", "3", "stop", number=3, parent=2, collection=4),
        )
    )
    labels = [version.scope.label for version in conversation.path()]
    assert labels == ["Lease.pdf", "Barn", "a collection that is gone"]


def test_what_was_asked_last_is_on_the_path_even_below_an_older_version() -> None:
    conversation = Conversation(3)
    conversation.fill(
        (
            Turn("a", "1", "stop", number=1),
            Turn("b", "2", "stop", number=2, parent=1),
            Turn("b, edited", "3", "stop", number=3, parent=1),
            Turn("c", "4", "stop", number=4, parent=2),
        )
    )
    assert [version.number for version in conversation.path()] == [1, 2, 4]
