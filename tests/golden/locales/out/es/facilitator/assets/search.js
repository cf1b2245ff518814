tttkit.index = {"kinds":["","Mensaje central","Diga"],"pages":[
["index","Esperar","",[[0,0,"","","Wait."]]],
["welcome","Welcome","en",[[0,0,"","","Only in English."]]],
["wait","1 Esperar","",[[0,0,"","","Cuente hasta tres."],[1,1,"","","Espere tres segundos."],[1,2,"","","Uno, dos, tres."]]],
["get-ready","Prepárese","",[[0,0,"","",""]]],
["run","Guion de la sesión","",[[0,0,"","",""]]],
["presenter","Diapositivas","",[[0,0,"","",""]]],
["delivery","Registro","",[[0,0,"","",""]]],
["agenda","Agenda","",[[0,0,"","",""]]]
]};
