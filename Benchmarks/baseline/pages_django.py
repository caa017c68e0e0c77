"""The list of a ward's households and the search by name, by Django: models, a template, an officer who has signed in.

VUON_REGISTER names the database file, VUON_COMMUNE the ward's code. Its own accounts and sessions are in a file beside.
"""

import datetime
import os

import django
from django.conf import settings
from household_list import CLASSES, TEMPLATE

SESSIONS = os.environ["VUON_REGISTER"] + ".django"
settings.configure(
    SECRET_KEY="not a secret: for a measurement", ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF="pages_django",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware"],
    DATABASES={
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": SESSIONS, "CONN_MAX_AGE": None},
        "register": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["VUON_REGISTER"],
                     "CONN_MAX_AGE": None}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": [(
        "django.template.loaders.locmem.Loader", {"list.html": TEMPLATE})],
        "context_processors": ["django.contrib.auth.context_processors.auth"]}}])
django.setup()

from django.contrib.auth import login  # noqa: E402
from django.contrib.auth.decorators import login_required  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import models  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402


class Card(models.Model):
    household = models.BinaryField(primary_key=True)
    commune = models.BinaryField()
    code = models.TextField()
    head_name = models.TextField()
    neighbourhood = models.BinaryField()
    members = models.IntegerField()
    proposed = models.TextField()
    lacking = models.BigIntegerField()
    unknown = models.BigIntegerField()
    sort_key = models.BinaryField()

    class Meta:
        app_label, managed, db_table = "auth", False, "household_card"


class Word(models.Model):
    household = models.BinaryField(primary_key=True)
    commune = models.BinaryField()
    word = models.TextField()
    who = models.BigIntegerField()

    class Meta:
        app_label, managed, db_table = "auth", False, "card_word"


class Recognition(models.Model):
    id = models.BinaryField(primary_key=True)
    commune = models.BinaryField()
    household = models.BinaryField()
    category = models.TextField(db_column="class")
    effective_from = models.TextField()
    recorded_in = models.BinaryField()
    retired_in = models.BinaryField(null=True)

    class Meta:
        app_label, managed, db_table = "auth", False, "recognition"


class AreaName(models.Model):
    area = models.BinaryField(primary_key=True)
    name = models.TextField()
    code = models.TextField()
    parent = models.BinaryField(null=True)
    kind = models.TextField()
    ord = models.IntegerField()
    to_day = models.TextField(null=True)
    retired_in = models.BinaryField(null=True)

    class Meta:
        app_label, managed, db_table = "auth", False, "area_name"


def bearers(commune, words):
    """Households in which one member bears all the words; the last may be half typed."""
    *whole, last = words.split()
    of_commune = Word.objects.using("register").filter(commune=commune)
    found = {}
    for household, who in of_commune.filter(word__gte=last, word__lt=last + "{").values_list("household", "who"):
        found[bytes(household)] = found.get(bytes(household), 0) | who
    for word in whole:
        bits = {bytes(key): who for key, who in of_commune.filter(word=word).values_list("household", "who")}
        found = {key: who & bits[key] for key, who in found.items() if key in bits and who & bits[key]}
    return list(found)


@login_required
def households(request):
    cards = Card.objects.using("register").filter(commune=COMMUNE)
    if words := request.GET.get("q"):
        cards = cards.filter(household__in=bearers(COMMUNE, words))
    rows = list(cards.order_by("sort_key", "code").values(
        "household", "code", "head_name", "neighbourhood", "members", "proposed", "lacking", "unknown")[:50])
    standing = Recognition.objects.using("register").filter(
        commune=COMMUNE, retired_in=None, effective_from__lte=datetime.date.today().isoformat(),
        household__in=[row["household"] for row in rows])
    recognised = {bytes(household): category for household, category in standing.order_by(
        "household", "effective_from", "recorded_in", "id").values_list("household", "category")}
    places = {bytes(area).hex(): name for area, name in AreaName.objects.using("register").filter(
        parent=COMMUNE, retired_in=None, to_day=None).order_by("ord").values_list("area", "name")}
    lines = [{
        "key": bytes(row["household"]).hex(), "name": row["head_name"], "code": row["code"],
        "place": places.get(bytes(row["neighbourhood"]).hex(), ""), "members": row["members"],
        "recognised": CLASSES.get(recognised.get(bytes(row["household"])), "–"),
        "proposed": CLASSES.get(row["proposed"], "Không nghèo"), "lacks": row["lacking"].bit_count(),
        "unknowns": row["unknown"].bit_count()} for row in rows]
    return render(request, "list.html", {
        "lines": lines, "places_listed": list(places.items()),
        **cards.aggregate(total=models.Count("household"), people=models.Sum("members"))})


def signed_in(request):
    """Begins a session and says its cookie."""
    login(request, User.objects.get(username="can.bo"), backend="django.contrib.auth.backends.ModelBackend")
    request.session.save()
    return HttpResponse(f"sessionid={request.session.session_key}")


urlpatterns = [path("ho", households), path("dang-nhap", signed_in)]
call_command("migrate", verbosity=0)
User.objects.get_or_create(username="can.bo")
COMMUNE = bytes(AreaName.objects.using("register").filter(code=os.environ["VUON_COMMUNE"]).values_list(
    "area", flat=True)[0])
application = get_wsgi_application()
