"""The server with the client of pytest-lsp, whose types are those of the protocol: what three editors say they can do, and that
every message of the server is one that the protocol knows."""

import pathlib
import shutil
import sys

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from editor import BINARY, applied, findings_of, path_of, read, uri_of  # noqa: E402

SOURCE = pathlib.Path(__file__).resolve().parents[2]
EDITORS = {"visual-studio-code": "utf-16", "neovim": "utf-8", "emacs": "utf-32"}  # and what their columns count


@pytest_lsp.fixture(params=EDITORS, config=ClientServerConfig(server_command=[str(BINARY), "server"]))
async def client(request, lsp_client: LanguageClient, tmp_path):
    folder = tmp_path / "bookshop"
    shutil.copytree(SOURCE / "testdata" / "projects" / "bookshop", folder)
    lsp_client.folder = folder
    lsp_client.units = EDITORS[request.param]
    lsp_client.watched = []
    lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: lsp_client.watched.extend(params.registrations))
    lsp_client.started = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param),
            workspace_folders=[types.WorkspaceFolder(uri=uri_of(folder), name="bookshop")],
        )
    )
    yield
    await lsp_client.shutdown_session()


def opened(client, path, version=1):
    document = types.TextDocumentItem(uri=uri_of(path), language_id="python", version=version, text=read(path))
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=document))
    return types.TextDocumentIdentifier(uri=uri_of(path))


async def hover(client, document, position):
    return await client.text_document_hover_async(types.HoverParams(text_document=document, position=position))


async def actions(client, document, place):
    context = types.CodeActionContext(diagnostics=[])
    return await client.text_document_code_action_async(
        types.CodeActionParams(text_document=document, range=place, context=context)
    )


async def first_with_fix(client, owed):
    """The first finding with related places and a fix."""
    for path in owed:
        document = opened(client, path)
        # An answer waits for the analysis of all that came before the question.
        await hover(client, document, types.Position(line=0, character=0))
        for finding in client.diagnostics[uri_of(path)]:
            for action in await actions(client, document, finding.range):
                if finding.related_information and [one.range for one in action.diagnostics] == [finding.range]:
                    return path, finding, action
    raise AssertionError("no finding has a fix")


@pytest.mark.asyncio
async def test_session(client: LanguageClient):
    assert client.started.capabilities.position_encoding == client.units
    owed = findings_of(client.folder)
    path, finding, fix = await first_with_fix(client, owed)
    document = types.TextDocumentIdentifier(uri=uri_of(path))
    shown = client.diagnostics[uri_of(path)]
    assert [(one.code, one.message) for one in shown] == [(one["code"], one["message"]) for one in owed[path]]
    assert finding.source == "djvet" and fix.kind == types.CodeActionKind.QuickFix
    page = await hover(client, document, finding.range.start)
    assert page.contents.kind == types.MarkupKind.Markdown and "## Why it matters" in page.contents.value
    edits = {path: edits for path, edits in changed(fix.edit)}
    assert edits
    for changed_path, each in edits.items():
        new = applied(read(changed_path), [as_json(edit) for edit in each])
        if changed_path != path:
            opened(client, changed_path)
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=uri_of(changed_path), version=2),
                content_changes=[types.TextDocumentContentChangeWholeDocument(text=new)],
            )
        )
    await hover(client, document, types.Position(line=0, character=0))
    left = [identity(one) for one in client.diagnostics[uri_of(path)]]
    assert identity(finding) not in left and len(left) < len(shown)
    assert all(one.method == "workspace/didChangeWatchedFiles" for one in client.watched)


def identity(diagnostic):
    return diagnostic.data["fingerprint"] if isinstance(diagnostic.data, dict) else diagnostic.data.fingerprint


def changed(edit):
    """Path and edits, in either form of a WorkspaceEdit."""
    for uri, edits in (edit.changes or {}).items():
        yield path_of(uri), edits
    for change in edit.document_changes or []:
        yield path_of(change.text_document.uri), change.edits


def as_json(edit):
    places = {"start": edit.range.start, "end": edit.range.end}
    place = {name: {"line": at.line, "character": at.character} for name, at in places.items()}
    return {"range": place, "newText": edit.new_text}
