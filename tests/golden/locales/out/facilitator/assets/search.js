tttkit.index = {"kinds":["","Core message","Say"],"pages":[
["index","Waiting","",[[0,0,"","","Wait."]]],
["welcome","Welcome","",[[0,0,"","","Only in English."]]],
["wait","1 Wait","",[[0,0,"","","Count to three."],[1,1,"","","Wait three seconds."],[1,2,"","","One, two, three."]]],
["get-ready","Get ready","",[[0,0,"","",""]]],
["run","Run of show","",[[0,0,"","",""]]],
["presenter","Slides","",[[0,0,"","",""]]],
["delivery","Record","",[[0,0,"","",""]]],
["agenda","Agenda","",[[0,0,"","",""]]]
]};
