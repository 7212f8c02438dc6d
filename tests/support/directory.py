"""A staff directory, or a national e-identity, on loopback: an OpenID Connect provider and a SAML identity provider
with keys of its own."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from xml.etree import ElementTree

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID
from django.test import Client
from onelogin.saml2.utils import OneLogin_Saml2_Utils

CLIENT, SECRET = "izligums", "between-us-only"
PERSON = {"sub": "u-1", "preferred_username": "Anna.Liepa", "name": "Anna Liepa", "groups": ["izligums-auditors"]}


def letters(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


class Key:
    """A private key with a certificate that it signed itself."""

    def __init__(self) -> None:
        self.private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test directory")])
        now = datetime.now(tz=UTC)
        made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(self.private.public_key())
        made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        self.certificate = made.sign(self.private, hashes.SHA256())

    @property
    def private_pem(self) -> str:
        form = serialization.PrivateFormat.PKCS8
        return self.private.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()

    @property
    def certificate_pem(self) -> str:
        return self.certificate.public_bytes(serialization.Encoding.PEM).decode()

    @property
    def certificate_line(self) -> str:
        return "".join(self.certificate_pem.splitlines()[1:-1])

    def jwk(self) -> dict[str, str]:
        public = self.private.public_key().public_numbers()
        number = public.n.to_bytes(256, "big")
        return {"kty": "RSA", "kid": "one", "use": "sig", "alg": "RS256", "n": letters(number), "e": "AQAB"}

    def token(self, claims: dict[str, Any], algorithm: str = "RS256") -> str:
        head = letters(json.dumps({"alg": algorithm, "kid": "one"}).encode())
        signed = f"{head}.{letters(json.dumps(claims).encode())}"
        if algorithm == "none":
            return f"{signed}."
        signature = self.private.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{signed}.{letters(signature)}"


@dataclass
class Directory:
    """`person` is who signs in next; `claims` and `token_key`, `algorithm` spoil what is said about them."""

    address: str = ""
    person: dict[str, Any] = field(default_factory=lambda: dict(PERSON))
    claims: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "RS256"
    key: Key = field(default_factory=Key)
    token_key: Key | None = None
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    #: For how long the person's window there has been open already; a provider that does as asked closes it first.
    open_since: timedelta = timedelta()

    def forget(self) -> None:
        """As at the beginning."""
        self.person, self.claims, self.algorithm, self.token_key = dict(PERSON), {}, "RS256", None
        self.open_since = timedelta()

    # -- OpenID Connect ------------------------------------------------------------------------------------------------

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
        }

    def authorize(self, query: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        assert query["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(8)
        self.asked[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def answer_code(self, sent: dict[str, str], authorization: str) -> dict[str, Any] | None:
        query = self.asked.pop(sent["code"], None)
        proof = letters(hashlib.sha256(sent["code_verifier"].encode()).digest())
        known = authorization == "Basic " + base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if query is None or proof != query["code_challenge"] or not known:
            return None
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": query["nonce"]}
        if "max_age" in query:
            claims["auth_time"] = now - int(self.open_since.total_seconds())
        claims |= self.person | self.claims
        token = (self.token_key or self.key).token(claims, self.algorithm)
        return {"access_token": "unused", "token_type": "Bearer", "expires_in": 300, "id_token": token}

    # -- SAML ----------------------------------------------------------------------------------------------------------

    def metadata(self) -> str:
        return f"""<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{self.address}/saml">
<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing">
<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>{self.key.certificate_line}
</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService
Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{self.address}/sso"/></md:IDPSSODescriptor>
</md:EntityDescriptor>"""

    def sso(self, query: dict[str, str], **spoiled: str) -> str:
        """The signed answer to a request, as the browser will post it."""
        request = ElementTree.fromstring(read_request(query))  # noqa: S314
        audience = request.findtext("{urn:oasis:names:tc:SAML:2.0:assertion}Issuer", "")
        asked = request.attrib["ID"]
        return self.saml_answer(asked, request.attrib["AssertionConsumerServiceURL"], audience, **spoiled)

    def page_that_posts(self, query: dict[str, str]) -> str:
        """What a browser is shown: from there it goes on by itself, or by its button."""
        back = ElementTree.fromstring(read_request(query)).attrib["AssertionConsumerServiceURL"]  # noqa: S314
        return f"""<!DOCTYPE html><form method="post" action="{back}"><input type="hidden" name="SAMLResponse"
