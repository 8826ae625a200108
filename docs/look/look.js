// Search, and the list of pages folded up on a narrow screen. Without scripts both stay as they are: no search, all pages.
const form = document.getElementById("search");
const found = document.getElementById("found");
const words = document.getElementById("words");
const root = form.dataset.root;
const MOST = 30;
let index = null;

if (matchMedia("(max-width: 59.99rem)").matches) document.querySelector(".pages").open = false;
form.hidden = false;

const load = (address) =>
  new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `${root}/search/${address}`;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });

const prepare = async () => {
  if (index) return index;
  await Promise.all([load("lunr.js"), load("places.js")]);
  index ??= lunr(function () {
    this.field("title", { boost: 8 });
    this.field("text");
    window.places.forEach(([location, title, text], id) =>
      this.add({ id, title, text }, { boost: location.startsWith("decisions/") ? 0.3 : 1 }),
    );
  });
  return index;
};

const look = (asked) =>
  index.query((query) => {
    for (const term of lunr.tokenizer(asked)) {
      query.term(term, { boost: 4 });
      query.term(term, { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
    }
  });

const show = async () => {
  const asked = words.value.trim();
  if (asked.length < 2) {
    found.hidden = true;
    return;
  }
  await prepare();
  const hits = asked === words.value.trim() ? look(asked) : [];
  found.querySelector("p").textContent = hits.length
    ? `${hits.length > MOST ? `The first ${MOST} of ${hits.length}` : hits.length} found for "${asked}".`
    : `Nothing found for "${asked}".`;
  found.querySelector("ol").replaceChildren(
    ...hits.slice(0, MOST).map(({ ref }) => {
      const [location, title] = window.places[ref];
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = `${root}/${location}`;
      link.textContent = title;
      line.append(link);
      return line;
    }),
  );
  found.hidden = false;
};

words.addEventListener("focus", prepare, { once: true });
words.addEventListener("input", show);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});
