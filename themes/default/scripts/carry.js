// What is kept in this browser, saved to a file and brought back.
