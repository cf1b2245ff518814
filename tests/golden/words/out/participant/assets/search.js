tttkit.index = {"kinds":["","Core message","Note","Activity","Materials","Notes"],"pages":[
["index","Golden words","",[[0,0,"","","Every way in which words differ.\nTeachers & others\nCC-BY-4.0\nkits@example.org\nAna Díaz, School, lead\nYou see the difference\nA pen of yours\nEars"],[1,1,"core","","What matters is the same for all."]]],
["start","Start here","",[[0,0,"","","See 1 Words for you, 1.1 Talk and the last part."]]],
["words","1 Words for you","",[[0,0,"","","Choose words\nA pen of yours\nEars\nBy the end, you can choose; One word can change a day. is said again in the line.\nOne word can change a day."],[1,1,"","","One word can change a day."],[1,0,"heading-for-both","Heading for you both","Yours\nb\nc\nd\nan item for you"],[2,2,"","A title for you","Common, then common again and ."],[2,3,"talk","1.1 Talk","Talk."],[3,4,"","","Ears"],[1,5,"_fn-1","","The first note.\nThe second note, with a link."]]],
["more","2 More","",[[0,0,"","","Text."],[1,1,"","","More is not always better."],[1,0,"the-end","The end","Back to the talk."]]],
["closing","Closing","",[[0,0,"","","What matters is the same for all."]]],
["sheet","Sheet","",[[0,0,"","","Write here."]]],
["agenda","Agenda","",[[0,0,"","",""]]],
["takeaway","My takeaway","",[[0,0,"","",""]]],
["attendance","Attendance","",[[0,0,"","",""]]]
]};
