"""A follow-up is searched for with what it leans on; every other question stays as it is."""

import pytest

from app.engine.follow_up import Earlier, self_contained

LIGHTHOUSE = "When was the lighthouse built?"
LEASE = "How much is the deposit for the flat?"
FOLLOWED = [
    # pronouns
    (LIGHTHOUSE, "How tall is it?", "How tall is it? (lighthouse)"),
    (LIGHTHOUSE, "Who designed it?", "Who designed it? (lighthouse)"),
    (LIGHTHOUSE, "And who paid for it?", "And who paid for it? (lighthouse)"),
    (LEASE, "When is it returned?", "When is it returned? (deposit, flat)"),
    ("Who wrote Moby Dick?", "When did he write it?", "When did he write it? (Moby Dick)"),
    ("Which vaccines do dogs need?", "How often do they need them?",
     "How often do they need them? (vaccines, dogs)"),
    ("Who is the head of the Riverside Clinic?", "What is her phone number?",
     "What is her phone number? (head of the Riverside Clinic)"),
    ("What does the insurance cover?", "How does that work?", "How does that work? (insurance)"),
    ("What does the insurance cover?", "Did the tenant sign it?",
     "Did the tenant sign it? (insurance)"),
    ("Where is the archive of the museum?", "Who works there?",
     "Who works there? (archive of the museum)"),
    ("What did the auditor find in the report?", "What else did she find?",
     "What else did she find? (auditor, report)"),
    ("What does the Kyoto contract say?", "When does that contract end?",
     "When does that contract end? (Kyoto contract)"),
    # fragments
    ("What was the turnover in 2019?", "And in 2020?", "What was the turnover in 2020?"),
    ("What was the rent in Hamburg in 2019?", "And in Berlin?",
     "What was the rent in Berlin in 2019?"),
    ("What was the turnover?", "In 2020?", "What was the turnover in 2020?"),
    ("Where does the cat sleep?", "And the dog?", "Where does the dog sleep?"),
    ("Where does the cat sleep?", "What about the dog?", "Where does the dog sleep?"),
    ("Who is the landlord?", "And the tenant?", "Who is the tenant?"),
    ("How many employees did Nordwind have in 2021?", "And 2022?",
     "How many employees did Nordwind have in 2022?"),
    ("What does the tenant pay for heating?", "And the landlord?",
     "And the landlord? (tenant, pay, heating)"),
    ("What are the side effects of ibuprofen?", "And of paracetamol?",
     "What are the side effects of paracetamol?"),
    ("Who attended the meeting on 3 May?", "And on 7 June?", "Who attended the meeting on 7 June?"),
    ("What does chapter 3 say about whales?", "And chapter 4?",
     "What does chapter 4 say about whales?"),
    ("Is smoking allowed on the balcony?", "And in the kitchen?",
     "Is smoking allowed in the kitchen?"),
    ("How much does the subscription cost per month?", "Per year?",
     "How much does the subscription cost per year?"),
    # bare words
    ("When was the bridge closed?", "Why?", "Why? (bridge, closed)"),
    ("What does the warranty cover?", "Tell me more.", "Tell me more. (warranty, cover)"),
    ("What does the warranty cover?", "Tell me more about that",
     "Tell me more about that (warranty, cover)"),
    ("Who wrote Moby Dick?", "When?", "When? (wrote, Moby Dick)"),
    ("Which trees are protected?", "Can you give an example?",
     "Can you give an example? (trees, protected)"),
    # half questions
    ("When does the lease begin?", "Who signed?", "Who signed? (lease)"),
    ("What are the opening hours of the museum?", "Parking?",
     "Parking? (opening hours of the museum)"),
    ("Are pets allowed in the flat?", "Are there any exceptions?",
     "Are there any exceptions? (pets, flat)"),
    # German
    ("Wann wurde der Leuchtturm gebaut?", "Wie hoch ist er?", "Wie hoch ist er? (Leuchtturm)"),
    ("Wann wurde der Leuchtturm gebaut?", "Wer hat ihn entworfen?",
     "Wer hat ihn entworfen? (Leuchtturm)"),
    ("Wie hoch ist die Kaution für die Wohnung?", "Wann wird sie zurückgezahlt?",
     "Wann wird sie zurückgezahlt? (Kaution, Wohnung)"),
    ("Wie hoch war der Umsatz im Jahr 2019?", "Und im Jahr 2020?",
     "Wie hoch war der Umsatz im Jahr 2020?"),
    ("Wie hoch war der Umsatz in 2019?", "Und in 2020?", "Wie hoch war der Umsatz in 2020?"),
    ("Wo schläft die Katze?", "Und der Hund?", "Wo schläft der Hund?"),
    ("Wo schläft die Katze?", "Was ist mit dem Hund?", "Wo schläft dem Hund?"),
    ("Warum wurde die Brücke gesperrt?", "Seit wann?", "Seit wann? (Brücke, gesperrt)"),
    ("Was deckt die Garantie ab?", "Warum?", "Warum? (deckt, Garantie)"),
    ("Was deckt die Garantie ab?", "Erzähl mir mehr.", "Erzähl mir mehr. (deckt, Garantie)"),
    ("Sind Haustiere in der Wohnung erlaubt?", "Gibt es Ausnahmen?",
     "Gibt es Ausnahmen? (Haustiere, Wohnung)"),
    ("Wer leitet das Stadtarchiv?", "Was kostet das?", "Was kostet das? (Stadtarchiv)"),
    ("Wo liegt das Archiv des Museums?", "Wer arbeitet dort?",
     "Wer arbeitet dort? (Archiv des Museums)"),
]  # fmt: skip

