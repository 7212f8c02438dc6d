from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from izligums.core.names import KEY_LIMIT, fold, prefix_range, query_keys, search_keys, sort_key, stem, words

FORMS = [
    "Bērziņš Bērziņa Bērziņam Bērziņu Bērziņā Bērziņai Bērziņi Bērziņiem Берзиньш Берзиня berzins BERZINA",
    "Kalniņš Kalniņa Kalniņai Калниньш Калниня",
    "Ozols Ozola Ozolam Ozolu Озолс Озола",
    "Liepa Liepas Liepai Liepu Лиепа",
    "Kļaviņš Kļaviņa Kļaviņam Клявиньш Клявиня",
    "Zaķis Zaķa Zaķim Zaķi",
    "Lācis Lāča Lācim Лацис",
    "Dambis Dambja Dambim Дамбис",
    "Briedis Brieža Briedim Briežu",
    "Eglītis Eglīša Eglītim Eglīte Eglītes Eglītei",
    "Zutis Zuša Zutim",
    "Lūsis Lūša Lūsim",
    "Dzenis Dzeņa Dzenim",
    "Bērzs Bērza Bērzam",
    "Jānis Jāņa Jānim Jāni Янис",
    "Mazais Mazajam Mazā Mazo Mazajai",
    "Nikolajs Nikolaja Nikolajam Николай",
    "Markuss Markusa Markusam",
    "Mikus Mikum Miku",
    "Matīss Matīsa Matīsam",
    "Akmens Akmenim Akmeni",
    "Roze Rozes Rozem Rozei Rozi",
    "Agnese Agneses Agnesei Agnesi",
    "Dostojevskis Dostojevska Достоевский Достоевская",
    "Dmitrijs Dmitrija Dmitrijam Дмитрий",
    "Ivanovs Ivanova Ivanovam Иванов Иванова",
    "Aleksandrs Aleksandra Александр",
    "Marija Marijas Marijai Мария",
    "Iļjins Iļjina Ильин",
    "Koroļovs Koroļova Королёв",
    "Andrejevs Andrejeva Андреев",
    "Ševčenko Шевченко",
    "Jeļena Jeļenas Елена",
    "Nataļja Nataļjai Наталья",
    "Šmits Šmita Шмит",
    "Anna Annas Annai Анна",
    "Černiševskis Чернышевский",
    "Ščerbakovs Щербаков",
    "Žukovs Žukova Жуков",
    "Jurijs Jurija Юрий",
    "Hoholis Гоголіс",
]


def matches(sought: str, stored: str) -> bool:
    """What the database does with the keys."""
    keys = search_keys(stored)
    return bool(query_keys(sought)) and all(
        any(key == wanted.exact or wanted.low <= key < wanted.high for key in keys) for wanted in query_keys(sought)
    )


@pytest.mark.parametrize("forms", FORMS)
def test_stem_is_one_for_all_forms(forms: str) -> None:
    assert len({stem(words(form)[0]) for form in forms.split()}) == 1


@pytest.mark.parametrize("forms", FORMS)
def test_any_form_finds_any_other(forms: str) -> None:
    for sought in forms.split():
        for stored in forms.split():
            assert matches(sought, stored), (sought, stored)


@pytest.mark.parametrize(
    ("sought", "stored"),
    [
        ("bērz", "Jānis Bērziņš"),
        ("Vīt", "Vītols"),
        ("берз", "Bērziņš"),
        ("Jānis Bērziņš", "Bērziņš Jānis"),
        ("kalns", "Anna Bērza-Kalna"),
        ("o'nils", "O’Nīls"),
        ("Адам", "Ādams"),
        ("Борис", "Boriss"),
        ("Boriss", "Борис"),
        ("sia vītols", "SIA “Vītols un dēli”"),
    ],
)
def test_part_of_a_name_finds_it(sought: str, stored: str) -> None:
    assert matches(sought, stored)


@pytest.mark.parametrize(
    ("sought", "stored"),
    [
        ("Liepa", "Liepiņš"),
        ("Bērziņš", "Bērzs"),
        ("Ozols", "Ozoliņš"),
        ("Jānis Kalniņš", "Jānis Bērziņš"),
        ("-", "Liepa"),
    ],
)
def test_other_names_are_not_found(sought: str, stored: str) -> None:
    assert not matches(sought, stored)


def in_strict_order(keys: list[str]) -> bool:
    return all(first.encode() < second.encode() for first, second in pairwise(keys))


def test_sort_key_follows_the_latvian_alphabet() -> None:
    alphabet = [*"aābcčdeēfgģhiījkķlļmnņoprsštuūvzž"]
    assert in_strict_order([sort_key(letter) for letter in alphabet])
    names = [
        "Avots",
        "Āboliņš",
        "Bērzs",
        "Cers",
        "Čakste",
        "Kalns",
        "Kļava",
        "Ķirsis",
        "Sils",
        "Šmits",
        "Zilis",
        "Žagars",
    ]
    assert in_strict_order([sort_key(name) for name in names])


def test_sort_key_compares_family_names_first() -> None:
    people = [("Bērzs", "Zane"), ("Bērzs-Kalns", "Anna"), ("Bērzsons", "Anna")]
    assert in_strict_order([sort_key(*person) for person in people])


def test_hostile_text_gives_bounded_keys() -> None:
    assert search_keys("") == search_keys("'-—\u202e ") == frozenset()
    assert max(map(len, search_keys("щß" * 100 + " ﷺ" * 50))) <= KEY_LIMIT
    assert "日本" in search_keys("日本")


@given(st.text(max_size=60))
def test_every_name_finds_itself(name: str) -> None:
    assert not query_keys(name) or matches(name, name)
    assert all(0 < len(key) <= KEY_LIMIT for key in search_keys(name))


@given(st.text(alphabet="aābcčdeēfgģhiījkķlļmnņoprsštuūvzžйя", min_size=1, max_size=20), st.integers(1, 20))
def test_each_beginning_finds_the_name(word: str, length: int) -> None:
    sought = word[:length]
    # A doubled letter at the cut is written once, so that the beginning still begins the key.
    assert fold(word).startswith(fold(sought)) or any(letter in "йя" for letter in word)


@given(st.text(alphabet="abcz0β日~", min_size=1, max_size=5), st.text(alphabet="abcz0β日~", min_size=1, max_size=8))
def test_prefix_range_holds_exactly_the_keys_that_begin_so(prefix: str, key: str) -> None:
    low, high = prefix_range(prefix)
    assert (low.encode() <= key.encode() < high.encode()) == key.startswith(prefix)


@given(st.lists(st.text(alphabet="aābcčzž -", max_size=8), min_size=2, max_size=2))
def test_sort_key_is_the_same_for_any_case_of_letters(pair: list[str]) -> None:
    assert sort_key(*pair) == sort_key(*(text.upper() for text in pair))
