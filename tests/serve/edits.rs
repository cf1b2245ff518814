//! Files that change in every way that there is.

use super::*;

#[test]
fn files_change_in_every_way() {
    let running = both();
    running.until(WAIT, "The word is one.", true);
    running.save(MODULE, &module("two"));
    running.until(WAIT, "The word is two.", true);
    // An editor puts a file in place of another.
    running.save("kits/trust/modules/.new", &module("three"));
    fs::rename(running.path("kits/trust/modules/.new"), running.path(MODULE)).unwrap();
    running.until(WAIT, "The word is three.", true);
    // Another moves the old one away first.
    fs::rename(running.path(MODULE), running.path("kits/trust/modules/01-wait.md~")).unwrap();
    running.save(MODULE, &module("four"));
    running.until(WAIT, "The word is four.", true);
    // A new page, renamed, deleted.
    let next = "/trust/1.0.0-draft/participant/next.html";
    running.save("kits/trust/modules/02-next.md", "---\ntitle: Next\ncore_message: On.\n---\nThe next page.\n");
    running.until(next, "The next page.", true);
    fs::rename(running.path("kits/trust/modules/02-next.md"), running.path("kits/trust/modules/02-later.md")).unwrap();
    running.until("/trust/1.0.0-draft/participant/later.html", "The next page.", true);
    assert_eq!(status(&running.get(next, "")), 404);
    fs::remove_file(running.path("kits/trust/modules/02-later.md")).unwrap();
    running.until("/trust/1.0.0-draft/participant/later.html", "There is no such page", true);
    // A kit that comes as a whole, is renamed, and goes.
    for (name, bytes) in workspace().iter().filter_map(|(name, bytes)| Some((name.strip_prefix("kits/trust/")?, bytes))) {
        running.save(&format!("kits/fresh/{name}"), std::str::from_utf8(bytes).unwrap());
    }
    running.until("/fresh/1.0.0-draft/participant/wait.html", "The word is one.", true);
    running.until("/index.html", "fresh/index.html", true);
    fs::rename(running.path("kits/fresh"), running.path("kits/renamed")).unwrap();
    running.until("/renamed/1.0.0-draft/participant/wait.html", "The word is one.", true);
    running.save("kits/renamed/modules/01-wait.md", &module("six"));
    running.until("/renamed/1.0.0-draft/participant/wait.html", "The word is six.", true);
    fs::remove_dir_all(running.path("kits/renamed")).unwrap();
    running.until("/index.html", "renamed/index.html", false);
    // The folder of all kits goes, and comes back.
    fs::rename(running.path("kits"), running.path("away")).unwrap();
    running.until("/index.html", "trust/index.html", false);
    fs::create_dir(running.path("kits")).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    fs::rename(running.path("away/trust"), running.path("kits/trust")).unwrap();
    running.until(WAIT, "The word is four.", true);
    running.save(MODULE, &module("seven"));
    running.until(WAIT, "The word is seven.", true);
    running.save(MODULE, &module("four"));
    running.until(WAIT, "The word is four.", true);
    // A new version stands at another address; the old one leads there.
    running.save("kits/trust/kit.yaml", "schema: 1\ntitle: Trust\nversion: 2.0.0\n");
    running.until("/trust/2.0.0-draft/participant/wait.html", "The word is four.", true);
    assert!(running.get(WAIT, "").contains("location: /trust/2.0.0-draft/participant/wait.html"));
}

#[test]
fn mistakes_leave_what_was_good() {
    let running = both();
    running.save(MODULE, &module("two").replace("::: say", "::: sya"));
    running.until_wrong(1);
    running.until(WAIT, "The word is one.", true);
    running.save("book.toml", "[book\n");
    running.until_wrong(2);
    running.save("kits/other/modules/01-go.md", "---\ntitle: Go\ncore_message: Go.\n---\nGo further.\n");
    running.until("/other/1.0.0-draft/participant/go.html", "Go further.", true);
    running.save(
        "themes/own/templates/page.html",
        "{% extends \"layout.html\" %}{% block main %}<p>My own {{ page.text }}{% endblock main %}\n",
    );
    running.save("book.toml", "[book]\ntitle = \"Previewed\"\n\n[output.html]\ntheme = \"themes/own\"\n");
    running.until_wrong(1);
    running.save(MODULE, &module("three"));
    running.until_wrong(0);
    running.until(WAIT, "<p>My own", true);
    running.until(WAIT, "The word is three.", true);
    // A template that cannot be filled.
    running.save("themes/own/templates/page.html", "{{ page.nothing.at.all }}\n");
    running.until(WAIT, "something to mend first", true);
    running.save(
        "themes/own/templates/page.html",
        "{% extends \"layout.html\" %}{% block main %}<p>Again {{ page.text }}{% endblock main %}\n",
    );
    running.until(WAIT, "<p>Again", true);
    // Without a book.toml, and with one again.
    fs::remove_file(running.path("book.toml")).unwrap();
    running.until_wrong(1);
    running.until(WAIT, "<p>Again", true);
    running.save("book.toml", "[book]\ntitle = \"Previewed again\"\n");
    running.until_wrong(0);
    running.until("/index.html", "Previewed again", true);
    running.until(WAIT, "<p>Again", false);
}

#[test]
fn a_thousand_files_at_once_are_one_edit_or_few() {
    let running = both();
    for at in 0..1000 {
        let (kit, page) = (at / 50, at % 50);
        if page == 0 {
            running.save(&format!("kits/many-{kit}/kit.yaml"), "schema: 1\ntitle: Many\nversion: 1.0.0\n");
        }
        running.save(&format!("kits/many-{kit}/pages/page-{page}.md"), &format!("# Page {page}\n\nAll new.\n"));
    }
    running.save(MODULE, &module("last"));
    running.until("/many-19/1.0.0-draft/participant/page-49.html", "All new.", true);
    running.until(WAIT, "The word is last.", true);
    let edits = running.told.lock().unwrap().len();
    assert!(edits < 100, "{edits} edits for a thousand files");
    for kit in 0..20 {
        fs::remove_dir_all(running.path(&format!("kits/many-{kit}"))).unwrap();
    }
    running.until("/index.html", "many-", false);
    running.until_wrong(0);
}
