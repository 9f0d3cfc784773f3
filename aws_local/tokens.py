"""Staff tokens for a local deployment. The functions only know the public key, and ask only for revoked ids."""

from __future__ import annotations

import time
import uuid

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec


class TokenIssuer:
    """Signs tokens with a key of its own."""

    def __init__(self) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())

    @property
    def public_key(self) -> str:
        """The key that checks them, as PEM."""
        return self._key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo).decode()

    @property
    def private_key(self) -> str:
        """The key that signs them, as PEM (PKCS #8)."""
        return self._key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()

    def issue(self, role: str, subject: str, lifetime: int = 30 * 86400) -> str:
        """A token; the lifetime is in seconds."""
        now = int(time.time())
        claims = {"role": role, "sub": subject, "jti": str(uuid.uuid4()), "iat": now, "exp": now + lifetime}
        return jwt.encode(claims, self._key, algorithm="ES256")
