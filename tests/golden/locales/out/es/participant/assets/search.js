tttkit.index = {"kinds":["","Mensaje central"],"pages":[
["index","Esperar","",[[0,0,"","","Wait."]]],
["welcome","Welcome","en",[[0,0,"","","Only in English."]]],
["wait","1 Esperar","",[[0,0,"","","Cuente hasta tres."],[1,1,"","","Espere tres segundos."]]],
["agenda","Agenda","",[[0,0,"","",""]]],
["takeaway","Lo que me llevo","",[[0,0,"","",""]]],
["attendance","Asistencia","",[[0,0,"","",""]]]
]};
