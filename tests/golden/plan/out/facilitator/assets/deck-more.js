tttkit.notes("more", ["\u003cp>Text.\u003c/p>\n"]);
