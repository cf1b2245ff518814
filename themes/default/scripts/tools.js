// The last of the scripts: asks for the tools of this page, one behind the other. The page is whole before they come.
(tttkit.all("meta[name=tools]").map((meta) => meta.content)[0] || "").split(" ").filter(Boolean).forEach((name) => tttkit.load(name + ".js").catch(() => {}));