ALONE = [
    (LIGHTHOUSE, "Where does the cat sleep?"),
    (LIGHTHOUSE, "What is the deposit for the flat?"),
    (LIGHTHOUSE, "Who wrote Moby Dick?"),
    (LIGHTHOUSE, "Is it allowed to keep a dog in the flat?"),
    (LIGHTHOUSE, "What does it mean when the alarm light blinks?"),
    (LIGHTHOUSE, "How long does it take to get to the station?"),
    (LIGHTHOUSE, "Is there a parking space at the office?"),
    (LIGHTHOUSE, "If the tenant breaks the lamp, must he pay for it?"),
    (LIGHTHOUSE, "Does the tenant have to return his key?"),
    (LIGHTHOUSE, "Which documents say that the rent rises?"),
    (LIGHTHOUSE, "Is that clause of the contract valid?"),
    (LIGHTHOUSE, "And when does the lease for the garage end?"),
    (LIGHTHOUSE, "Summarise the minutes of the March meeting."),
    (LIGHTHOUSE, "Compare the offers of Nordwind and Südstern."),
    ("What is photosynthesis?", "What is chlorophyll?"),
    ("What is photosynthesis?", "Thanks"),
    ("Where does the cat sleep?", "What swims?"),
    ("Wie hoch ist die Kaution?", "Wer hat den Leuchtturm entworfen?"),
    ("Wie hoch ist die Kaution?", "Gibt es einen Parkplatz am Büro?"),
    ("Wie hoch ist die Kaution?", "Können Sie mir die Adresse der Praxis nennen?"),
    ("Wie hoch ist die Kaution?", "Das Protokoll nennt welchen Termin im März?"),
    ("Wie hoch ist die Kaution?", "Was steht im Vertrag über Haustiere?"),
    ("Wie hoch ist die Kaution?", "Wenn der Mieter die Lampe zerbricht, muss er sie bezahlen?"),
    ("¿Cuándo se construyó el faro?", "¿Quién lo diseñó?"),
    ("Quand le phare a-t-il été construit ?", "Et en 2020 ?"),
    ("押金是多少？", "什么时候退还？"),
    ("متى بُنيت المنارة؟", "من صممها؟"),
]


@pytest.mark.parametrize(("before", "question", "searched"), FOLLOWED)
def test_a_follow_up_is_searched_with_what_it_leans_on(before: str, question: str, searched: str):
    assert self_contained(question, [Earlier(before)]) == searched


@pytest.mark.parametrize(("before", "question"), ALONE)
def test_a_question_that_stands_alone_stays_as_it_is(before: str, question: str):
    assert self_contained(question, [Earlier(before, "Yes.")]) == question


@pytest.mark.parametrize("question", [case[1] for case in FOLLOWED])
def test_the_first_question_of_a_conversation_stays_as_it_is(question: str):
    assert self_contained(question, []) == question


def test_a_subject_is_carried_through_several_follow_ups():
    told: list[Earlier] = []
    for question, searched in (
        (LIGHTHOUSE, LIGHTHOUSE),
        ("How tall is it?", "How tall is it? (lighthouse)"),
        ("And who designed it?", "And who designed it? (lighthouse)"),
        ("Why?", "Why? (lighthouse, designed)"),
        ("What does the lease say about dogs?", "What does the lease say about dogs?"),
        ("And about cats?", "What does the lease say about cats?"),
        ("Does it end in May?", "Does it end in May? (lease, cats)"),
    ):
        assert self_contained(question, told) == searched
        told.append(Earlier(searched))


@pytest.mark.parametrize(
    ("before", "answer", "question", "searched"),
    [
        ("Who designed the lighthouse?", "It was designed by Inge Solberg in 1891.",
         "When was she born?", "When was she born? (Inge Solberg, lighthouse)"),
        ("Wer hat den Leuchtturm entworfen?", "Inge Solberg hat ihn 1891 entworfen.",
         "Wann wurde sie geboren?", "Wann wurde sie geboren? (Inge Solberg, Leuchtturm)"),
    ],
)  # fmt: skip
def test_a_person_may_be_the_one_who_was_answered(
    before: str, answer: str, question: str, searched: str
):
    assert self_contained(question, [Earlier(before, answer)]) == searched


def test_a_long_text_is_not_touched_and_adds_only_so_much():
    pasted = "It is so. " * 60
    assert self_contained(pasted, [Earlier(LIGHTHOUSE)]) == pasted.strip()
    much = "Does " + ", ".join(f"the number{i} house" for i in range(90)) + " stand?"
    assert len(self_contained("Why?", [Earlier(much)])) < 200


@pytest.mark.parametrize("question", ["", "  ", "?", "(", "...", "It", "it?", "🐈?", "?" * 300])
def test_odd_questions_do_no_harm(question: str):
    for before in ("", "?", "🐈", "(it)", LIGHTHOUSE):
        assert self_contained(question, [Earlier(before)]).startswith(question.strip()[:200])
