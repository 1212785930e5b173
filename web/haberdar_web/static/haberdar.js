// Suggestions while typing, and results that change in place, for pages that work without.

const form = document.querySelector(".haberdar form.search");
const field = form.elements.q;
const content = document.getElementById("icerik");
const messages = form.dataset;
const { format } = new Intl.NumberFormat(document.documentElement.lang || "tr");
const status = element("p", { className: "away", role: "status" });
form.closest(".haberdar").append(status);

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

function isSearchPage(url) {
  return url.origin === location.origin && url.pathname === new URL(form.action).pathname;
}

// Suggestions: an editable combobox with list autocomplete (WAI-ARIA Authoring Practices).

const GROUPS = ["organization", "ministry", "title", "phrase"];
const PAUSE = 120; // milliseconds without a key, or without scrolling

const list = element("div", {
  id: "oneriler",
  className: "suggestions",
  hidden: true,
  role: "listbox",
  ariaLabel: messages.suggestions,
});
let options = [];
let active = null;
let typingPause = 0;
let asking = new AbortController();

function setUpSuggestions() {
  field.role = "combobox";
  field.ariaAutoComplete = "list";
  field.ariaExpanded = "false";
  field.ariaKeyShortcuts = "/";
  field.setAttribute("aria-controls", list.id);
  form.querySelector("button").after(list);
  form.querySelector("kbd").hidden = false;
  field.addEventListener("input", (event) => event.isComposing || suggestSoon());
  field.addEventListener("compositionstart", close);
  field.addEventListener("compositionend", suggestSoon);
  field.addEventListener("keydown", pressed);
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // The field keeps the focus, and the list with it, until the click ends.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  document.addEventListener("keydown", focusField);
}

function suggestSoon() {
  stop();
  typingPause = setTimeout(suggest, PAUSE);
}

async function suggest() {
  const typed = field.value;
  stop();
  if (!typed.trim()) return close();
  const { signal } = (asking = new AbortController());
  try {
    const address = new URL(messages.suggest, location.href);
    address.searchParams.set("q", typed);
    const response = await fetch(address, { signal });
    const found = (await response.json()).suggestions;
    if (!signal.aborted) show(found);
  } catch {
    if (!signal.aborted) close();
  }
}

function show(suggestions) {
  activate(null);
  const groups = GROUPS.map((kind) => [kind, suggestions.filter((each) => each.kind === kind)]);
  list.replaceChildren(...groups.filter(([, found]) => found.length).map(groupOf));
  options = [...list.querySelectorAll("[role=option]")];
  options.forEach((option, index) => (option.id = `oneri-${index}`));
  list.hidden = !options.length;
  field.ariaExpanded = String(!list.hidden);
  status.textContent = counted(options.length);
}

function counted(count) {
  if (count < 2) return count ? messages.one : messages.none;
  return messages.many.replace("%(number)s", format(count));
}

function groupOf([kind, suggestions]) {
  const group = element("div", { role: "group", ariaLabel: messages[kind] });
  group.append(...suggestions.map(optionOf));
  return group;
}

function optionOf(suggestion) {
  const option = element("div", { role: "option", ariaSelected: "false" });
  const text = element("span", {});
  text.append(...marked(suggestion));
  option.append(text);
  if (suggestion.kind !== "title") {
    const count = format(suggestion.count);
    option.append(" ", element("span", { className: "count", textContent: count }));
  }
  option.addEventListener("click", () => choose(suggestion));
  return option;
}

function* marked({ text, marks }) {
  const letters = Array.from(text); // marks count code points
  let done = 0;
  for (const [start, end] of marks) {
    yield letters.slice(done, start).join("");
    yield element("mark", { textContent: letters.slice(start, end).join("") });
    done = end;
  }
  yield letters.slice(done).join("");
}

function activate(option) {
  if (active) active.ariaSelected = "false";
  active = option;
  field.removeAttribute("aria-activedescendant");
  if (!option) return;
  option.ariaSelected = "true";
  option.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", option.id);
}

function stop() {
  clearTimeout(typingPause);
  asking.abort();
  activate(null);
}

function close() {
  stop();
  list.hidden = true;
  field.ariaExpanded = "false";
}

function choose(suggestion) {
  close();
  if (suggestion.kind !== "phrase") return location.assign(suggestion.url);
  field.value = suggestion.text;
  form.requestSubmit();
}

function pressed(event) {
  if (event.isComposing) {
    if (event.key === "Enter") event.preventDefault();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1, event.altKey);
  } else if (event.key === "Enter" && active) {
    event.preventDefault();
    active.click();
  } else if (event.key === "Escape" && !list.hidden) {
    event.preventDefault();
    close();
  } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
    activate(null); // these move within the text
  } else if (event.key === "Tab") {
    close();
  }
}

async function move(step, isOpeningOnly) {
  if (isOpeningOnly && step < 0) return close();
  if (list.hidden) await suggest();
  if (isOpeningOnly || list.hidden) return;
  const next = active ? options.indexOf(active) + step : step > 0 ? 0 : -1;
  activate(options.at(next % options.length));
}

function focusField(event) {
  const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  field.focus();
  field.select();
}

// Results in place: links and forms that lead from the search page to itself.

let shown = location.href.split("#")[0];
let loading = null;
let scrollPause = 0;

