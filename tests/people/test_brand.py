"""How an organisation looks: a colour everyone can read, a logo that is only a picture."""

import base64
import io
import struct
import zlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.cast import Actor
from tests.people.adding import activation_of, added
from tweespraak.audit.api import entries_of_object
from tweespraak.foundation import clock
from tweespraak.people.actions.brands import Unreadable, save_brand
from tweespraak.people.api import Organisation, look_of
from tweespraak.people.forms.pictures import PictureRefused, Refusal, read_picture
from tweespraak.people.models import Brand

PAGE = "/people/organisation/look/"
TEAL = "#1f6f6b"


def picture(kind: str = "PNG", size: tuple[int, int] = (320, 120), **given: Any) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "#335577").save(file, kind, **given)
    return file.getvalue()


def upload(content: bytes, name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/png")


def saved(chris: Actor, accent: str = TEAL, **given: Any) -> Any:
    """Look first, then save what was shown, as the page has it."""
    shown = chris.client.post(PAGE, {"accent": accent, "step": "show"} | given)
    assert shown.status_code == 200
    carried = {
        "accent": accent,
        "shown_accent": shown.context["shown_accent"],
        "shown_logo": shown.context["travelling"],
        "logo_alt": given.get("logo_alt", ""),
        "step": "save",
    }
    return chris.client.post(PAGE, carried)


def test_looking_saves_nothing_and_saving_saves_what_was_shown(
    chris: Actor, voorbeeld: Organisation
) -> None:
    chris.client.post(PAGE, {"accent": TEAL, "step": "show"})
    assert not Brand.objects.exists()
    assert saved(chris).status_code == 302
    brand = Brand.objects.get()
    assert (brand.accent, brand.version) == (TEAL, 1)
    [entry] = entries_of_object("organisation", voorbeeld.pk)
    assert entry.action == "people.brand_saved"


def test_saving_another_colour_than_was_shown_shows_it_first(chris: Actor) -> None:
    page = chris.client.post(PAGE, {"accent": "#123456", "shown_accent": TEAL, "step": "save"})
    assert page.status_code == 200
    assert page.context["may_save"]
    assert not Brand.objects.exists()


def test_a_second_click_makes_no_second_version(chris: Actor) -> None:
    saved(chris)
    saved(chris)
    assert Brand.objects.get().version == 1


@pytest.mark.parametrize("accent", ["#fff3b0", "#ffff00", "#fafafa", "#ff9900"])
def test_a_colour_that_cannot_be_read_is_not_saved_and_the_nearest_is_offered(
    chris: Actor, accent: str
) -> None:
    page = saved(chris, accent)
    assert page.status_code == 200
    assert not Brand.objects.exists()
    nearest = page.context["verdict"].nearest
    assert nearest in page.content.decode()
    taken = chris.client.post(PAGE, {"instead": nearest, "logo_alt": ""})
    assert taken.context["may_save"]
    assert saved(chris, nearest).status_code == 302
    assert Brand.objects.get().accent == nearest


def test_the_action_itself_refuses_what_cannot_be_read(
    chris: Actor, voorbeeld: Organisation
) -> None:
    with pytest.raises(Unreadable):
        save_brand(
            organisation=voorbeeld, accent="#fff3b0", logo=None, by=chris.person, at=clock.now()
        )


@pytest.mark.parametrize("accent", ["red", "#12", "url(x)", "#123456;}", "</style>"])
def test_what_is_no_colour_says_so(chris: Actor, accent: str) -> None:
    page = chris.client.post(PAGE, {"accent": accent, "step": "show"})
    assert "accent" in page.context["form"].errors


def test_a_logo_stands_on_pages_and_in_mails_and_can_go(
    chris: Actor, anna: Actor, voorbeeld: Organisation
) -> None:
    assert saved(chris, logo=upload(picture()), logo_alt="Voorbeeld").status_code == 302
    look = look_of(voorbeeld)
    assert look.accent == TEAL
    path = look.logo_address.removeprefix("http://localhost:8000")
    answer = Client().get(path)
    assert answer["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (320, 120)
    assert "immutable" in answer["Cache-Control"]
    assert path in anna.client.get("/my-data/").content.decode()
    mail = activation_of(added(voorbeeld))
    assert look.logo_address in mail.html
    assert TEAL in mail.html
    gone = {"accent": TEAL, "shown_accent": TEAL, "remove_logo": "on", "step": "save"}
    assert chris.client.post(PAGE, gone).status_code == 302
    assert look_of(voorbeeld).logo_address == ""
    assert Client().get(path).status_code == 404


def test_a_logo_needs_words(chris: Actor) -> None:
    page = chris.client.post(PAGE, {"accent": TEAL, "logo": upload(picture()), "step": "show"})
    assert "logo_alt" in page.context["form"].errors


def test_an_uploaded_logo_survives_what_is_still_wrong_on_the_form(chris: Actor) -> None:
    wrong = chris.client.post(PAGE, {"accent": TEAL, "logo": upload(picture()), "step": "show"})
    assert wrong.context["picture"].startswith("data:image/png")
    again = {"accent": TEAL, "shown_logo": wrong.context["travelling"], "logo_alt": "Voorbeeld"}
    shown = chris.client.post(PAGE, {**again, "step": "show"})
    assert shown.context["may_save"]
    assert shown.context["picture"] == wrong.context["picture"]


def test_no_logo_any_more_also_holds_for_the_one_just_shown(chris: Actor) -> None:
    saved(chris, logo=upload(picture()), logo_alt="Voorbeeld")
    other = {"accent": TEAL, "logo": upload(picture(size=(80, 80))), "logo_alt": "Voorbeeld"}
    shown = chris.client.post(PAGE, {**other, "step": "show"})
    travelling = {"accent": TEAL, "shown_logo": shown.context["travelling"], "remove_logo": "on"}
    page = chris.client.post(PAGE, {**travelling, "logo_alt": "Voorbeeld", "step": "show"})
    assert page.context["picture"] == page.context["travelling"] == ""


def test_the_pages_bring_the_colour_as_a_file_that_may_be_kept(
    chris: Actor, anna: Actor, voorbeeld: Organisation
) -> None:
    before = anna.client.get("/my-data/").content.decode()
    assert "/people/look/" not in before
    saved(chris)
    address = f"/people/look/{voorbeeld.pk}/1.css"
    assert address in anna.client.get("/my-data/").content.decode()
    answer = Client().get(address)
    assert answer["Content-Type"] == "text/css"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert f"--accent: {TEAL};" in answer.content.decode()


def test_an_old_address_gives_the_look_of_now_and_is_not_kept_long(
    chris: Actor, voorbeeld: Organisation
) -> None:
    saved(chris)
    saved(chris, "#123456")
    answer = Client().get(f"/people/look/{voorbeeld.pk}/1.css")
    assert "#123456" in answer.content.decode()
    assert "immutable" not in answer["Cache-Control"]


def test_the_sign_in_page_looks_like_the_only_organisation(chris: Actor) -> None:
    saved(chris)
    assert "/people/look/" in Client().get("/account/login/").content.decode()


def test_with_two_organisations_the_sign_in_page_looks_like_neither(
    chris: Actor, eva: Actor
) -> None:
    saved(chris)
    assert "/people/look/" not in Client().get("/account/login/").content.decode()
    assert "/people/look/" not in eva.client.get("/my-data/").content.decode()


def test_only_the_admin_chooses(anna: Actor, bram: Actor) -> None:
    for somebody in (anna, bram):
        assert somebody.client.get(PAGE).status_code == 403
        assert somebody.client.get(f"{PAGE}proof/1f6f6b.css").status_code == 403


def test_the_proof_shows_light_and_dark(chris: Actor) -> None:
    css = chris.client.get(f"{PAGE}proof/1f6f6b.css").content.decode()
    assert ".proof-light" in css
    assert ".proof-dark" in css
    assert chris.client.get(f"{PAGE}proof/nonsense.css").status_code == 404


def chunk(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def huge_png() -> bytes:
    """A small file that says it is 60000 by 60000 pixels."""
    header = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            Refusal.DRAWING,
        ),
        (b"<?xml version='1.0'?>\n<SVG></SVG>", Refusal.DRAWING),
        (b"GIF89a" + b"\0" * 40, Refusal.OTHER),
        (b"%PDF-1.7", Refusal.OTHER),
        (b"", Refusal.OTHER),
        (picture()[:60], Refusal.OTHER),
        (picture("JPEG")[:-300], Refusal.OTHER),
        (picture("GIF"), Refusal.OTHER),
        (picture(size=(400, 8)), Refusal.SMALL),
        (picture(size=(4100, 30)), Refusal.LARGE),
        (huge_png(), Refusal.LARGE),
        (picture() + b"\0" * 300_000, Refusal.HEAVY),
    ],
)
@pytest.mark.parametrize("lenient", [False, True])  # as the maker of PDFs leaves Pillow behind
def test_what_is_no_logo_is_refused_by_its_content(
    content: bytes, why: Refusal, lenient: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", lenient)
    with pytest.raises(PictureRefused) as refused:
        read_picture(content)
    assert refused.value.why is why


def test_a_refused_file_says_what_to_do(chris: Actor) -> None:
    page = chris.client.post(
        PAGE, {"accent": TEAL, "logo": upload(b"<svg></svg>"), "logo_alt": "V", "step": "show"}
    )
    assert "PNG" in str(page.context["form"].errors["logo"])


def test_what_was_in_the_file_besides_the_picture_is_gone() -> None:
    made = picture("JPEG", exif=b"Exif\0\0secret place", comment=b"made at home")
    kept = read_picture(made + b"<script>")
    assert kept.type == "image/jpeg"
    assert b"secret" not in kept.content
    assert b"at home" not in kept.content
    assert b"<script>" not in kept.content


def test_a_large_logo_is_kept_small() -> None:
    kept = read_picture(picture(size=(2000, 1000)))
    assert Image.open(io.BytesIO(kept.content)).size == (480, 240)


def test_what_travels_with_the_proof_is_looked_at_again(chris: Actor) -> None:
    evil = base64.b64encode(b"<svg></svg>").decode()
    page = chris.client.post(
        PAGE,
        {"accent": TEAL, "shown_accent": TEAL, "shown_logo": evil, "logo_alt": "V", "step": "save"},
    )
    assert "logo" in page.context["form"].errors
    assert not Brand.objects.exists()
