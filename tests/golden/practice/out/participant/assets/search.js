tttkit.index = {"kinds":["","Core message","Check yourself","Write","Activity","Exit ticket","Choose","Slide"],"pages":[
["index","Golden practice","",[[0,0,"","",""]]],
["practice","1 Practice","",[[0,0,"","","In a room\nStand up.\nOnline\nTurn on your camera."],[1,1,"","","Practice makes it stay."],[1,2,"first-check","","Which of these is right?\nThis one\nIt is.\nThat one\nIt is not."],[1,2,"","","Which two?\nOne\nTwo\nThree"],[1,3,"my-plan","","What will you try?"],[1,4,"write","1.1 Write",""],[2,3,"","","And then?"],[2,3,"","","And after that?"],[1,5,"","","One word."],[1,3,"","","What do you see?"],[1,6,"","Choose","A\na\nB\nb"],[1,0,"our-routine","Our routine","Meet on Mondays."],[1,7,"","Wait","three\ntwo\none"]]],
["agenda","Agenda","",[[0,0,"","",""]]],
["takeaway","My takeaway","",[[0,0,"","",""]]],
["attendance","Attendance","",[[0,0,"","",""]]]
]};
