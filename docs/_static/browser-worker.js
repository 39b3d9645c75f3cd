// Python in a thread of its own, so that the page answers while it works.
// The release that the tests run is that of the npm package; noxfile.py reads it here.
import { loadPyodide } from "https://cdn.jsdelivr.net/npm/pyodide@314.0.7/pyodide.mjs";

const site = new URL("..", import.meta.url);

// A line is split as a shell does; nothing in it is run but the command.
const PYTHON = `
import contextlib
import io
import json
import os
import shlex

from roverspecs.cli.main import main


def run(line):
    """Run a command line, and return what it prints and the files that it writes."""
    before = _written()
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        _call(line)
    files = [name for name, when in _written().items() if before.get(name) != when]
    return json.dumps({"text": said.getvalue(), "files": files})


def _written():
    return {entry.name: entry.stat().st_mtime_ns for entry in os.scandir() if entry.is_file()}


def _call(line):
    try:
        words = shlex.split(line)
    except ValueError as error:
        print(f"error: {error}: a quotation mark stands alone")
        return
    if words[:1] == ["roverspecs"]:
        del words[0]
    try:
        main(words)
    except SystemExit:
        # Help and wrong usage end so, and have said what there is to say.
        pass


run
`;

async function start() {
  const response = await fetch(new URL("wheels.json", site));
  const names = response.ok ? await response.json() : [];
  if (names.length === 0) {
    throw new Error("this copy of the docs holds no wheels: build it with “nox -s docs”");
  }
  const python = await loadPyodide();
  const wheels = names.map((name) => new URL(`wheels/${name}`, site).href);
  await python.loadPackage(wheels, { messageCallback() {} });
  return { python, run: python.runPython(PYTHON) };
}

const ready = start();

self.onmessage = async ({ data: line }) => {
  try {
    const { python, run } = await ready;
    const { text, files } = JSON.parse(run(line));
    const saved = files.map((name) => ({ name, bytes: python.FS.readFile(name) }));
    self.postMessage({ text, files: saved });
  } catch (error) {
    self.postMessage({ failure: error.message });
  }
};
