tttkit.index = {"kinds":["","Core message","Say"],"pages":[
["index","Golden media","",[[0,0,"","",""]]],
["media","1 Sound and film","",[[0,0,"","","Two teachers plan\nShall we plan? Let us.\n¿Planeamos? Sí.\nA sound\nof silence\n in a line."],[1,1,"","","Listen first."],[1,2,"","","For those who lead\nBreathe."]]],
["get-ready","Get ready","",[[0,0,"","",""]]],
["run","Run of show","",[[0,0,"","",""]]],
["presenter","Slides","",[[0,0,"","",""]]],
["delivery","Record","",[[0,0,"","",""]]],
["agenda","Agenda","",[[0,0,"","",""]]]
]};
