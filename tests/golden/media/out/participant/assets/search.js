tttkit.index = {"kinds":["","Core message"],"pages":[
["index","Golden media","",[[0,0,"","",""]]],
["media","1 Sound and film","",[[0,0,"","","Two teachers plan\nShall we plan? Let us.\n¿Planeamos? Sí.\nA sound\nof silence\n in a line."],[1,1,"","","Listen first."]]],
["agenda","Agenda","",[[0,0,"","",""]]],
["takeaway","My takeaway","",[[0,0,"","",""]]],
["attendance","Attendance","",[[0,0,"","",""]]]
]};
