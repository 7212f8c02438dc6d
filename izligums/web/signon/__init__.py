"""What a staff directory or a national e-identity says, proved: by OpenID Connect and by SAML 2.0."""
