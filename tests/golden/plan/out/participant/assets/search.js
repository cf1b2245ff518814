tttkit.index = {"kinds":["","Core message","Activity","Discuss"],"pages":[
["index","Golden plan","",[[0,0,"","",""]]],
["ask","1 Ask","",[[0,0,"","",""],[1,1,"","","Ask first."],[1,2,"one","1.1 First","a"],[1,2,"two","1.2 Second","b"],[1,3,"part-1-3","1.3 Talk","c"]]],
["wait","2 Wait","",[[0,0,"","",""],[1,1,"","","Then wait."],[1,2,"unknown","2.1 Takes as long as it takes","a"],[1,2,"after","2.2 After it","b"]]],
["more","3 More","",[[0,0,"","","Text."],[1,1,"","","Then ask more."]]],
["agenda","Agenda","",[[0,0,"","","Two mornings\nFirst\nSecond\nCoffee & talk"]]],
["takeaway","My takeaway","",[[0,0,"","",""]]],
["attendance","Attendance","",[[0,0,"","",""]]]
]};
