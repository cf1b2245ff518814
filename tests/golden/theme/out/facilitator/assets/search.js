tttkit.index = {"kinds":["","Core message"],"pages":[
["index","Golden theme","",[[0,0,"","",""]]],
["theme","1 A theme","",[[0,0,"","","Text."],[1,1,"","","Looks are yours."]]],
["get-ready","Get ready","",[[0,0,"","",""]]],
["run","Run of show","",[[0,0,"","",""]]],
["presenter","Slides","",[[0,0,"","",""]]],
["delivery","Record","",[[0,0,"","",""]]],
["agenda","Agenda","",[[0,0,"","",""]]]
]};
