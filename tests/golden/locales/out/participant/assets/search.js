tttkit.index = {"kinds":["","Core message"],"pages":[
["index","Waiting","",[[0,0,"","","Wait."]]],
["welcome","Welcome","",[[0,0,"","","Only in English."]]],
["wait","1 Wait","",[[0,0,"","","Count to three."],[1,1,"","","Wait three seconds."]]],
["agenda","Agenda","",[[0,0,"","",""]]],
["takeaway","My takeaway","",[[0,0,"","",""]]],
["attendance","Attendance","",[[0,0,"","",""]]]
]};
