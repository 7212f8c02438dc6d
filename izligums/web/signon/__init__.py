"""What the staff directory says, proved: by OpenID Connect and by SAML 2.0."""
