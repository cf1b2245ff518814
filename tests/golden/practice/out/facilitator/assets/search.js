tttkit.index = {"kinds":["","Core message","Check yourself","Write","Activity","Exit ticket","Choose","Local slot","Slide"],"pages":[
["index","Golden practice","",[[0,0,"","",""]]],
["practice","1 Practice","",[[0,0,"","","In a room\nStand up.\nOnline\nTurn on your camera."],[1,1,"","","Practice makes it stay."],[1,2,"first-check","","Which of these is right?\nThis one\nIt is.\nThat one\nIt is not."],[1,2,"","","Which two?\nOne\nTwo\nThree"],[1,3,"my-plan","","What will you try?"],[1,4,"write","1.1 Write",""],[2,3,"","","And then?"],[2,3,"","","And after that?"],[1,5,"","","One word."],[1,3,"","","What do you see?"],[1,6,"","Choose","A\na\nB\nb"],[1,7,"our-routine","Our routine","Put your school's routine here\nMeet on Mondays."],[1,8,"","Wait","three\ntwo\none"]]],
["get-ready","Get ready","",[[0,0,"","",""]]],
["run","Run of show","",[[0,0,"","",""]]],
["presenter","Slides","",[[0,0,"","",""]]],
["delivery","Record","",[[0,0,"","",""]]],
["agenda","Agenda","",[[0,0,"","",""]]]
]};
