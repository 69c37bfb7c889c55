"""The first day: what a person does who has just got Carrel, and the next morning."""

from tests.journeys.driver import tell
from tests.journeys.person import Person


async def first_visit(person: Person) -> None:
    """Drop, watch, ask, stop, ask again, survive a killed engine."""
    person.look("empty")
    person.drop(person.folder)
    await person.indexed(3)
    person.look("indexed")
    tell(documents=person.window.library.searchable)

    exchange = person.ask("When was the lighthouse built, and who designed it?")
    await person.until(lambda: bool(exchange.evidence.cards), "passages")
    tell(passages_before_text=exchange.answer.text == "")
    await person.writing(exchange)
    person.stop()
    await person.answered(exchange)
    tell(stopped=exchange.ending, partial=exchange.answer.text)
    person.look("stopped")

    exchange = person.ask("How tall is the lighthouse?")
    await person.answered(exchange)
    tell(answer=exchange.answer.text, ending=exchange.ending)
    person.look("answered")

    exchange = person.ask("Which birds nest on the cliffs?")
    await person.writing(exchange)
    await person.kill_engine()
    await person.answered(exchange)
    tell(after_kill=exchange.ending, kept=exchange.answer.text != "")
    person.look("restarted")

    exchange = person.ask("How tall is the lighthouse?")
    await person.answered(exchange)
    tell(after_restart=exchange.answer.text, exchanges=len(person.window.chat.exchanges))


async def second_visit(person: Person) -> None:
    """Everything is still there; ask about what nobody wrote; leave in the middle."""
    await person.indexed(3)
    path = person.window.chat.conversation.path
    await person.until(path, "the conversation")
    tell(restored=[version.text for version in path()])
    exchange = person.ask("quantum chromodynamics lattice gauge renormalisation")
    await person.answered(exchange)
    tell(not_found=exchange.ending)
    person.look("not-found")
    exchange = person.ask("Which birds nest on the cliffs?")
    await person.writing(exchange)
    tell(leaving=True)
