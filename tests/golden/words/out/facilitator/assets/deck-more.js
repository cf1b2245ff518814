tttkit.notes("more", ["\u003cp>Text.\u003c/p>\n\u003ch2>The end\u003c/h2>\n\u003cp>Back to \u003ca href=\"words.html#talk\">the talk\u003c/a>.\u003c/p>\n"]);
