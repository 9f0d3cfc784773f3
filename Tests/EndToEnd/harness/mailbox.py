"""Reading the emails a shop wrote, from `.eml` files or from an SMTP server."""

import email
import email.policy


def parse(raw):
    return email.message_from_bytes(raw, policy=email.policy.default)


def read_folder(folder):
    """All emails in a folder; a file still being written has another ending."""
    return [parse(path.read_bytes()) for path in sorted(folder.glob("*.eml"))]


def part(message, subtype):
    """The decoded text of the part of that kind: `plain` or `html`."""
    body = message.get_body(preferencelist=(subtype,))
    assert body is not None, f"the email has no {subtype} part"
    return body.get_content()


def is_to(message, address):
    return any(address == mailbox.addr_spec for mailbox in message["to"].addresses)
