"""A mail server for tests, in a process of its own: aiosmtpd does the talking, the name before the @ of a recipient says how it behaves.

usage: smtp-peer.py CERTIFICATE KEY        (with STARTTLS and sign-in as studio / secret)
       smtp-peer.py                        (without)
Standard output has one JSON object a line: the port first, then what happens.
"""
import asyncio
import base64
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


def say(**what):
    print(json.dumps(what), flush=True)


class Behaviour:
    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        say(hello=hostname, encrypted=session.ssl is not None)
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        how = address.split("@")[0].split("-")[0]
        if how == "busy":
            return "450 4.2.0 not now"
        if how == "gone":
            return "550 5.1.1 no such mailbox"
        if how == "full":
            return "552 5.2.2 mailbox full"
        if how == "policy":
            return "550 5.7.1 not from you"
        if how == "cut":
            server.transport.abort()
            return "250 never read"
        if how == "mute":
            await asyncio.sleep(3600)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        how = envelope.rcpt_tos[0].split("@")[0].split("-")[0]
        if how == "late":
            return "451 4.3.0 try again"
        if how == "spam":
            return "554 5.7.1 refused"
        say(mail={
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "user": None if session.auth_data is None else session.auth_data,
            "encrypted": session.ssl is not None,
            "source": base64.b64encode(envelope.original_content).decode(),
        })
        if how == "drop":
            server.transport.abort()
            return "250 never read"
        if how == "silent":
            await asyncio.sleep(3600)
        if how == "twice":
            await server.push("250 2.0.0 taken")
        if how == "echo":
            asyncio.get_running_loop().call_later(0.05, asyncio.ensure_future, server.push("250 2.0.0 taken, as said"))
        if how == "slow":
            await asyncio.sleep(1.5)
        if how == "hangup":
            asyncio.get_running_loop().call_later(0.05, self.hang_up, server.transport)
        return "250 2.0.0 taken"

    def hang_up(self, transport):
        transport.abort()
        say(hungUp=True)


def authenticate(server, session, envelope, mechanism, data):
    good = (data.login, data.password) == (b"studio", b"secret")
    return AuthResult(success=good, handled=False, auth_data=data.login.decode() if good else None)


class Counted(SMTP):
    def connection_made(self, transport):
        if not hasattr(self, "counted"):
            self.counted = True
            say(connection=True)
        super().connection_made(transport)


async def main(files):
    context = None
    if files:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*files)

    def conversation():
        return Counted(
            Behaviour(), enable_SMTPUTF8=True, tls_context=context, require_starttls=context is not None,
            authenticator=authenticate, auth_required=context is not None, auth_require_tls=True, loop=asyncio.get_running_loop())

    server = await asyncio.get_running_loop().create_server(conversation, "127.0.0.1", 0)
    say(port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


asyncio.run(main(sys.argv[1:]))
