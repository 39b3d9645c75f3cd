// The form of the page “Try it in the browser”: it hands each command to Python in a worker.
const form = document.querySelector("#try");
const line = form.querySelector("input");
const button = form.querySelector("[type=submit]");
const status = document.querySelector("#try-status");
const answer = document.querySelector("#try-answer");
const saved = document.querySelector("#try-files");
let worker;

// Python is fetched by the first command, and by no visit alone.
function python() {
  if (!worker) {
    worker = new Worker(new URL("browser-worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) => {
      if (data.failure) stop();
      show(data);
    };
    worker.onerror = () => {
      stop();
      show({ failure: "Pyodide could not be loaded: see whether cdn.jsdelivr.net can be reached" });
    };
  }
  return worker;
}

// The next command tries again from the start.
function stop() {
  worker.terminate();
  worker = undefined;
}

function show({ failure, text = "", files = [] }) {
  button.disabled = false;
  status.textContent = failure ? `Not run: ${failure}.` : "Done.";
  answer.textContent = text;
  answer.hidden = text === "";
  saved.replaceChildren(...files.map(item));
}

function item({ name, bytes }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.textContent = `Save ${name}`;
  const made = document.createElement("li");
  made.append(link);
  return made;
}

function run() {
  if (location.protocol === "file:") {
    show({ failure: "a browser starts no Python for a file: open this page from a web server" });
    return;
  }
  button.disabled = true;
  status.textContent = worker ? "Running …" : "Fetching Python, once …";
  python().postMessage(line.value);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});

for (const example of document.querySelectorAll("#try-examples button")) {
  example.addEventListener("click", () => {
    line.value = example.textContent;
    if (!button.disabled) run();
  });
}

form.hidden = false;
document.querySelector("#try-examples").hidden = false;
