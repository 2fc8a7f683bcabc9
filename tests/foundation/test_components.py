"""The components of templates/cotton: what they say, what they escape, what they leave out."""

import re

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.utils import translation

from tweespraak.foundation.charts.palette import STYLES
from tweespraak.foundation.icons import ICONS, KIND_ICONS
from tweespraak.home.content.gallery import gallery_values


def render(source: str, **values) -> str:
    request = RequestFactory().get("/components/")
    compiled = Template(_compile(source))
    return compiled.render(RequestContext(request, values))


def _compile(source: str) -> str:
    from django_cotton.compiler_regex import CottonCompiler

    return CottonCompiler().process(source)


class InviteForm(forms.Form):
    email = forms.EmailField(label="E-mail", help_text="At work")


def test_a_button_with_an_address_is_a_link():
    link = render('<c-button href="/people/" kind="primary">Mensen</c-button>')
    assert '<a href="/people/" class="button button-primary"' in link


def test_a_button_without_an_address_submits():
    assert '<button type="submit" class="button button-secondary"' in render(
        "<c-button>Ja</c-button>"
    )


def test_a_button_passes_on_what_it_does_not_know():
    assert 'data-answer="3"' in render('<c-button data-answer="3">Ja</c-button>')


def test_a_name_is_escaped_once():
    shown = render('<c-person name="{{ name }}" />', name="<b>O'Neill & Zn</b>")
    assert "&lt;b&gt;O&#x27;Neill &amp; Zn&lt;/b&gt;" in shown


def test_an_inner_component_does_not_inherit_the_words_of_an_outer_one():
    shown = render('<c-card title="Buiten"><c-card>binnen</c-card></c-card>')
    assert shown.count("Buiten") == 1


def test_a_field_ties_hint_and_error_to_its_input():
    shown = render('<c-field :field="form.email" />', form=InviteForm({"email": "anna@"}))
    assert 'aria-describedby="id_email_helptext id_email_error"' in shown
    assert 'id="id_email_helptext"' in shown
    assert 'id="id_email_error"' in shown
    assert 'aria-invalid="true"' in shown


def test_a_refused_form_says_in_its_summary_where_to_look():
    shown = render('<c-form :form="form" />', form=InviteForm({}))
    assert '<a href="#id_email">E-mail</a>' in shown


def test_a_likert_question_has_five_answers_and_shows_the_given_one():
    shown = render('<c-likert question="Q" :anchors="anchors" :value="4" />', anchors=list("abcde"))
    assert shown.count('type="submit" name="value"') == 5
    assert 'value="4" data-hotkey="4" aria-pressed="true"' in shown
    assert shown.count('aria-pressed="true"') == 1


def test_numbers_in_attributes_keep_their_point_in_dutch():
    with translation.override("nl"):
        assert 'value="2.5" max="5"' in render('<c-progress :value="2.5" :max="5" label="x" />')


def test_a_cube_links_every_score_in_plain_html():
    faces = gallery_values()["faces"]
    shown = render('<c-cube label="Insights" :faces="faces" />', faces=faces)
    assert shown.count("data-cube-face") == len(faces)
    assert shown.count('<a href="#cube"') == sum(len(face["scores"]) for face in faces)


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_is_one_path_of_the_same_pen(name):
    assert f'd="{ICONS[name]}"' in render(f'<c-icon name="{name}" />')


NAMED_ICON = re.compile(
    r"""(?<!:)\bicon(?:-after)?=["']([a-z-]+)["']|<c-icon name="([a-z-]+)"|% icon "([a-z-]+)\""""
)


def test_every_icon_that_a_screen_or_a_slot_names_exists():
    source = STYLES.parents[3]
    files = [*source.rglob("*.html"), *source.rglob("*.py")]
    named = {
        name: path.name
        for path in files
        for found in NAMED_ICON.findall(path.read_text("utf-8"))
        for name in found
        if name
    }
    assert not {name: where for name, where in named.items() if name not in ICONS}


def test_every_kind_has_an_icon_that_exists():
    assert set(KIND_ICONS.values()) <= set(ICONS)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_whole_gallery_renders_without_inline_style_or_script(language):
    with translation.override(language):
        parts = ["voices", "scores", "cube", "actions", "forms", "blocks", "lists", "icons"]
        shown = "".join(
            render(f'{{% include "home/gallery/{part}.html" %}}', **gallery_values())
            for part in parts
        )
    assert " style=" not in shown
    assert " onclick=" not in shown
    assert "<c-" not in shown


@pytest.mark.parametrize("base", ["base.html", "base_plain.html", "base_test.html"])
def test_every_base_renders_for_somebody_unknown(base):
    request = RequestFactory().get("/")
    request.user, request.COOKIES["theme"] = AnonymousUser(), "dark"
    extended = Template(f'{{% extends "{base}" %}}{{% block heading %}}Welkom{{% endblock %}}')
    shown = extended.render(RequestContext(request))
    assert shown.count("<h1>Welkom</h1>") == 1
    assert 'data-theme="dark"' in shown
