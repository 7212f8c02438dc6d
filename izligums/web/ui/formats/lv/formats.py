"""As Django's Latvian, with short dates as offices write them: two figures each, a full stop at the end."""

SHORT_DATE_FORMAT = "d.m.Y."
SHORT_DATETIME_FORMAT = "d.m.Y. H:i"
