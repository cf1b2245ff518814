tttkit.index = {"kinds":["","Core message","Discuss","Purpose","Activity","Challenge","Hint","Solution","Show more","Worth knowing","Note","Tip","Important","Warning","Caution","Example","Definition","In their words","Before you start","Checklist","By the end","Questions","To keep","In person","Online"],"pages":[
["index","Golden shared","",[[0,0,"","",""]]],
["shared","1 Blocks of both editions","",[[0,0,"","",""],[1,1,"","","Both read this."],[1,2,"part-1-1","1.1 Talk","Talk it over."],[2,3,"","","Hear each other."],[1,4,"part-1-2","1.2 Titled by its heading","A piece of work."],[2,2,"","","Nested, so not numbered."],[1,5,"","Try","Find two."],[2,6,"","","Look up."],[2,7,"","","One and two."],[1,8,"","The end","It ends well."],[1,9,"","Look here","A callout."],[1,10,"","","A note."],[1,11,"","","A tip."],[1,12,"","","Important."],[1,13,"","","A warning."],[1,14,"","","Caution."],[1,15,"","","An example."],[1,16,"","","A definition."],[1,17,"","","\"It worked.\""],[1,18,"","","Read first."],[1,19,"","","Pens\nPaper"],[1,20,"","","Know more"],[1,21,"","","Why?"],[1,22,"","","Because"],[1,10,"","","For those who take part."],[1,0,"","","Plain text for participants."],[1,23,"","","In a room."],[1,24,"","","Online."]]],
["agenda","Agenda","",[[0,0,"","",""]]],
["takeaway","My takeaway","",[[0,0,"","",""]]],
["attendance","Attendance","",[[0,0,"","",""]]]
]};
