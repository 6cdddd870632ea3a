"""The secret key of the demo, and the refusal to run anything else on it."""

_DEMO_SECRET = "triwulan-demo-key-never-for-real-data"


class DefaultSecretError(RuntimeError):
    """The server was started for real use without a secret key of its own."""


def demo_secret() -> str:
    """The key that everybody knows."""
    return _DEMO_SECRET


def refuse_default_secret(secret: str, *, demo: bool) -> None:
    """Raise DefaultSecretError when real data would be guarded by a key that everybody knows, or by a short one."""
    if not demo and (secret == _DEMO_SECRET or len(secret) < 32):
        raise DefaultSecretError(
            "TRIWULAN_SECRET_KEY belum diatur (atau terlalu pendek). Isi dengan teks acak minimal 32 huruf, misalnya: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'. Untuk mencoba saja: TRIWULAN_DEMO=1."
        )
