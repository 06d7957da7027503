"""A store for tests: moto's S3 on a free port of this machine.

It checks every signature with Amazon's own library, and fails when it is told to. Reads one command a line
from standard input, in JSON, and answers each with a line; the first line it writes is its port. It ends when
its input ends, so it never outlives the tests.
"""

import base64
import hashlib
import io
import json
import logging
import os
import signal
import socket
import sys
import threading
import time
from urllib.parse import unquote, urlsplit

from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from moto.s3.models import s3_backends
from werkzeug.serving import WSGIRequestHandler, make_server

SECRETS = {"AKIALOOPBACK": "loopback/secret+key"}
store = DomainDispatcherApplication(create_backend_app)
# What moto looks at and what it then does are one step, as in a real store.
at_work = threading.Lock()
# Answers, beside that, as a real store has them.
faults, requests = {}, {}


def backend():
    return s3_backends["123456789012"]["aws"]


def error(start_response, status, code, message="told to fail", headers=()):
    body = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>{message}</Message></Error>".encode()
    start_response(f"{status} X", [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))] + list(headers))
    return [body]


def complaint(environ, body):
    """What is wrong with the signature; None when nothing is."""
    given = environ.get("HTTP_AUTHORIZATION", "")
    parts = dict(part.strip().split("=", 1) for part in given.partition(" ")[2].split(",") if "=" in part)
    scope = parts.get("Credential", "").split("/")
    if scope[0] not in SECRETS:
        return "InvalidAccessKeyId"
    if environ.get("HTTP_X_AMZ_CONTENT_SHA256") != hashlib.sha256(body).hexdigest():
        return "XAmzContentSHA256Mismatch"
    headers = {}
    for name in parts["SignedHeaders"].split(";"):
        variable = name.upper().replace("-", "_")
        headers[name] = environ.get("HTTP_" + variable, environ.get(variable, ""))
    if not {"host", "x-amz-date"} <= headers.keys():
        return "AccessDenied"
    for name in ("x-amz-security-token", "x-amz-copy-source", "if-match", "if-none-match"):
        if "HTTP_" + name.upper().replace("-", "_") in environ and name not in headers:
            return "AccessDenied"
    request = AWSRequest(
        method=environ["REQUEST_METHOD"], url="http://" + environ["HTTP_HOST"] + environ["RAW_URI"], headers=headers
    )
    request.context["timestamp"] = headers["x-amz-date"]
    signer = S3SigV4Auth(Credentials(scope[0], SECRETS[scope[0]]), "s3", scope[2])
    text = signer.string_to_sign(request, signer.canonical_request(request))
    return None if signer.signature(text, request) == parts["Signature"] else "SignatureDoesNotMatch"


def fault(environ, bucket, key):
    """The first of the bucket's faults that this request meets."""
    for each in faults.get(bucket, []):
        if each.get("method", environ["REQUEST_METHOD"]) != environ["REQUEST_METHOD"]:
            continue
        if each.get("key", "") not in key:
            continue
        if each.get("conditional") and "HTTP_IF_MATCH" not in environ and "HTTP_IF_NONE_MATCH" not in environ:
            continue
        if each.get("skip", 0) > 0:
            each["skip"] -= 1
        elif each.get("times", 1) > 0:
            each["times"] = each.get("times", 1) - 1
            return each
    return {}


def is_stale(environ):
    """Whether a copy asks for another version than there is; moto itself does not look."""
    version = environ.get("HTTP_X_AMZ_COPY_SOURCE_IF_MATCH")
    if version is None:
        return False
    bucket, key = unquote(environ["HTTP_X_AMZ_COPY_SOURCE"]).lstrip("/").split("/", 1)
    source = backend().get_object(bucket, key)
    return source is not None and source.etag.strip('"') != version.strip('"')


def kill(file):
    while not os.path.exists(file) or not open(file).read().strip():
        time.sleep(0.001)
    os.kill(int(open(file).read()), signal.SIGKILL)


def answer(environ, start_response):
    parts = urlsplit(environ["RAW_URI"]).path.split("/", 2)
    bucket, key = unquote(parts[1]), unquote(parts[2]) if len(parts) > 2 else ""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    wrong = complaint(environ, body)
    if wrong:
        # A store may repeat what it was sent.
        return error(start_response, 403, wrong, "you sent " + environ.get("HTTP_AUTHORIZATION", ""))
    with at_work:
        requests.setdefault(bucket, []).append(f"{environ['REQUEST_METHOD']} {key}")
        told = fault(environ, bucket, key)
    action = told.get("do")
    if action == "slow":
        time.sleep(told["seconds"])
    if action == "kill":
        kill(told["pid"])
    if action in ("cut", "kill"):
        environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        return error(start_response, 500, "Cut")
    if action == "status":
        return error(start_response, told["status"], told.get("code", "Trouble"), told.get("message", "trouble"), [("Retry-After", "0")])
    if action == "unconditional":
        environ.pop("HTTP_IF_MATCH", None)
        environ.pop("HTTP_IF_NONE_MATCH", None)
    with at_work:
        if is_stale(environ):
            return error(start_response, 412, "PreconditionFailed")
        answered = list(store(environ, start_response))
    if action == "lose" or action == "killAfter":
        if action == "killAfter":
            kill(told["pid"])
        environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    if action == "truncate":
        start_response("200 OK", [("Content-Length", str(len(b"".join(answered)) + 10))])
    return answered


def tree(bucket):
    found = {}
    for key in list(backend().buckets[bucket].keys.values()):
        headers = {name.lower(): value for name, value in key.metadata.items()}
        found[key.name] = {"body": base64.b64encode(key.value).decode(), "headers": headers}
    return found


def carry_out(command):
    bucket = command["bucket"]
    match command["do"]:
        case "make":
            with at_work:
                backend().create_bucket(bucket, "us-east-1")
        case "tree":
            with at_work:
                return tree(bucket)
        case "write":
            with at_work:
                backend().put_object(bucket, command["key"], command["text"].encode())
        case "delete":
            with at_work:
                backend().delete_object(bucket, command["key"])
        case "fail":
            with at_work:
                faults[bucket], requests[bucket] = command["faults"], []
        case "requests":
            with at_work:
                return requests.get(bucket, [])
    return None


class Quiet(WSGIRequestHandler):
    # Connections stay open between requests, as those of a real store do.
    protocol_version = "HTTP/1.1"

    def log(self, *_):
        pass


logging.disable(logging.CRITICAL)
server = make_server("127.0.0.1", 0, answer, threaded=True, request_handler=Quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
for line in sys.stdin:
    print(json.dumps(carry_out(json.loads(line))), flush=True)
os._exit(0)
