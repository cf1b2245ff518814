tttkit.notes("theme", ["\u003cp>Text.\u003c/p>\n"]);
