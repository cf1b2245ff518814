tttkit.index = {"kinds":["","Core message"],"pages":[
["index","Golden theme","",[[0,0,"","",""]]],
["theme","1 A theme","",[[0,0,"","","Text."],[1,1,"","","Looks are yours."]]],
["agenda","Agenda","",[[0,0,"","",""]]],
["takeaway","My takeaway","",[[0,0,"","",""]]],
["attendance","Attendance","",[[0,0,"","",""]]]
]};