value="{self.sso(query)}"><button>Back</button></form>"""

    def saml_answer(self, asked: str, back: str, audience: str, *, signed: str = "yes", minutes: str = "0") -> str:
        now = datetime.now(tz=UTC) + timedelta(minutes=int(minutes))
        moments = [now, now - timedelta(minutes=1), now + timedelta(minutes=5)]
        moments.append(now - self.open_since)
        at, before, until, since = (each.strftime("%Y-%m-%dT%H:%M:%SZ") for each in moments)
        attributes = ""
        for name, value in self.person.items():
            values = value if isinstance(value, list) else [value]
            told = "".join(f"<saml:AttributeValue>{each}</saml:AttributeValue>" for each in values)
            attributes += f'<saml:Attribute Name="{name}">{told}</saml:Attribute>'
        named = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
        assertion = f"""<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="a{secrets.token_hex(8)}"
Version="2.0" IssueInstant="{at}"><saml:Issuer>{self.address}/saml</saml:Issuer><saml:Subject><saml:NameID
Format="{named}">{self.person["sub"]}</saml:NameID><saml:SubjectConfirmation
Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="{until}" Recipient="{back}"
InResponseTo="{asked}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="{before}"
NotOnOrAfter="{until}"><saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction>
</saml:Conditions><saml:AuthnStatement AuthnInstant="{since}" SessionIndex="s1"><saml:AuthnContext>
<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>
</saml:AuthnContext></saml:AuthnStatement><saml:AttributeStatement>{attributes}</saml:AttributeStatement>
</saml:Assertion>"""
        if signed == "yes":
            key = self.token_key or self.key
            assertion = OneLogin_Saml2_Utils.add_sign(assertion, key.private_pem, key.certificate_pem).decode()
        whole = f"""<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="r{secrets.token_hex(8)}"
Version="2.0" IssueInstant="{at}" Destination="{back}" InResponseTo="{asked}"><saml:Issuer
xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{self.address}/saml</saml:Issuer><samlp:Status><samlp:StatusCode
Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>{assertion}</samlp:Response>"""
        return base64.b64encode(whole.encode()).decode()


@contextmanager
def running() -> Iterator[Directory]:
    directory = Directory()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            match urlsplit(self.path).path:
                case "/.well-known/openid-configuration":
                    self._tell(directory.configuration())
                case "/jwks":
                    self._tell({"keys": [directory.key.jwk()]})
                case "/authorize":
                    self.send_response(302)
                    self.send_header("Location", directory.authorize(query_of(self.path)))
                    self.end_headers()
                case "/sso":
                    self._show(directory.page_that_posts(query_of(self.path)))
                case _:
                    self.send_error(404)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            answer = directory.answer_code(flat(body), self.headers.get("Authorization", ""))
            self._tell(answer or {"error": "invalid_grant"}, 200 if answer else 400)

        def _tell(self, what: dict[str, Any], status: int = 200) -> None:
            self._send(json.dumps(what), "application/json", status)

        def _show(self, page: str) -> None:
            self._send(page, "text/html", 200)

        def _send(self, text: str, content_type: str, status: int) -> None:
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Quietly."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    directory.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield directory
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def read_request(query: dict[str, str]) -> bytes:
    """What a program asks by SAML, as it stands in the address."""
    return zlib.decompress(base64.b64decode(query["SAMLRequest"]), -15)


def flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}


def query_of(address: str) -> dict[str, str]:
    return flat(urlsplit(address).query)


# -- signing in through it ---------------------------------------------------------------------------------------------


def by_openid(client: Client, directory: Directory, wanted: str = "/settings/") -> Any:
    sent = client.get("/sign-in/openid/", {"next": wanted}).headers["Location"]
    assert sent.startswith(f"{directory.address}/authorize?")
    back = directory.authorize(query_of(sent))
    return client.get(back.removeprefix("http://testserver"))


def by_saml(client: Client, directory: Directory, wanted: str = "/settings/", **spoiled: str) -> Any:
    sent = client.get("/sign-in/saml/", {"next": wanted}).headers["Location"]
    assert sent.startswith(f"{directory.address}/sso?")
    return client.post("/sign-in/saml/answer/", {"SAMLResponse": directory.sso(query_of(sent), **spoiled)})


WAYS = pytest.mark.parametrize("sign_in", [by_openid, by_saml])
