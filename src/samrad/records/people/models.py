"""Persons who sign in, the organisations they belong to."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from samrad.records.basics.fields import Row, party_field


class Organisation(Row):
    """Where people work: a municipality, a unit of the police, or one that is neither.

    `party` is empty for what can be no party of a council: a school, a business, a youth
    council, an analyst's employer. Its people have no seat.
    """

    name = models.CharField(max_length=200)
    party = party_field(or_neither=True)
    country = models.CharField(max_length=2)
    # The key of core/basics/places; empty for all but municipalities.
    municipality = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["country", "name", "party"], name="organisation_name_once"
            )
        ]


class People(BaseUserManager["Person"]):
    """Making and finding persons."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person with that e-mail address, however it is capitalised."""
        return self.get(email__iexact=username)


class Person(Row, AbstractBaseUser):
    """Someone who works in a partnership and signs in; never a resident."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    language = models.CharField(max_length=2, default="nb")
    is_active = models.BooleanField(default=True)
    # Once forgotten there is no name: the last role and party stand where it stood.
    forgotten_at = models.DateTimeField(null=True, blank=True)
    last_role = models.CharField(max_length=30, blank=True)
    last_party = models.CharField(max_length=12, blank=True)

    USERNAME_FIELD = "email"
    objects: ClassVar[People] = People()


class Recovery(Row):
    """Somebody lost what they sign in with: asked for, given by another, used once.

    Attributes:
        giver: Who let them in anew; empty where an operator did.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    giver = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    # Empty until there is a link.
    secret_sha256 = models.CharField(max_length=64, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    undelivered_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["secret_sha256"],
                condition=~models.Q(("secret_sha256", "")),
                name="recovery_secret_once",
            ),
            models.CheckConstraint(
                condition=models.Q(giver__isnull=True) | ~models.Q(giver=models.F("person")),
                name="nobody_recovers_themselves",
            ),
        ]
