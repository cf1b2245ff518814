tttkit.index = {"kinds":["","Core message","Warning"],"pages":[
["index","Golden markdown","",[[0,0,"","",""]]],
["markdown","1 Markdown, all of it","",[[0,0,"","","A paragraph with emphasis, strong, struck, code, a\nhard break, https://example.org, & an entity, and Ctrl."],[1,1,"","","What you know stays as you know it."],[1,0,"lists","Lists","one\ntwo\nmore of two\nthree\nto do\ndone\nTerm\nWhat it means\nA quote\nin a quote\nLeft\nCenter\nRight\n1\n2\n3\nfn main() {\n    println!(\"\u003chello>\");\n}\nplain & simple\nindented\n::: is shown, and so is [x]{.facilitator}.\nInline a2+b2=c2 and\n12\nA circle\nOne circle\nText with a circle in it."],[2,2,"","","An alert."],[2,0,"with-id","With an id",""],[2,0,"again","Again",""],[2,0,"again-2","Again","More\nInside."]]],
["get-ready","Get ready","",[[0,0,"","",""]]],
["run","Run of show","",[[0,0,"","",""]]],
["presenter","Slides","",[[0,0,"","",""]]],
["delivery","Record","",[[0,0,"","",""]]],
["agenda","Agenda","",[[0,0,"","",""]]]
]};
