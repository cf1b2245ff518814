tttkit.index = {"kinds":["","Core message","Note","Say","Activity","Materials","Notes","What to do, and when"],"pages":[
["index","Golden words","",[[0,0,"","","Every way in which words differ.\nTeachers & others\nCC-BY-4.0\nkits@example.org\nAna Díaz, School, lead\nThey see the difference"],[1,1,"core","","What matters is the same for all."]]],
["start","Start with them","",[[0,0,"","","See 1 Words for them, 1.1 Talk and the last part."]]],
["room","The room","",[[0,0,"","","Chairs in a circle. Back to Start with them."]]],
["words","1 Words for them","",[[0,0,"","","Let them choose words\nSticky notes\nA pen of theirs\nA timer\nEars\nWrite one word on the board\nBy the end, participants can choose; One word can change a day. is said again in the line.\nOne word can change a day."],[1,1,"","","One word can change a day."],[1,0,"heading-for-both","Heading for them both","Theirs\nb\nc\ne\nan item for them"],[2,2,"","A title for them","Common, then common again and ."],[2,3,"","","A note of its own.\nLettered."],[2,4,"talk","1.1 Talk","Talk."],[3,5,"","","Sticky notes\nA timer"],[3,5,"","","Ears"],[1,6,"_fn-1","","The first note.\nThe second note, with a link."]]],
["more","2 More","",[[0,0,"","","Text."],[1,1,"","","More is not always better."],[1,0,"the-end","The end","Back to the talk."]]],
["sheet","Sheet","",[[0,0,"","","Write here."]]],
["get-ready","Get ready","",[[0,0,"","","Projector"],[1,7,"_todo","","Print the sheet"]]],
["run","Run of show","",[[0,0,"","",""]]],
["presenter","Slides","",[[0,0,"","",""]]],
["delivery","Record","",[[0,0,"","",""]]],
["agenda","Agenda","",[[0,0,"","",""]]]
]};
