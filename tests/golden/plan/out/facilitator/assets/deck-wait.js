tttkit.notes("wait", ["","\u003cp>a\u003c/p>\n","\u003cp>b\u003c/p>\n"]);
