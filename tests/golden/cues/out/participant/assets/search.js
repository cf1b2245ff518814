tttkit.index = {"kinds":["","Core message","Activity","Purpose","Outcome"],"pages":[
["index","Golden cues","",[[0,0,"","",""]]],
["cues","1 Cues","",[[0,0,"","","Common text.\nA list stays tight\naround a cue"],[1,1,"","","A cue is for the one who leads."],[1,2,"sort","1.1 Sort cards","Sort the cards."],[2,3,"","","See the pattern."],[2,4,"","","Three piles."]]],
["agenda","Agenda","",[[0,0,"","",""]]],
["takeaway","My takeaway","",[[0,0,"","",""]]],
["attendance","Attendance","",[[0,0,"","",""]]]
]};
