tttkit.index = {"kinds":["","Core message","Questions","By the end","Challenge","Solution","Worth knowing","To keep"],"pages":[
["index","Golden workbench","",[[0,0,"","",""]]],
["episode","1 An episode of the Workbench","",[[0,0,"","","Windows\nUse a path.\nMac\nUse a path too."],[1,1,"","","Written there, read here."],[1,2,"","","How do you write a lesson?"],[1,3,"","","Explain how to use Markdown"],[1,4,"","Challenge 1: Can you do it?","What is the output of this command?\npaste(\"This\", \"new\", \"lesson\", \"looks\", \"good\")"],[2,5,"","Output","[1] \"This new lesson looks good\""],[2,0,"challenge-2-how-do-you-nest-solutions","Challenge 2: how do you nest solutions?",""],[3,5,"","","You can add a line with at least three colons and a solution tag."],[1,6,"","","No space before the name."],[1,7,"","","Use .md files"]]],
["agenda","Agenda","",[[0,0,"","",""]]],
["takeaway","My takeaway","",[[0,0,"","",""]]],
["attendance","Attendance","",[[0,0,"","",""]]]
]};