function setUpResults() {
  // The browser scrolls before the results are there.
  history.scrollRestoration = "manual";
  if (history.state?.top) scrollTo(0, history.state.top);
  document.addEventListener("click", followed);
  document.addEventListener("submit", submitted);
  addEventListener("scroll", keepScrollSoon, { passive: true });
  addEventListener("popstate", returned);
  // A page that is being left gets no answers: no error to recover from.
  addEventListener("beforeunload", () => loading?.abort());
}

function keepScrollSoon() {
  clearTimeout(scrollPause);
  scrollPause = setTimeout(() => loading || keepScroll(), PAUSE);
}

function keepScroll() {
  history.replaceState({ ...history.state, top: scrollY }, "");
}

function followed(event) {
  const link = event.target.closest?.("a[href]");
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (event.defaultPrevented || event.button || !isPlain || !link) return;
  if (link.hasAttribute("target") || link.hasAttribute("download")) return;
  const url = new URL(link.getAttribute("href"), location.href); // in drawings too
  if (url.hash || !isSearchPage(url)) return;
  event.preventDefault();
  visit(url, link.closest(".pages") && toResults);
}

function submitted(event) {
  const sent = event.target;
  const url = new URL(sent.action);
  if (event.defaultPrevented || sent.method !== "get" || sent.target || !isSearchPage(url)) return;
  event.preventDefault();
  url.search = new URLSearchParams(new FormData(sent, event.submitter));
  // The keyboard of a phone would cover what is found.
  if (sent === form && matchMedia("(pointer: coarse)").matches) field.blur();
  visit(url);
}

function visit(url, arrive) {
  const remember = (address) => {
    keepScroll();
    const change = address === shown ? "replaceState" : "pushState";
    history[change]({ top: scrollY }, "", address);
  };
  load(url, remember, arrive).catch(() => location.assign(url));
}

function returned(event) {
  clearTimeout(scrollPause);
  loading?.abort();
  if (location.href.split("#")[0] === shown) return;
  const scroll = () => scrollTo(0, event.state?.top ?? 0);
  load(location, null, scroll).catch(() => location.reload());
}

// Show the page at `url`: `remember(address)` before anything changes, `arrive()` after, neither
// where a later call overtakes this one. Rejects where the page answers no search.
async function load(url, remember, arrive) {
  loading?.abort();
  const mine = (loading = new AbortController());
  const query = field.value;
  content.setAttribute("aria-busy", "true");
  status.textContent = "";
  try {
    const response = await fetch(url, { signal: mine.signal, headers: { Accept: "text/html" } });
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const isAnswer = response.ok && isSearchPage(new URL(response.url));
    if (!isAnswer || !next.getElementById("icerik")) throw new Error("no search page");
    mine.signal.throwIfAborted();
    remember?.(response.url);
    shown = response.url;
    replace(next, { isQueryKept: field.value !== query });
    arrive?.();
  } catch (error) {
    if (!mine.signal.aborted) throw error;
  } finally {
    if (loading === mine) {
      loading = null;
      content.removeAttribute("aria-busy");
    }
  }
}

function replace(next, { isQueryKept }) {
  const opened = new Map();
  for (const details of content.querySelectorAll("details[open]")) {
    opened.set(nameOf(details), scrolledList(details)?.scrollTop);
  }
  const focused = content.contains(document.activeElement) && nameOf(document.activeElement);
  document.title = next.title;
  for (const old of document.head.querySelectorAll("link[rel=alternate]")) old.remove();
  document.head.append(...next.head.querySelectorAll("link[rel=alternate]"));
  for (const part of [".haberdar .help", ".haberdar .foot"]) {
    document.querySelector(part).replaceWith(next.querySelector(part));
  }
  const nextForm = next.querySelector(".haberdar form.search");
  for (const old of form.querySelectorAll("[type=hidden], .hint")) old.remove();
  field.after(...nextForm.querySelectorAll("[type=hidden]"));
  form.append(...nextForm.querySelectorAll(".hint"));
  if (!isQueryKept) field.value = nextForm.elements.q.value;
  const nextContent = next.getElementById("icerik");
  content.className = nextContent.className;
  content.replaceChildren(...nextContent.childNodes);
  for (const details of content.querySelectorAll("details")) {
    if (!opened.has(nameOf(details))) continue;
    details.open = true;
    scrolledList(details)?.scrollTo(0, opened.get(nameOf(details)) ?? 0);
  }
  if (focused) focusOn(find(focused) ?? heading());
  status.textContent = heading().textContent;
}

function scrolledList(details) {
  return details.querySelector(":scope > .choices");
}

// What an element is called on the next page too, where its address and its numbers are others.
function nameOf(one) {
  if (one.id) return one.id;
  const section = one.closest("[aria-labelledby]")?.getAttribute("aria-labelledby");
  const value = one.matches("details") ? one.closest("li")?.querySelector("a") : one;
  const words = (value?.querySelector("span") ?? value)?.textContent.trim() ?? one.className;
  return [one.localName, section, words].join(" ");
}

function find(name) {
  const all = content.querySelectorAll("a, button, input, summary, [id]");
  return [...all].find((each) => nameOf(each) === name);
}

function heading() {
  return content.querySelector("h1");
}

function toResults() {
  focusOn(heading());
  heading().scrollIntoView();
}

function focusOn(one) {
  if (one.localName === "h1") one.tabIndex = -1;
  one.focus({ preventScroll: true });
}

setUpSuggestions();
if (isSearchPage(new URL(location))) setUpResults();
