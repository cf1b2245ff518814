tttkit.index = {"kinds":["","Core message","Say","Activity","Purpose","Outcome","Do","Ask","Look for","Anticipate","Poll","Debrief","Bridge","If short","If time","Note","Answers"],"pages":[
["index","Golden cues","",[[0,0,"","",""]]],
["cues","1 Cues","",[[0,0,"","","Common text.\nA list stays tight\naround a cue"],[1,1,"","","A cue is for the one who leads."],[1,2,"","In your own words","Welcome, all."],[1,3,"sort","1.1 Sort cards","Sort the cards."],[2,4,"","","See the pattern."],[2,5,"","","Three piles."],[2,6,"","","Form groups.\nSort:\nby color\nby size"],[2,6,"","","Compare."],[2,7,"","","What did you see?\nWhat else?"],[2,8,"","","Patterns"],[3,0,"f_is-there-one-right-way","Is there one right way?","No."],[3,0,"f_how-long","How long?","Ten minutes."],[2,9,"","","Must we?\nYes."],[2,10,"","Raise a hand","Who sorted by color?"],[2,11,"","","What will you keep?"],[2,12,"","","Now to words."],[2,13,"","","Leave out step 3."],[2,14,"","","Sort again."],[2,15,"","","Mind the time."],[3,0,"f_a-heading-in-a-block","A heading in a block","A note of a block's own."],[2,16,"","","By color."],[1,2,"","","In an item."]]],
["get-ready","Get ready","",[[0,0,"","",""]]],
["run","Run of show","",[[0,0,"","",""]]],
["presenter","Slides","",[[0,0,"","",""]]],
["delivery","Record","",[[0,0,"","",""]]],
["agenda","Agenda","",[[0,0,"","",""]]]
]};
