// What a page says of itself. `facts` runs in the page, so it stands on nothing outside it.

/** Reads the document; every address in it as written and as resolved. */
export function facts() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const ids = all("[id]").map((element) => element.id);
  const fetched = all("[src], [srcset], [poster], [data], link[href], use[href]")
    .flatMap((element) => ["src", "srcset", "poster", "data", "href"].map((name) => element.getAttribute(name)).filter(Boolean));
  return {
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    title: document.title,
    heads: all("h1").map(words),
    levels: all("h1, h2, h3, h4, h5, h6").filter((heading) => !heading.matches(".title")).map((element) => Number(element.tagName[1])),
    ids,
    twice: ids.filter((id, at) => ids.indexOf(id) !== at),
    referred: all("[for], [aria-labelledby], [aria-describedby], [aria-controls], [headers]").flatMap((element) =>
      ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"].flatMap((name) => (element.getAttribute(name) ?? "").split(/\s+/).filter(Boolean))),
    links: all("a[href], area[href]").map((element) => ({ written: element.getAttribute("href"), href: element.href })),
    fetched,
    csp: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? "",
    inline: [
      // A number that a script measured may be set by the script itself: the policy forbids the attribute in a page, not that.
      ...all("[style]").filter((element) => !/^(--[a-z]+: ?[\d.]+; ?)+$/.test(element.getAttribute("style") + (element.getAttribute("style").endsWith(";") ? "" : ";"))).map((element) => `style= on ${element.tagName}`),
      ...all("style").map(() => "<style>"),
      // What says what the page is about is data: no browser runs it.
      ...all('script:not([src], [type="application/ld+json"])').map(() => "inline <script>"),
      ...all("script[type=module], iframe, object, embed, base, form[action]").map((element) => `<${element.tagName.toLowerCase()}>`),
      ...all("*").flatMap((element) => [...element.attributes].filter(({ name }) => name.startsWith("on")).map(({ name }) => `${name}= on ${element.tagName}`)),
    ],
    skip: words(document.querySelector("body > a:first-child")),
    edition: words(document.querySelector(".masthead .edition")),
    colophon: words(document.querySelector(".colophon")),
    kind: document.documentElement.dataset.edition ?? "",
    previous: document.querySelector('.turn a[rel="prev"]')?.href,
    next: document.querySelector('.turn a[rel="next"]')?.href,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
}
