from __future__ import annotations

from izligums.core.codes import Purpose, code, digest, new_seed, plain


def test_code_follows_from_seed_and_purpose() -> None:
    seed = new_seed()
    assert code(Purpose.INVITATION, seed) == code(Purpose.INVITATION, seed)
    assert len({code(purpose, seed) for purpose in Purpose}) == len(Purpose)
    assert code(Purpose.INVITATION, seed) != code(Purpose.INVITATION, new_seed())


def test_code_is_read_as_people_type_it() -> None:
    shown = code(Purpose.INVITATION, "0" * 32)
    assert plain(f" {shown.lower().replace('-', ' ')} ") == plain(shown) == shown.replace("-", "")
    assert len(plain(shown)) == 12
    assert code(Purpose.SECOND, "0" * 32).isdigit()
    assert len(code(Purpose.SECOND, "0" * 32)) == 6


def test_digest_needs_the_key(settings: object) -> None:
    before = digest("ABCD")
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    assert digest("ABCD") != before
