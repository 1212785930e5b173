// <haberdar-ara>: lets the form inside of it suggest, and shows the newest articles (son="5").
// Without this file, or where the archive does not let the page read its API, the form remains.
(() => {
  "use strict";

  const STYLE = `
    :host { display: block }
    ul { list-style: none; margin: 0.5em 0 0; padding: 0 }
    a { display: block; padding: 0.35em 0; min-height: 24px; color: inherit }
    a:focus-visible { outline: 2px solid; outline-offset: 2px }
    [hidden] { display: none }
    .away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  `;
  const PAUSE_MS = 150;

  const address = (base, path, parameters = {}) => {
    const url = new URL(path, base);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return url.href;
  };

  const articleAddress = (base, id) => address(base, `haber/${encodeURIComponent(id)}`);

  class HaberdarAra extends HTMLElement {
    #suggestions = document.createElement("ul");
    #newest = document.createElement("ul");
    #status = document.createElement("p");
    #timer = 0;
    #asked = 0;
    #refused = false;

    constructor() {
      super();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      this.#suggestions.setAttribute("aria-label", "Öneriler");
      this.#newest.setAttribute("aria-label", "En yeni haberler");
      this.#suggestions.hidden = this.#newest.hidden = true;
      this.#status.className = "away";
      this.#status.setAttribute("role", "status");
      root.append(document.createElement("slot"), this.#status, this.#suggestions, this.#newest);
      this.addEventListener("input", (event) => this.#typed(event.target));
      this.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || this.#suggestions.hidden) return;
        event.preventDefault(); // it would empty the field too
        this.#close();
      });
    }

    connectedCallback() {
      const size = Number(this.getAttribute("son"));
      const form = this.querySelector("form");
      if (form && size > 0) this.#showNewest(form.action, size);
    }

    disconnectedCallback() {
      this.#close();
    }

    #typed(field) {
      this.#close();
      if (!field.form || !field.value.trim()) return;
      this.#timer = setTimeout(() => this.#suggest(field.form.action, field.value), PAUSE_MS);
    }

    #close() {
      clearTimeout(this.#timer);
      this.#asked += 1; // answers under way come too late
      this.#show(this.#suggestions, []);
      this.#status.textContent = "";
    }

    async #suggest(base, typed) {
      const asked = this.#asked;
      const answer = await this.#read(address(base, "api/v1/suggest", { q: typed }));
      if (!answer || asked !== this.#asked) return;
      const found = answer.suggestions;
      this.#show(
        this.#suggestions,
        found.map((each) => [each.text, address(base, each.url)]),
      );
      this.#status.textContent = found.length ? `${found.length} öneri` : "";
    }

    async #showNewest(base, size) {
      const wanted = { sort: "newest", size, facet_size: 1 };
      const answer = await this.#read(address(base, "api/v1/search", wanted));
      if (!answer) return;
      this.#show(
        this.#newest,
        answer.hits.map((hit) => [hit.title, articleAddress(base, hit.id)]),
      );
    }

    // Returns null where there is no answer. A page that may not read is not let ask at every key.
    async #read(url) {
      if (this.#refused) return null;
      try {
        const response = await fetch(url, { credentials: "omit" });
        return response.ok ? await response.json() : null;
      } catch {
        this.#refused = true;
        return null;
      }
    }

    #show(list, links) {
      list.replaceChildren(
        ...links.map(([text, href]) => {
          const link = document.createElement("a");
          link.href = href;
          link.textContent = text;
          const item = document.createElement("li");
          item.append(link);
          return item;
        }),
      );
      list.hidden = links.length === 0;
    }
  }

  customElements.define("haberdar-ara", HaberdarAra);
})();
